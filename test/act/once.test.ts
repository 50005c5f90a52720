import { expect, test } from "vitest";
import { once, type Effect } from "../../src/act/once.ts";
import { fail, succeed, type Result } from "../../src/model/failure.ts";
import { actingApp, blind, settle, wait } from "../support/act-tools.ts";
import { noon } from "../support/train.ts";

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

test("what was done is not asked for again, and its value is remembered", async () => {
  const { nextRun } = await actingApp();
  const hello = effect([succeed("said")]);
  expect(await once(await nextRun(), hello)).toEqual({ kind: "done", value: "said" });
  expect(await once(await nextRun(), hello)).toEqual({ kind: "past", value: "said" });
  expect(hello.asked).toHaveLength(1);
});

test("threats 32 and 33: a request without an answer is repeated after the settle window, with the same id", async () => {
  const { clock, nextRun } = await actingApp();
  const hello = effect([silence, succeed("said")]);
  const at = noon.add(settle);
  expect(await once(await nextRun(), hello)).toEqual({ kind: "open", at });
  wait(clock, { seconds: 59 });
  expect(await once(await nextRun(), hello)).toEqual({ kind: "open", at });
  expect(hello.asked).toHaveLength(1);
  wait(clock, { seconds: 1 });
  expect(await once(await nextRun(), hello)).toMatchObject({ kind: "done" });
  expect(new Set(hello.asked).size).toBe(1);
});

test("what GitHub refused is asked for again once people had time to mend what was in the way", async () => {
  const { clock, nextRun } = await actingApp();
  const hello = effect([refusal, succeed("said")]);
  expect(await once(await nextRun(), hello)).toMatchObject({ kind: "failed" });
  expect(await once(await nextRun(), hello)).toEqual({
    kind: "open",
    at: noon.add({ minutes: 2 }),
  });
  expect(hello.asked).toHaveLength(1);
  wait(clock, { minutes: 2 });
  expect(await once(await nextRun(), hello)).toEqual({ kind: "done", value: "said" });
  expect(await once(await nextRun(), hello)).toEqual({ kind: "past", value: "said" });
});

test("a request after a refusal that gets no answer is one whose outcome is open", async () => {
  const { clock, nextRun } = await actingApp();
  const hello = effect([refusal, silence]);
  await once(await nextRun(), hello);
  wait(clock, { minutes: 2 });
  await once(await nextRun(), hello);
  wait(clock, { seconds: 30 });
  expect(await once(await nextRun(), hello)).toEqual({
    kind: "open",
    at: noon.add({ minutes: 3 }),
  });
  expect(hello.asked).toHaveLength(2);
});

test("threat 34: an effect that only people may ask for again stays refused", async () => {
  const { clock, nextRun } = await actingApp();
  const deployment = effect([refusal, succeed("deployed")], { refusal: "final" });
  await once(await nextRun(), deployment);
  wait(clock, { hours: 1 });
  expect(await once(await nextRun(), deployment)).toEqual({
    kind: "past",
    value: undefined,
    refused: "GitHub answered 403. Look at the App's permissions.",
  });
  expect(deployment.asked).toHaveLength(1);
});

test("nothing is asked for while an unknown one may have asked for the same", async () => {
  const at = noon.add({ seconds: 10 });
  const { nextRun } = await actingApp();
  const hello = effect([succeed("said")]);
  const tools = await nextRun({ observation: blind(at) });
  expect(await once(tools, hello)).toEqual({ kind: "open", at });
  expect(hello.asked).toEqual([]);
});

test("threat 48: a run that was overtaken asks for nothing", async () => {
  const { nextRun } = await actingApp();
  const hello = effect([succeed("said")]);
  const old = await nextRun();
  await nextRun();
  expect(await once(old, hello)).toEqual({ kind: "fenced" });
  expect(hello.asked).toEqual([]);
});
