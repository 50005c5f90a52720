import { lookup } from "node:dns/promises";
import { expect, test, vi } from "vitest";
import { createDeliver } from "../../src/events/deliver.ts";
import { noon } from "../support/train.ts";

vi.mock("node:dns/promises", () => ({ lookup: vi.fn<() => Promise<unknown>>() }));

const receiver = { url: "https://hooks.example.com/releases", secret: "whsec_AAAA" };
const send = () => createDeliver({ ops: receiver }, () => noon)("ops", { id: "1", body: "{}" });

test.each([
  ["169.254.169.254", "where clouds keep their secrets"],
  ["::ffff:10.0.0.1", "IPv4 in disguise"],
])("a name that leads to %s (%s) is not followed", async (address) => {
  const family = address.includes(":") ? 6 : 4;
  vi.mocked(lookup).mockResolvedValue([{ address, family }] as never);
  const outcome = await send();
  expect(outcome).toMatchObject({ kind: "not taken", isAway: true });
  expect(JSON.stringify(outcome)).toContain("an address where no service is asked");
});
