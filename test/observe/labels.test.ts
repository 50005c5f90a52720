import { expect, test } from "vitest";
import { repoName, sha } from "../../src/model/ids.ts";
import { proposeChange, shipChange } from "../../src/simulator/people.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { ensureLabel } from "../../src/simulator/world/labels.ts";
import { trainWorld } from "./train-world.ts";

const repo = repoName("acme/api");

test("the labels of the merged pull request with which a commit came, asked again while there are none", async () => {
  let wanted: readonly string[] = [];
  await using world = await trainWorld(["api"], {
    questions: {
      labels: () => wanted.map((commit) => ({ repo, commit: sha(commit) })),
    },
  });
  const { world: it, mike: by, simulator } = world;
  const api = world.repository("api");
  ensureLabel(it, api, { name: "hotfix", by });
  const fix = shipChange(it, api, { by, title: "Fix", files: { fix: "1" } });
  const merged = fix.pull?.mergeCommit ?? "";
  const open = proposeChange(it, api, { by, title: "Open", files: { a: "1" }, label: "hotfix" });
  const proposed = open.pull?.headSha ?? "";

  expect((await world.see()).answers.labels).toEqual(new Map());
  wanted = [merged, proposed, world.tip("api")];
  const labels = async () => Object.fromEntries((await world.see()).answers.labels);
  expect(await labels()).toEqual({
    [merged]: { kind: "known", value: [] },
    [proposed]: { kind: "known", value: [] },
    [world.tip("api")]: { kind: "known", value: [] },
  });
  editIssue(it, api, fix, { labels: ["hotfix"], by });
  wanted = [merged];
  expect(await labels()).toEqual({ [merged]: { kind: "known", value: ["hotfix"] } });

  await world.see();
  const before = simulator.requests.length;
  expect(await labels()).toEqual({ [merged]: { kind: "known", value: ["hotfix"] } });
  // What was found is remembered: it costs nothing more.
  wanted = [];
  const with1 = simulator.requests.length - before;
  await world.see();
  expect(simulator.requests.length - before - with1).toBe(with1);
});

test("what can't be read is not known", async () => {
  const missing = sha("e".repeat(40));
  await using world = await trainWorld(["api"], {
    questions: {
      labels: () => [
        { repo, commit: missing },
        { repo: repoName("acme/nowhere"), commit: sha("f".repeat(40)) },
      ],
    },
  });
  const {
    answers: { labels },
  } = await world.see();
  expect(labels.get(missing)).toEqual({ kind: "known", value: [] });
  expect(labels.get(sha("f".repeat(40)))?.kind).toBe("unknown");
});
