import { describe, expect, test } from "vitest";
import { createDeliver } from "../../src/events/deliver.ts";
import { signatureHeaders } from "../../src/events/sign.ts";
import { serve } from "../health/server.ts";
import { bodyOf } from "../support/receiver.ts";
import { noon } from "../support/train.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const event = { id: "0b31b1c0-2ff4-88ad-9b7b-81cbdf8f028b", body: '{"id":"1"}' };
const to = (url: string) => createDeliver({ ops: { url, secret } }, () => noon)("ops", event);

test("the signature is the one that Standard Webhooks publishes for this message", () => {
  const at = Temporal.Instant.fromEpochMilliseconds(1_614_265_330_000);
  const message = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at, body: '{"test": 2432232314}' };
  expect(signatureHeaders(message, secret)).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("a receiver gets the body as it was signed, with the headers that prove it", async () => {
  const got: { headers: NodeJS.Dict<string | string[]>; text: string }[] = [];
  const { url } = await serve((request, response) => {
    const take = async (): Promise<void> => {
      got.push({ headers: request.headers, text: await bodyOf(request) });
      response.writeHead(204).end();
    };
    void take();
  });
  expect(await to(url)).toEqual({ kind: "taken" });
  const [one] = got;
  expect(one?.text).toBe(event.body);
  expect(one?.headers).toMatchObject({
    "content-type": "application/cloudevents+json; charset=utf-8",
    ...signatureHeaders({ ...event, at: noon }, secret),
  });
});

describe("what wasn't taken", () => {
  test.each([
    [500, {}, { isAway: true, retryAt: null }],
    [429, { "retry-after": "120" }, { isAway: true, retryAt: noon.add({ seconds: 120 }) }],
    [
      503,
      { "retry-after": "Thu, 19 Mar 2026 12:05:00 GMT" },
      { isAway: true, retryAt: noon.add({ minutes: 5 }) },
    ],
    [503, { "retry-after": "9999999" }, { isAway: true, retryAt: noon.add({ hours: 24 }) }],
    [503, { "retry-after": "soon" }, { isAway: true, retryAt: null }],
    [400, {}, { isAway: false, retryAt: null }],
    [302, { location: "http://127.0.0.1:1/" }, { isAway: false, retryAt: null }],
  ])("is told by %i with %j", async (status, headers, expected) => {
    const { url } = await serve((_, response) => void response.writeHead(status, headers).end());
    const outcome = await to(url);
    expect(outcome).toEqual({ kind: "not taken", why: `answered with ${status}`, ...expected });
  });

  test("of a receiver that nobody named any more waits", async () => {
    const deliver = createDeliver({}, () => noon);
    expect(await deliver("ops", event)).toMatchObject({ kind: "not taken", isAway: true });
    expect(await deliver("toString", event)).toMatchObject({ kind: "not taken", isAway: true });
  });

  test("tells neither its address nor its secret", async () => {
    const outcome = await to("http://127.0.0.1:1/hooks/token-of-ops");
    expect(JSON.stringify(outcome)).not.toMatch(/token-of-ops|whsec|MfKQ/);
  });
});
