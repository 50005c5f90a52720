import { expect, test } from "vitest";
import { known } from "../../src/model/failure.ts";
import { repoName, serviceId, sha, type Sha } from "../../src/model/ids.ts";
import { emptyRecord } from "../../src/model/record/record.ts";
import { proposeChange, shipChange, turnGreen } from "../../src/simulator/people.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { forkRepository } from "../../src/simulator/world/forks.ts";
import { openPull } from "../../src/simulator/world/pulls.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { branch, plainTrain, trainWorld } from "./train-world.ts";

/** A release of one service, and what is found of the fix that somebody names. */
async function seeking() {
  let asked: { readonly name: string; readonly running: Sha | null } | undefined;
  const world = await trainWorld(["api"], {
    trainFile: `${plainTrain(["api"])}\nchecklist:\n  - { text: Has a way back, file: docs/rollback.md }`,
    questions: {
      replacements: () =>
        asked
          ? [
              {
                comment: 1,
                service: serviceId("api"),
                repo: repoName("acme/api"),
                releaseBranch: branch,
                ...asked,
              },
            ]
          : [],
    },
  });
  const api = world.repository("api");
  const seek = async (name: string, running: string | null = null) => {
    asked = { name, running: running === null ? null : sha(running) };
    return (await world.see()).answers.replacements.get(1);
  };
  /** A commit on a new branch that begins at the release branch. */
  const fixOn = (name: string) => {
    createBranch(world.world, api, { name, from: branch, by: world.mike });
    const files = { "src/salt.txt": `${name}\n`, "docs/rollback.md": "undo\n" };
    return commit(world.world, api, { branch: name, files, message: "Mend it", by: world.mike });
  };
  return { world, api, seek, fixOn };
}

test("a branch, a commit of the release branch, of the default branch, and the head of a pull request", async () => {
  const { world: it, api, seek, fixOn } = await seeking();
  await using _world = it;
  const fix = fixOn("fix/salt");
  const at = { committedAt: fix.at, isOld: false, kind: "found" };
  expect(await seek("fix/salt")).toEqual(known({ ...at, commit: fix.sha, branch: "fix/salt" }));
  // Named by its hash it is on none of the branches that anybody looks at, until its pull request says so.
  expect(await seek(fix.sha.slice(0, 7))).toEqual(known({ kind: "astray", commit: fix.sha }));
  openPull(it.world, api, { head: "fix/salt", base: branch, title: "Mend it", by: it.mike });
  expect(await seek(fix.sha.slice(0, 7))).toEqual(known({ ...at, commit: fix.sha, branch: null }));
  for (const into of [branch, "main"]) {
    shipChange(it.world, api, { by: it.mike, title: `In ${into}`, files: { [into]: "" }, into });
    const head = tipOf(api, into);
    expect(await seek(head.toUpperCase())).toMatchObject({
      value: { kind: "found", commit: head, branch: null },
    });
  }
});

test("a commit of a fork is shown by GitHub, and is none of the repository's", async () => {
  const { world: it, api, seek } = await seeking();
  await using _world = it;
  const eve = addUser(it.world, "eve");
  const fork = forkRepository(it.world, api, { by: eve });
  const evil = commit(it.world, fork, {
    branch: "main",
    files: { "src/evil.txt": "x\n" },
    message: "Trust me",
    by: eve,
  });
  openPull(it.world, api, { head: "main", fork, base: "main", title: "Trust me", by: eve });
  expect(await seek(evil.sha)).toEqual(known({ kind: "astray", commit: evil.sha }));
});

test("what is nothing, what means two things, and what production has already", async () => {
  const { world: it, api, seek, fixOn } = await seeking();
  await using _world = it;
  expect(await seek("fix/salt")).toEqual(known({ kind: "none" }));
  expect(await seek("1234567")).toEqual(known({ kind: "none" }));
  const before = tipOf(api, branch);
  createBranch(it.world, api, {
    name: before.slice(0, 8),
    from: fixOn("fix/salt").sha,
    by: it.mike,
  });
  expect(await seek(before.slice(0, 8))).toEqual(known({ kind: "both" }));
  const fix = tipOf(api, "fix/salt");
  expect(await seek("fix/salt", before)).toMatchObject({ value: { isOld: false } });
  expect(await seek("fix/salt", fix)).toMatchObject({ value: { isOld: true } });
  expect(await seek(before, fix)).toMatchObject({ value: { commit: before, isOld: true } });
  expect(it.simulator.unmodelled).toEqual([]);
});

test("all that is read of a service is read at its fix", async () => {
  const { world: it, api, fixOn } = await seeking();
  await using _world = it;
  const by = it.mike;
  const inBoth = shipChange(it.world, api, { by, title: "Both", files: { a: "" }, into: branch });
  const fix = fixOn("fix/salt");
  const open = openPull(it.world, api, { head: "fix/salt", base: branch, title: "Mend it", by });
  const later = shipChange(it.world, api, { by, title: "Later", files: { b: "" }, into: branch });
  const other = proposeChange(it.world, api, { by, title: "Open", files: { c: "" }, into: branch });
  turnGreen(it.world, api, fix.sha, ["test"]);
  const replace = {
    kind: "replace",
    comment: 7,
    by: { id: by.id, login: by.login },
    at: "2026-03-19T09:00:00Z",
    service: serviceId("api"),
    commit: sha(fix.sha),
    instead: null,
    branch: null,
    reason: "",
    attempt: 2,
  } as const;
  const lastRecord = { comment: 500, record: { ...emptyRecord, entries: [replace] } };
  const facts = await it.factsOf("api", { lastRecord });
  expect(facts).toMatchObject({
    tip: fix.sha,
    branch,
    checks: { kind: "known", value: { commit: fix.sha, results: [{ name: "test" }] } },
    files: known({ commit: fix.sha, present: new Map([["docs/rollback.md", true]]) }),
  });
  const pulls = facts.pulls.kind === "known" ? facts.pulls.value : [];
  const contained = new Map(
    pulls.map(({ number, containment }) => [
      number,
      containment.kind === "known" ? containment.value.kind : containment.why,
    ]),
  );
  expect(contained).toEqual(
    new Map([
      [inBoth.number, "contained"],
      [open.number, "contained"],
      [later.number, "missing"],
      [other.number, "missing"],
    ]),
  );
  expect((await it.factsOf("api")).tip).toBe(it.tip("api"));
  expect(it.simulator.unmodelled).toEqual([]);
});

test("whose pull requests GitHub doesn't list to their end isn't called astray", async () => {
  const { world: it, api, seek, fixOn } = await seeking();
  await using _world = it;
  const fix = fixOn("fix/salt");
  for (let count = 0; count < 21; count += 1) {
    const head = `on-top-${count}`;
    createBranch(it.world, api, { name: head, from: "fix/salt", by: it.mike });
    const files = { [head]: "more" };
    commit(it.world, api, { branch: head, files, message: "More", by: it.mike });
    openPull(it.world, api, { head, base: branch, title: `More, ${count}`, by: it.mike });
  }
  expect(await seek(fix.sha)).toMatchObject({
    kind: "unknown",
    why: expect.stringMatching(/more pull requests than GitHub listed: name its branch$/),
  });
});
