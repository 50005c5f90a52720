/** What says that it brings a change and changes nothing proves nothing; what only made CI run again needs no pick. */
import { describe, expect, it } from "vitest";
import { readChanges } from "../../src/observe/changes/read-changes.ts";
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import { commit, createBranch, mergeBranches } from "../../src/simulator/world/commits.ts";
import { mergePull, openPull, type MergeMethod } from "../../src/simulator/world/pulls.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { handsOn, short, containments } from "../observe/hands.ts";
import { branch, trainWorld, valueOf, type TrainWorld } from "../observe/train-world.ts";

const api = (world: TrainWorld) => world.repository("api");

/** `git commit --allow-empty` on the release branch, or on another one. */
const commitNothing = (world: TrainWorld, message: string, on = branch) =>
  commit(world.world, api(world), { branch: on, files: {}, message, by: world.mike });

/** `git merge -s ours main` on the release branch. */
function mergeOurs(world: TrainWorld): string {
  const { world: it, mike: by } = world;
  const made = mergeBranches(it, api(world), { base: branch, head: "main", by, keepsOurs: true });
  return made?.sha ?? "";
}

/** A pull request into the release branch that says it is a backport, of one empty commit. */
function backportNothing(world: TrainWorld, number: number, method: MergeMethod): number {
  const { world: it, mike: by } = world;
  const head = `backport-${number}-to-2.5`;
  createBranch(it, api(world), { name: head, from: branch, by });
  commitNothing(world, `Backport #${number}`, head);
  const body = `# Description\nBackport of #${number} to \`${branch}\`.`;
  const pull = openPull(it, api(world), { head, base: branch, title: "Faster", body, by });
  mergePull(it, api(world), pull, { method, by });
  return pull.number;
}

const unproved = (number: number, by: string): string =>
  `#${number} unknown: ${by} brings it and changes nothing, so it is unknown whether it is there: a manager can count it with "/include #${number} <reason>"`;

describe("a merge that keeps ours", () => {
  it("sherpa/sherpa#573: what `git merge -s ours` joined is not contained", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, shipMany } = handsOn(world);
    const merged = ship();
    const squashed = ship({ method: "squash" });
    const rebased = shipMany(2, "rebase");
    const by = short(mergeOurs(world));
    const all = [merged, squashed, rebased].map(({ number }) => unproved(number, by));
    expect(await containments(world)).toEqual(all);
  });

  it("sherpa/sherpa#573: an ordinary merge afterwards brings what came after it", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, mergeMain } = handsOn(world);
    const before = ship();
    const by = short(mergeOurs(world));
    const after = ship();
    mergeMain();
    expect(await containments(world)).toEqual([
      unproved(before.number, by),
      `#${after.number} contained`,
    ]);
  });

  it("release-plz/release-plz#3071: what was picked before or after it is contained", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, backport, pick, mergeOf } = handsOn(world);
    const [picked, told, later] = [ship(), ship(), ship()];
    pick(mergeOf(picked));
    const body = `Backport of #${told.number}`;
    const second = backport([mergeOf(told)], { body });
    mergeOurs(world);
    pick(mergeOf(later));
    expect(await containments(world)).toEqual([
      `#${picked.number} contained`,
      `#${told.number} contained by #${second.number}`,
      `#${later.number} contained`,
      `#${second.number} contained`,
    ]);
  });

  it("release-plz/release-plz#3071: the notes don't list what it left out", async () => {
    await using world = await trainWorld(["api"]);
    const { ship } = handsOn(world);
    const previous = world.tip("api");
    ship();
    mergeOurs(world);
    const into = ship({ into: branch, title: "Into" });
    const changes = await readChanges(world.github, {
      repo: repoName("acme/api"),
      previous: sha(previous),
      commit: sha(world.tip("api")),
      path: [],
    });
    expect(valueOf(changes).pulls.map(({ number }) => number)).toEqual([into.number]);
  });
});

describe("an empty pick", () => {
  it("Mergifyio/mergify#266: a pick that came out empty brings nothing", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, mergeOf } = handsOn(world);
    const pull = ship();
    const origin = mergeOf(pull);
    const empty = commitNothing(world, `Faster\n\n(cherry picked from commit ${origin})`);
    expect(await containments(world)).toEqual([unproved(pull.number, short(empty.sha))]);
  });

  it("Mergifyio/mergify#266: a second pick of what is there already changes nothing and takes nothing", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, pick, mergeOf } = handsOn(world);
    const pull = ship();
    const first = pick(mergeOf(pull));
    commitNothing(world, `Faster\n\n(cherry picked from commit ${mergeOf(pull)})`);
    expect(await containments(world)).toEqual([`#${pull.number} contained by ${short(first.sha)}`]);
  });

  it("Mergifyio/mergify#266: nor does an empty commit put back what was reverted", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, revert, mergeOf } = handsOn(world);
    const pull = ship({ into: branch });
    const off = revert(mergeOf(pull));
    commitNothing(world, `Reapply "Faster"\n\nThis reverts commit ${off.sha}.`);
    expect(await containments(world)).toEqual([`#${pull.number} reverted by ${short(off.sha)}`]);
  });
});

it("Mergifyio/mergify#266: what has no way back bars it all the same, brought by an empty pick or an ours merge", async () => {
  const until = { paths: [], label: "irreversible" };
  let range: { readonly from: string; readonly to: string } | undefined;
  await using world = await trainWorld(["api"], {
    questions: {
      barriers: () =>
        range === undefined
          ? []
          : [
              {
                service: serviceId("api"),
                repo: repoName("acme/api"),
                path: [],
                from: sha(range.from),
                to: sha(range.to),
                until,
              },
            ],
    },
  });
  const { ship, mergeOf } = handsOn(world);
  const from = world.tip("api");
  const picked = ship({ label: "irreversible", files: { migration: "1" } });
  const joined = ship({ label: "irreversible", files: { other: "1" } });
  const { world: it, mike: by } = world;
  const byHand = { branch, files: { migration: "1" }, message: "The same by hand", by };
  commit(it, api(world), byHand);
  commitNothing(world, `Faster\n\n(cherry picked from commit ${mergeOf(picked)})`);
  mergeOurs(world);
  range = { from, to: world.tip("api") };
  const barrier = (await world.see()).answers.barriers.get(serviceId("api"));
  expect(barrier?.kind === "known" && barrier.value.pulls).toEqual([picked.number, joined.number]);
});

describe("an empty backport", () => {
  it.each<MergeMethod>(["squash", "merge", "rebase"])(
    "korthout/backport-action#620: an empty pull request is nobody's backport, merged by %s",
    async (method) => {
      await using world = await trainWorld(["api"]);
      const { ship } = handsOn(world);
      const { number } = ship();
      const empty = backportNothing(world, number, method);
      expect(await containments(world)).toEqual([
        unproved(number, `#${empty}`),
        `#${empty} contained`,
      ]);
    },
  );

  it("valkey-io/valkey-search#1022: a second one that has the change counts", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, backport, mergeOf } = handsOn(world);
    const pull = ship();
    const empty = backportNothing(world, pull.number, "squash");
    const full = backport([mergeOf(pull)], { body: `Backport of #${pull.number}` });
    expect(await containments(world)).toEqual([
      `#${pull.number} contained by #${full.number}`,
      `#${empty} contained`,
      `#${full.number} contained`,
    ]);
  });
});

it("cozystack/cozystack#4076: an empty commit that made CI run again needs no pick", async () => {
  await using world = await trainWorld(["api"]);
  const { pick, commitsOf, merge } = handsOn(world);
  const { world: it, mike: by } = world;
  createBranch(it, api(world), { name: "cart", from: "main", by });
  commit(it, api(world), { branch: "cart", files: { cart: "1" }, message: "Cart", by });
  commitNothing(world, "Run CI again", "cart");
  commit(it, api(world), { branch: "cart", files: { cart: "2" }, message: "More", by });
  const pull = openPull(it, api(world), { head: "cart", base: "main", title: "Cart", by });
  editIssue(it, api(world), pull, { labels: ["release:2.5.0"], by });
  const [first = "", , last = ""] = commitsOf(pull);
  merge(pull, "squash");
  pick(first);
  expect(await containments(world)).toEqual([`#${pull.number} missing`]);
  const brought = pick(last);
  expect(await containments(world)).toEqual([`#${pull.number} contained by ${short(brought.sha)}`]);
});
