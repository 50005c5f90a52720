/** What keeps the notes from being published for a while is waited for; when it stays, a person hears of it, once. */
import { expect, test } from "vitest";
import { publish } from "../../src/act/publish.ts";
import type { Publish } from "../../src/model/action.ts";
import { fail, succeed, type Result } from "../../src/model/failure.ts";
import type { Changes } from "../../src/model/release/notes.ts";
import { releaseMark } from "../../src/model/marks/marks.ts";
import { actingApp, search, wait } from "../support/act-tools.ts";
import { commit, release } from "../support/train.ts";
import { publishing, searchPart } from "../support/publishing.ts";

const action: Publish = {
  ...publishing,
  parts: [{ ...searchPart, previous: commit("search before") }],
  missing: [search.service],
  trainMissing: false,
};

const away: Result<Changes> = fail({
  kind: "unreachable",
  message: "GitHub answers 502.",
  hint: "",
  retry: "later",
});
const there: Result<Changes> = succeed({ complete: true, pulls: [] });

/** An app whose changes can be read or not, look by look. */
async function publisher() {
  const app = await actingApp();
  let changes = away;
  const look = async (): Promise<string> => {
    const tools = await app.nextRun({
      readChanges: async () => changes,
      readRank: async () => succeed({ isPreRelease: false, latest: "true" }),
    });
    return (await publish(action, tools)).kind;
  };
  return {
    ...app,
    look,
    reads: (now: Result<Changes>) => void (changes = now),
    since: () => app.recall("notes wait since"),
  };
}

const told = new Map([["publish search", "GitHub answers 502."]]);

test("what passes within half an hour is no refusal, and is forgotten with the publication", async () => {
  const { look, reads, clock, refused, since, happened } = await publisher();
  for (let minutes = 0; minutes < 30; minutes += 5) {
    expect(await look()).toBe("failed");
    expect(await refused()).toEqual(new Map());
    wait(clock, { minutes: 5 });
  }
  reads(there);
  expect(await look()).toBe("open");
  expect(happened).toEqual(["repos.createRelease"]);
  expect(await since()).toBeNull();
});

test("what stays is told after half an hour, once; it is published when it can be read, and a next spell counts anew", async () => {
  const { look, reads, clock, refused, since, happened, given } = await publisher();
  await look();
  wait(clock, { minutes: 31 });
  expect(await look()).toBe("failed");
  expect(await refused()).toEqual(told);
  wait(clock, { minutes: 1 });
  await look();
  expect(await refused()).toEqual(told);
  reads(there);
  // Not sooner than a refusal is tried again.
  wait(clock, { minutes: 3 });
  expect(await look()).toBe("open");
  expect(await refused()).toEqual(new Map());
  expect(happened).toEqual(["repos.createRelease"]);
  expect(given[0]).toContain(releaseMark(release, search.service));
  expect(await since()).toBeNull();
  reads(away);
  await look();
  wait(clock, { minutes: 29 });
  await look();
  expect(await refused()).toEqual(new Map());
});

test("what doesn't pass by itself isn't waited for", async () => {
  const { look, reads, refused, since } = await publisher();
  const failure = {
    kind: "invalid",
    message: "It is too long.",
    hint: "",
    retry: "never",
  } as const;
  reads(fail(failure));
  expect(await look()).toBe("failed");
  expect(await refused()).toEqual(new Map([["publish search", "It is too long."]]));
  expect(await since()).toBeUndefined();
});
