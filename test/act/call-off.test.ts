import { expect, test } from "vitest";
import { createSeal } from "../../src/model/seal.ts";
import { callOff, dispatch } from "../../src/act/dispatch.ts";
import type { Journal } from "../../src/act/journal.ts";
import { nothingLearned } from "../../src/act/learned.ts";
import { uncheckedBodies } from "../../src/act/unchecked.ts";
import type { Tools } from "../../src/act/tools.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import { fail, succeed } from "../../src/model/failure.ts";
import { repoName } from "../../src/model/ids.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { release } from "../engine/setup.ts";
import { green, idOf } from "../support/observation.ts";
import { noon } from "../support/train.ts";

const start = {
  service: idOf("search"),
  repo: repoName("acme/search"),
  workflow: "deploy.yml",
  deployment: 102,
};
const started = { kind: "dispatch", ...start, ref: "release/2.5.0", inputs: {} } as const;
const off = { kind: "call off", ...start } as const;

/** `asked`: what GitHub was asked to do. */
async function prepare(answers: boolean) {
  const clock = virtualClock(noon);
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  const lease = await store.leases.begin(release(12));
  const journal: Journal = journalOf(store, lease);
  const asked: string[] = [];
  const github = {
    write: async ({ doing }: { readonly doing: string }) => {
      asked.push(doing);
      return answers
        ? succeed({})
        : fail({ kind: "unreachable", message: "No answer.", hint: "", retry: "later" });
    },
  } as unknown as Tools["github"];
  const tools: Tools = {
    github,
    chat: null,
    seal: createSeal("a key"),
    journal,
    clock,
    settle: Temporal.Duration.from({ minutes: 1 }),
    learned: nothingLearned(),
    unchecked: uncheckedBodies(undefined, journal),
    readChanges: () => Promise.reject(new Error("Nothing is published here.")),
    readRank: () => Promise.reject(new Error("Nothing is published here.")),
    observation: green(),
  };
  return { asked, tools };
}

test("what is called off is never started, and the deployment says so", async () => {
  const { asked, tools } = await prepare(true);
  expect(await callOff(off, tools)).toEqual({ kind: "done" });
  expect(asked).toEqual(["say of deployment 102 in acme/search that it is error"]);
  await dispatch(started, tools);
  expect(asked.filter((doing) => doing.startsWith("start"))).toEqual([]);
});

test("what was started, or may have been, isn't called off: its end is waited for", async () => {
  const begun = await prepare(true);
  await dispatch(started, begun.tools);
  expect(await callOff(off, begun.tools)).toEqual({ kind: "done" });
  expect(begun.asked).toHaveLength(1);
  const silent = await prepare(false);
  await dispatch(started, silent.tools);
  expect(await callOff(off, silent.tools)).toMatchObject({ kind: "open" });
  expect(silent.asked).toHaveLength(1);
});
