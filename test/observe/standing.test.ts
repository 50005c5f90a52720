import { expect, test } from "vitest";
import { proposeChange, shipChange } from "../../src/simulator/people.ts";
import { commit, forcePush } from "../../src/simulator/world/commits.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { openPull } from "../../src/simulator/world/pulls.ts";
import { handsOn, short, containments, type Hands } from "./hands.ts";
import { branch, trainWorld } from "./train-world.ts";

/** Does something with real commits; answers how the pull requests must stand after it. */
type Rule = (hands: Hands) => readonly string[];

const rules: Readonly<Record<string, Rule>> = {
  "open into the release branch": ({ repo, ship }) => {
    ship({ into: branch });
    return [`#${repo.lastNumber} contained`];
  },
  "merged elsewhere": ({ ship }) => [`#${ship().number} missing`],
  "merged elsewhere, and that merged in": ({ ship, mergeMain }) => {
    const pulls = [ship(), ship({ method: "squash" }), ship({ method: "rebase" })];
    mergeMain();
    return pulls.map(({ number }) => `#${number} contained`);
  },
  "cherry-picked with -x": ({ ship, pick, mergeOf }) => {
    const pulls = (["merge", "squash", "rebase"] as const).map((method) => ship({ method }));
    return pulls.map((pull) => `#${pull.number} contained by ${short(pick(mergeOf(pull)).sha)}`);
  },
  "all commits of a merge picked one by one": ({ shipMany, pick, commitsOf }) => {
    const pull = shipMany(3, "merge");
    const picked = commitsOf(pull).map((sha) => pick(sha));
    return [`#${pull.number} contained by ${short(picked.at(-1)?.sha ?? "")}`];
  },
  "all but one of them": ({ shipMany, pick, commitsOf }) => {
    const pull = shipMany(3, "merge");
    for (const sha of commitsOf(pull).slice(1)) pick(sha);
    return [`#${pull.number} missing`];
  },
  "only the last commit of a rebase": ({ shipMany, pick, mergeOf }) => {
    const pull = shipMany(3, "rebase");
    pick(mergeOf(pull));
    return [`#${pull.number} missing`];
  },
  "all commits of a rebase": ({ repo, shipMany, pick, mergeOf }) => {
    const pull = shipMany(3, "rebase");
    const last = mergeOf(pull);
    const second = repo.commits.get(last)?.parents[0] ?? "";
    const first = repo.commits.get(second)?.parents[0] ?? "";
    const picked = [first, second, last].map((sha) => pick(sha));
    return [`#${pull.number} contained by ${short(picked.at(-1)?.sha ?? "")}`];
  },
  "its branch merged into the release branch as well": ({ repo, shipMany, merge }) => {
    const pull = shipMany(2, "squash");
    const head = pull.pull?.headRef ?? "";
    const other = openPull(...openArgs(repo, head));
    merge(other);
    return [`#${pull.number} contained`, `#${other.number} contained`];
  },
  "backported by the name of a branch": ({ ship, backport, mergeOf }) => {
    const pull = ship();
    const other = backport([mergeOf(pull)], { head: `backport/${pull.number}-faster` });
    return [`#${pull.number} contained by #${other.number}`, `#${other.number} contained`];
  },
  "backported by its title": ({ ship, backport, mergeOf }) => {
    const pull = ship();
    const other = backport([mergeOf(pull)], { title: `Faster (#${pull.number})` });
    return [`#${pull.number} contained by #${other.number}`, `#${other.number} contained`];
  },
  "backported by its body": ({ ship, backport, mergeOf }) => {
    const [pull, unrelated] = [ship(), ship()];
    const body = `Backport of #${pull.number}\n\nFollow-up to #${unrelated.number}`;
    const other = backport([mergeOf(pull)], { body });
    return [
      `#${pull.number} contained by #${other.number}`,
      `#${unrelated.number} missing`,
      `#${other.number} contained`,
    ];
  },
  "a reverted backport": ({ ship, backport, mergeOf, undo }) => {
    const pull = ship();
    const other = backport([mergeOf(pull)], { head: `backport/${pull.number}` });
    const undoing = undo(other);
    return [
      `#${pull.number} reverted by #${undoing.number}`,
      `#${other.number} reverted by #${undoing.number}`,
      `#${undoing.number} contained`,
    ];
  },
  "reverted by a commit": ({ ship, mergeOf, revert: undo }) => {
    const pulls = (["merge", "squash", "rebase"] as const).map((method) =>
      ship({ into: branch, method }),
    );
    return pulls.map((pull) => `#${pull.number} reverted by ${short(undo(mergeOf(pull)).sha)}`);
  },
  "a reverted pick": ({ ship, pick, mergeOf, revert: undo }) => {
    const pull = ship();
    const undoing = undo(pick(mergeOf(pull)).sha);
    return [`#${pull.number} reverted by ${short(undoing.sha)}`];
  },
  "reverted by pull requests, merged in each way": ({ ship, undo }) => {
    const pairs = (["merge", "squash", "rebase"] as const).map((method) => {
      const pull = ship({ into: branch });
      return [pull, undo(pull, method)] as const;
    });
    return pairs.flatMap(([pull, undoing]) => [
      `#${pull.number} reverted by #${undoing.number}`,
      `#${undoing.number} contained`,
    ]);
  },
  "a reverted revert": ({ ship, undo }) => {
    const pull = ship({ into: branch });
    const undoing = undo(pull, "squash");
    const again = undo(undoing, "squash");
    return [pull, undoing, again].map(({ number }) => `#${number} contained`);
  },
  "a revert of the revert of the revert": ({ ship, undo }) => {
    const pull = ship({ into: branch, method: "squash" });
    const undoing = undo(pull);
    const again = undo(undoing);
    const off = undo(again);
    return [
      `#${pull.number} reverted by #${off.number}`,
      ...[undoing, again, off].map(({ number }) => `#${number} contained`),
    ];
  },
  "reverted elsewhere, before that was merged in": ({ ship, mergeOf, revert: undo, mergeMain }) => {
    const pull = ship();
    const undoing = undo(mergeOf(pull), "main");
    mergeMain();
    return [`#${pull.number} reverted by ${short(undoing.sha)}`];
  },
  "reverted elsewhere only": ({ ship, mergeOf, revert: undo, mergeMain }) => {
    const pull = ship();
    mergeMain();
    undo(mergeOf(pull), "main");
    return [`#${pull.number} contained`];
  },
  "backported again after the revert": ({ ship, backport, mergeOf, undo }) => {
    const pull = ship();
    const first = backport([mergeOf(pull)], { head: `backport/${pull.number}` });
    const undoing = undo(first, "squash");
    const again = backport([mergeOf(pull)], { head: `backport/${pull.number}-again` });
    return [
      `#${pull.number} contained by #${again.number}`,
      `#${first.number} reverted by #${undoing.number}`,
      `#${undoing.number} contained`,
      `#${again.number} contained`,
    ];
  },
};

let openArgs: (repo: Hands["repo"], head: string) => Parameters<typeof openPull>;

test.each(Object.entries(rules))("%s", async (_, rule) => {
  await using world = await trainWorld(["api"]);
  openArgs = (repo, head) => [
    world.world,
    repo,
    { head, base: branch, title: "Directly", by: world.mike },
  ];
  const expected = rule(handsOn(world));
  expect(await containments(world)).toEqual(expected);
  // The second look asks nothing but what the first one asked at once.
  const before = world.simulator.requests.length;
  expect(await containments(world)).toEqual(expected);
  expect(world.simulator.requests.length - before).toBe(1);
  expect(world.simulator.unmodelled).toEqual([]);
});

test("an open pull request is missing, a closed one is nobody's concern", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, mike: by } = world;
  const repo = world.repository("api");
  const change = { by, title: "Open", files: { a: "1" }, into: branch };
  const open = proposeChange(it, repo, change);
  const closed = proposeChange(it, repo, { ...change, files: { b: "1" } });
  editIssue(it, repo, closed, { state: "closed", by });
  expect(await containments(world)).toEqual([`#${open.number} missing`]);
});

test("a branch that is pushed by force is looked at anew, also without what it was based on", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, mike: by } = world;
  const { ship, repo, pick, mergeOf } = handsOn(world);
  const before = world.tip("api");
  const [first, second] = [ship({ into: branch, method: "squash" }), ship({ into: branch })];
  expect(await containments(world)).toEqual([
    `#${first.number} contained`,
    `#${second.number} contained`,
  ]);
  forcePush(it, repo, { branch, to: before, by });
  expect(await containments(world)).toEqual([
    `#${first.number} missing`,
    `#${second.number} missing`,
  ]);
  const picked = pick(mergeOf(second));
  expect(await containments(world)).toEqual([
    `#${first.number} missing`,
    `#${second.number} contained by ${short(picked.sha)}`,
  ]);
});

test("threat 54: more than 250 commits are read to the end, and only what is new after that", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, mike: by } = world;
  const { ship, repo, pick, mergeOf, revert: undo } = handsOn(world);
  const [pull, other] = [ship(), ship({ into: branch })];
  pick(mergeOf(pull));
  const undoing = undo(mergeOf(other));
  for (let count = 0; count < 320; count += 1) {
    commit(it, repo, { branch, files: { count: `${count}` }, message: `Count ${count}`, by });
  }
  const pages = () =>
    world.simulator.requests.filter(({ path }) => path.includes("/compare/")).length;
  const expected = [
    expect.stringMatching(`#${pull.number} contained by `) as string,
    `#${other.number} reverted by ${short(undoing.sha)}`,
  ];
  expect(await containments(world)).toEqual(expected);
  expect(pages()).toBe(4);
  commit(it, repo, { branch, files: { count: "more" }, message: "One more", by });
  expect(await containments(world)).toEqual(expected);
  expect(pages()).toBe(5);
});

test("a reverted pull request into the release branch leaves it by the milestone of a later one", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, mike: by } = world;
  const { ship, repo, mergeOf, revert: undo } = handsOn(world);
  const pull = shipChange(it, repo, { by, title: "Off", files: { off: "1" }, into: branch });
  undo(mergeOf(pull));
  expect(await containments(world)).toHaveLength(1);
  const later = ship({ milestone: "2.6.0" });
  const milestone = repo.issues.get(later.number)?.milestone ?? null;
  editIssue(it, repo, pull, { milestone, by });
  expect(await containments(world)).toEqual([]);
});

test.each([
  ["commits", "/compare/"],
  ["a pull request's own commits", "/pulls/"],
])("when %s can't be read, it is unknown whether the change is there", async (_, part) => {
  await using world = await trainWorld(["api"]);
  const { ship } = handsOn(world);
  const [elsewhere, open] = [
    ship(),
    proposeChange(world.world, world.repository("api"), {
      by: world.mike,
      title: "Open",
      files: { z: "1" },
      into: branch,
    }),
  ];
  world.simulator.faults.push({
    matches: ({ path }) => path.includes(part),
    when: "before",
    answer: { status: 403 },
  });
  const [first, second] = await containments(world);
  expect(first).toContain(`#${elsewhere.number} unknown: `);
  expect(second).toBe(`#${open.number} missing`);
});
