import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { probeOnce } from "../../src/health/probe.ts";
import { usualLimits } from "../../src/health/request.ts";

/** Of 127.0.0.1, valid on the first of January 2020. Its key is secret to nobody. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmybcD4f0QBMdmMh9
q0hcg5XX0qz/q1iGJD/SIQFYS7WhRANCAASmffoL1x4mFV48hCxAiGC12tIFzwOo
Xy7q0I8G7v2e2kRFVLSnERIptG0hU6zkIN8b0LE7ul3p/qD/RQbCelx5
-----END PRIVATE KEY-----
`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBOTCB4aADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCTEyNy4wLjAu
MTAeFw0yMDAxMDEwMDAwMDBaFw0yMDAxMDIwMDAwMDBaMBQxEjAQBgNVBAMMCTEy
Ny4wLjAuMTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKZ9+gvXHiYVXjyELECI
YLXa0gXPA6hfLurQjwbu/Z7aREVUtKcREim0bSFTrOQg3xvQsTu6Xen+oP9FBsJ6
XHmjJDAiMA8GA1UdEQQIMAaHBH8AAAEwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjO
PQQDAgNHADBEAiBSKCWWcuuPxSaAGFvwg93jKn7jhOMb2CNh7t0ONKvlHQIgVj1/
lROIdsieXBwNknVPxqxibqu8svnwofBWNqWlcbI=
-----END CERTIFICATE-----
`;

test("threat 41: an expired certificate is a bad answer, and says so", async () => {
  const server = createServer({ key, cert }, (_request, response) => response.end("fine"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const answer = await probeOnce(
    { url: `https://127.0.0.1:${port}/`, method: "GET", status: null, json: [] },
    { allowed: [{ name: "127.0.0.1", isWildcard: false, port }], headers: new Map() },
    usualLimits,
  );
  expect(answer).toEqual({ kind: "unreachable", why: "its certificate has expired" });
});
