import { expect, test } from "vitest";
import { createSeal } from "../../src/model/seal.ts";
import type { Journal } from "../../src/act/journal.ts";
import { nothingLearned } from "../../src/act/learned.ts";
import { uncheckedBodies } from "../../src/act/unchecked.ts";
import { once, type Effect } from "../../src/act/once.ts";
import type { Tools } from "../../src/act/tools.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { fail, succeed, type Result } from "../../src/model/failure.ts";
import { virtualClock, type VirtualClock } from "../../src/simulator/clock.ts";
import { release } from "../engine/setup.ts";
import { green } from "../support/observation.ts";
import { noon } from "../support/train.ts";

const settle = Temporal.Duration.from({ minutes: 1 });

const refusal: Result<string> = fail({
  kind: "forbidden",
  message: "GitHub answered 403.",
  hint: "Look at the App's permissions.",
  retry: "never",
});
const silence: Result<string> = fail({
  kind: "unreachable",
  message: "No answer.",
  hint: "",
  retry: "later",
});

/** An effect that GitHub answers in this way, one answer after the other. */
function effect(answers: readonly Result<string>[], changes: Partial<Effect<string>> = {}) {
  const asked: string[] = [];
  const rest = [...answers];
  const request = async (uuid: string): Promise<Result<string>> => {
    asked.push(uuid);
    return rest.shift() ?? silence;
  };
  return { asked, id: "say hello", detail: null, request, ...changes };
}

async function prepare(blindUntil: Temporal.Instant | null = null) {
  const clock = virtualClock(noon);
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  const toolsOfNextRun = async (): Promise<Tools> => {
    const lease = await store.leases.begin(release(12));
    const journal: Journal = {
      begin: async (id, detail) => {
        const intent = await store.intents.begin(lease, id, detail);
        if (intent === "fenced" || intent.state !== "done") return intent;
        return { ...intent, result: intent.result as { readonly value?: unknown } };
      },
      resend: (id) => store.intents.resend(lease, id),
      done: (id, result) => store.intents.done(lease, id, result),
      remember: (name, value) => store.memory.put(lease, name, value),
      recall: (name) => store.memory.get(lease.key, name),
    };
    return {
      github: {} as Tools["github"],
      chat: null,
      seal: createSeal("a key"),
      journal,
      clock,
      settle,
      learned: nothingLearned(),
      unchecked: uncheckedBodies(undefined, journal),
      readChanges: () => Promise.reject(new Error("Nothing is published here.")),
      readRank: () => Promise.reject(new Error("Nothing is published here.")),
      observation: { ...green(), blindUntil },
    };
  };
  return { clock, toolsOfNextRun };
}

const later = (clock: VirtualClock, time: Temporal.DurationLike): void => {
  clock.after(Temporal.Duration.from(time), () => undefined);
  clock.step();
};

test("what was done is not asked for again, and its value is remembered", async () => {
  const { toolsOfNextRun } = await prepare();
  const hello = effect([succeed("said")]);
  expect(await once(await toolsOfNextRun(), hello)).toEqual({ kind: "done", value: "said" });
  expect(await once(await toolsOfNextRun(), hello)).toEqual({ kind: "past", value: "said" });
  expect(hello.asked).toHaveLength(1);
});

test("a request without an answer is repeated after the settle window, with the same id", async () => {
  const { clock, toolsOfNextRun } = await prepare();
  const hello = effect([silence, succeed("said")]);
  const at = noon.add(settle);
  expect(await once(await toolsOfNextRun(), hello)).toEqual({ kind: "open", at });
  later(clock, { seconds: 59 });
  expect(await once(await toolsOfNextRun(), hello)).toEqual({ kind: "open", at });
  expect(hello.asked).toHaveLength(1);
  later(clock, { seconds: 1 });
  expect(await once(await toolsOfNextRun(), hello)).toMatchObject({ kind: "done" });
  expect(new Set(hello.asked).size).toBe(1);
});

test("what GitHub refused is asked for again once people had time to mend what was in the way", async () => {
  const { clock, toolsOfNextRun } = await prepare();
  const hello = effect([refusal, succeed("said")]);
  expect(await once(await toolsOfNextRun(), hello)).toMatchObject({ kind: "failed" });
  expect(await once(await toolsOfNextRun(), hello)).toEqual({
    kind: "open",
    at: noon.add({ minutes: 2 }),
  });
  expect(hello.asked).toHaveLength(1);
  later(clock, { minutes: 2 });
  expect(await once(await toolsOfNextRun(), hello)).toEqual({ kind: "done", value: "said" });
  expect(await once(await toolsOfNextRun(), hello)).toEqual({ kind: "past", value: "said" });
});

test("a request after a refusal that gets no answer is one whose outcome is open", async () => {
  const { clock, toolsOfNextRun } = await prepare();
  const hello = effect([refusal, silence]);
  await once(await toolsOfNextRun(), hello);
  later(clock, { minutes: 2 });
  await once(await toolsOfNextRun(), hello);
  later(clock, { seconds: 30 });
  expect(await once(await toolsOfNextRun(), hello)).toEqual({
    kind: "open",
    at: noon.add({ minutes: 3 }),
  });
  expect(hello.asked).toHaveLength(2);
});

test("an effect that only people may ask for again stays refused", async () => {
  const { clock, toolsOfNextRun } = await prepare();
  const deployment = effect([refusal, succeed("deployed")], { refusal: "final" });
  await once(await toolsOfNextRun(), deployment);
  later(clock, { hours: 1 });
  expect(await once(await toolsOfNextRun(), deployment)).toEqual({
    kind: "past",
    value: undefined,
    refused: "GitHub answered 403. Look at the App's permissions.",
  });
  expect(deployment.asked).toHaveLength(1);
});

test("nothing is asked for while an unknown one may have asked for the same", async () => {
  const at = noon.add({ seconds: 10 });
  const { toolsOfNextRun } = await prepare(at);
  const hello = effect([succeed("said")]);
  expect(await once(await toolsOfNextRun(), hello)).toEqual({ kind: "open", at });
  expect(hello.asked).toEqual([]);
});

test("a run that was overtaken asks for nothing", async () => {
  const { toolsOfNextRun } = await prepare();
  const hello = effect([succeed("said")]);
  const old = await toolsOfNextRun();
  await toolsOfNextRun();
  expect(await once(old, hello)).toEqual({ kind: "fenced" });
  expect(hello.asked).toEqual([]);
});
