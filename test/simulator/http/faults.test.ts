import { expect, test } from "vitest";
import type { Fault } from "../../../src/simulator/http/faults.ts";
import { settled, startFixture } from "./fixture.ts";

const creates: Fault["matches"] = ({ method, path }) =>
  method === "POST" && path.endsWith("/issues");

async function strikeOnce(fault: Omit<Fault, "matches" | "times">) {
  const it = await startFixture();
  it.simulator.faults.push({ matches: creates, times: 1, ...fault });
  const create = () => it.asInstallation("POST", "/repos/acme/api/issues", { title: "Release" });
  return { it, create };
}

test("before: nothing happens, and the next request goes well", async () => {
  const { it, create } = await strikeOnce({ when: "before" });
  await using _ = it;
  expect((await create()).status).toBe(502);
  expect(it.repository.issues.size).toBe(0);
  expect((await create()).status).toBe(201);
});

test("after: it happens although the client is told that it failed", async () => {
  const { it, create } = await strikeOnce({ when: "after", answer: { status: 504, body: {} } });
  await using _ = it;
  expect((await create()).status).toBe(504);
  expect(it.repository.issues.size).toBe(1);
});

test("dropped: the client gets no answer at all", async () => {
  const { it, create } = await strikeOnce({ when: "after", drop: true });
  await using _ = it;
  await expect(create()).rejects.toThrow("fetch failed");
  expect(it.repository.issues.size).toBe(1);
  expect(it.simulator.requests.at(-1)).toMatchObject({ status: null });
});

test("late commit: it happens only after the client was cut off", async () => {
  const { it, create } = await strikeOnce({ when: "after", drop: true, commitDelay: 5 });
  await using _ = it;
  await expect(create()).rejects.toThrow("fetch failed");
  expect(it.repository.issues.size).toBe(0);
  expect(it.simulator.idle()).toBe(false);
  await settled(it.simulator);
  expect(it.repository.issues.size).toBe(1);
});

test("only late: the true answer comes", async () => {
  const { it, create } = await strikeOnce({ when: "before", delay: 5 });
  await using _ = it;
  const begun = performance.now();
  expect((await create()).status).toBe(201);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(4);
});
