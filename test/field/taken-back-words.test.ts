/** Public reports on the words in which people and tools take changes back. */
import { describe, expect, it } from "vitest";
import { repoName } from "../../src/model/ids.ts";
import { commitWords } from "../../src/observe/changes/commit-words.ts";
import type { Named } from "../../src/observe/changes/revert-words.ts";
import { undoneBy } from "../../src/observe/changes/reverts.ts";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { openPull } from "../../src/simulator/world/pulls.ts";
import { handsOn, containments } from "../observe/hands.ts";
import { branch, trainWorld, type TrainWorld } from "../observe/train-world.ts";

const worded = (one: Named): string =>
  one.kind === "pull" ? `#${one.number}` : one.kind === "commit" ? one.sha : `called ${one.title}`;

/** What a message takes back, and whether that is all that it does. */
const said = (message: string) => {
  const { deeds, isRevert } = commitWords(message, "acme/api");
  return [...deeds.flatMap(({ reverts }) => reverts.map(worded)), ...(isRevert ? ["only"] : [])];
};

describe("first lines", () => {
  it.each<readonly [string, readonly string[]]>([
    ["Revert #12 (#15)", ["#12", "only"]],
    ["Revert PR #12 (#15)", ["#12", "only"]],
    ["Revert pull request #12: Login (#15)", ["#12", "only"]],
    ["Revert acme/API#12", ["#12", "only"]],
    ["Revert GH-12 because it leaks", ["#12", "only"]],
    ["Revert #12, #13 and #14 (#15)", ["#12", "#13", "#14", "only"]],
    ["Revert #12 and fix the cart (#15)", ["#12"]],
    ["Back out #12", ["#12", "only"]],
    ["Roll back #12 (#15)", ["#12", "only"]],
    ["revert(api): #12", ["#12", "only"]],
    ["Revert Login (#12) (#15)", ["#12", "only"]],
    ["Revert 'Login (#12)' (#15)", ["#12", "only"]],
    ['[2.5] Revert "Login (#12)" (#15)', ["#12", "only"]],
    ['⏪ Revert "Login (#12)"', ["#12", "only"]],
    ['Back out "Login" (#15)', ["called Login", "only"]],
    ['Revert^2 "Login"', ['called Revert "Login"', "only"]],
    ['Revert^3 "Login"', ['called Revert^2 "Login"', "only"]],
    ['Revert "Login (#12)" and "Cart (#13)" (#15)', ["#12", "#13", "only"]],
    ["Revert commit 0123abc4", ["0123abc4", "only"]],
    ["Revert 0123abc4 (#15)", ["0123abc4", "only"]],
  ])("angular/angular-cli#19737: %s", (line, words) => {
    expect(said(line)).toEqual(words);
  });

  it.each<readonly [string, readonly string[]]>([
    ['style: Revert "style: Login (#12)" (#15)', ["#12", "only"]],
    ["chore(api)!: revert #12", ["#12", "only"]],
  ])("OSGeo/grass#4127: %s", (line, words) => {
    expect(said(line)).toEqual(words);
  });

  it.each([
    "Revert acme/web#12",
    "Revert #12's cache",
    "Partially revert #12",
    "Revert parts of #12",
    "Revert #12 partially",
    "Rollback #12 hangs (#15)",
    "Fix the button that reverts #12",
    "Never revert #12",
    "Undo button for #12",
    "Reverted index for #12",
  ])("workarea-commerce/workarea#549: %s takes nothing back", (line) => {
    // What it may be called nothing is.
    expect(said(line).filter((one) => !one.startsWith("called "))).toEqual([]);
  });
});

describe("messages below their first lines", () => {
  const [first, second] = ["0123abc4".padEnd(40, "5"), "0456def7".padEnd(40, "6")];
  it.each<readonly [string, readonly string[]]>([
    [`This reverts commits ${first} and ${second}.`, [first, second, "only"]],
    [`This reverts commit\n${first}.`, [first, "only"]],
    [`This reverts merge commit ${first}, reversing changes`, [first, "only"]],
    [`This backs out commit ${first}.`, [first, "only"]],
    ["This reverts PR #12.", ["#12", "only"]],
    ["Reverts acme/api#12 and acme/api#13", ["#12", "#13", "only"]],
    ["This partially reverts commit 0123abc4.", []],
    ["Reverts acme/web#12", []],
  ])("conventional-changelog/conventional-changelog#554: %s", (line, words) => {
    expect(said(`Tidy\n\n${line}`)).toEqual(words);
  });
});

describe("titles of pull requests", () => {
  const home = { repo: repoName("acme/api"), url: "https://github.com/acme/api" };
  it.each<readonly [string, readonly string[]]>([
    ["Revert #12", ["#12"]],
    ["Revert Login (#12)", ["#12"]],
    ['chore: revert "Login (#12)"', ["#12"]],
    ["Revert https://github.com/acme/api/pull/12", ["#12"]],
    ["Revert https://github.com/acme/web/pull/12", []],
    ["Login (#12)", []],
  ])("release-drafter/release-drafter#1239: %s", (title, words) => {
    const undone = undoneBy({ title, branch: "mend", base: branch, body: "", home });
    expect(undone.named.map(worded).filter((one) => one.startsWith("#"))).toEqual(words);
  });
});

describe("a release from which something was rolled back", () => {
  /** A pull request that takes another back by hand. */
  const undo = (world: TrainWorld, title: string, method: "merge" | "squash" | "rebase") => {
    const { world: it, mike: by } = world;
    const { repo, merge } = handsOn(world);
    createBranch(it, repo, { name: "undo", from: branch, by });
    commit(it, repo, { branch: "undo", message: "Put it back", files: { undo: "1" }, by });
    const pull = openPull(it, repo, { head: "undo", base: branch, title, by });
    merge(pull, method);
    return pull;
  };

  it.each(["merge", "squash", "rebase"] as const)(
    "release-drafter/release-drafter#1239: by a pull request that was written by hand and merged with %s",
    async (method) => {
      await using world = await trainWorld(["api"]);
      const pull = handsOn(world).ship({ into: branch, method });
      const undoing = undo(world, `Revert #${pull.number}`, method);
      expect(await containments(world)).toEqual([
        `#${pull.number} reverted by #${undoing.number}`,
        `#${undoing.number} contained`,
      ]);
    },
  );

  it("angular/angular-cli#19737: by a commit that was pushed", async () => {
    await using world = await trainWorld(["api"]);
    const hands = handsOn(world);
    const pull = hands.ship({ into: branch, method: "squash" });
    const message = `Revert #${pull.number} since it leaks`;
    const change = { branch, message, files: { undo: "1" }, by: world.mike };
    const { sha } = commit(world.world, hands.repo, change);
    expect(await containments(world)).toEqual([`#${pull.number} reverted by ${sha.slice(0, 7)}`]);
  });

  it("workarea-commerce/workarea#549: what only begins with that word is a change, and may be taken back itself", async () => {
    await using world = await trainWorld(["api"]);
    const hands = handsOn(world);
    const pull = hands.ship({ into: branch, method: "squash", title: "Revert to the old colours" });
    expect(await containments(world)).toEqual([`#${pull.number} contained`]);
    const undoing = hands.undo(pull, "squash");
    expect(await containments(world)).toEqual([
      `#${pull.number} reverted by #${undoing.number}`,
      `#${undoing.number} contained`,
    ]);
  });
});
