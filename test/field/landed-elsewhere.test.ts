/** Pull requests whose work a bot landed, and which it then closed unmerged: the gate and the notes agree. */
import { describe, expect, it } from "vitest";
import { repoName, sha } from "../../src/model/ids.ts";
import { readChanges } from "../../src/observe/changes/read-changes.ts";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { closePull, openPull } from "../../src/simulator/world/pulls.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { handsOn, containments } from "../observe/hands.ts";
import { branch, trainWorld, valueOf, type TrainWorld } from "../observe/train-world.ts";

/** Another pull request is merged first, as in every release. */
async function closedIn(how: (pull: Issue) => string | null, into = branch) {
  const world = await trainWorld(["api"]);
  const { world: it, mike: by } = world;
  const hands = handsOn(world);
  const first = hands.ship({ into: branch });
  const previous = world.tip("api");
  createBranch(it, hands.repo, { name: "cart", from: "main", by });
  commit(it, hands.repo, { branch: "cart", files: { cart: "1" }, message: "Cart", by });
  const pull = openPull(it, hands.repo, { head: "cart", base: "main", title: "Cart", by });
  editIssue(it, hands.repo, pull, { labels: ["release:2.5.0"], by });
  const message = how(pull);
  if (message !== null) {
    commit(it, hands.repo, { branch: into, files: { landed: "1" }, message, by });
  }
  closePull(it, hands.repo, pull, { by });
  return { world, hands, pull, first, previous };
}

const stands = async (world: TrainWorld, pull: Issue): Promise<string | undefined> =>
  (await containments(world)).find((one) => one.startsWith(`#${pull.number} `));

async function noted(world: TrainWorld, previous: string): Promise<readonly number[]> {
  const question = {
    repo: repoName("acme/api"),
    path: [],
    previous: sha(previous),
    commit: sha(world.tip("api")),
  };
  return valueOf(await readChanges(world.github, question)).pulls.map(({ number }) => number);
}

const url = ({ number }: Issue, repo = "acme/api") => `https://github.com/${repo}/pull/${number}`;
const forms: readonly (readonly [string, (pull: Issue) => string])[] = [
  ["bors-ng/bors-ng#899", ({ number }) => `Cart (#${number})`],
  ["bors-ng/bors-ng#899", ({ number }) => `Merge #${number}\n\n${number}: Cart r=noor a=lea`],
  ["bors-ng/bors-ng#899", ({ number }) => `Merge #${number} #9999`],
  ["rust-lang/homu#40", ({ number }) => `Auto merge of #${number} - lea:cart, r=noor`],
  ["attack 12: Node.js", (pull) => `Cart\n\nPR-URL: ${url(pull)}\nReviewed-By: Noor`],
  ["attack 12: PyTorch", (pull) => `Cart (#99)\n\nPull Request resolved: ${url(pull)}`],
  ["attack 12: Copybara", (pull) => `Cart\n\nCOPYBARA_INTEGRATE_REVIEW=${url(pull)} from lea 12`],
];
const others: readonly (readonly [string, (pull: Issue) => string | null])[] = [
  ["nothing", () => null],
  ["a mention", ({ number }) => `Do it otherwise\n\nCloses #${number}`],
  ["another title", ({ number }) => `Remove from the notes (#${number})`],
  ["another repository", (pull) => `Cart\n\nPR-URL: ${url(pull, "else/api")}`],
  ["a longer number", (pull) => `Cart\n\nPR-URL: ${url(pull)}0`],
];

describe("closed unmerged, and meant for the release", () => {
  it.each(forms)("%s: what a bot landed is there, and in the notes", async (_, message) => {
    const { world, pull, previous } = await closedIn(message);
    await using _world = world;
    expect(await stands(world, pull)).toMatch(/^#\d+ contained by /);
    expect(await noted(world, previous)).toEqual([pull.number]);
  });

  it.each(others)("attack 12: with %s it isn't silently Ready", async (_, message) => {
    const { world, pull, previous } = await closedIn(message);
    await using _world = world;
    expect(await stands(world, pull)).toMatch(/^#\d+ unknown: it was closed unmerged/);
    expect(await noted(world, previous)).not.toContain(pull.number);
  });

  it("attack 12: what was landed on main alone isn't in the release", async () => {
    const { world, pull } = await closedIn(({ number }) => `Cart (#${number})`, "main");
    await using _world = world;
    expect(await stands(world, pull)).toMatch(/unknown: it was closed unmerged/);
  });

  it("attack 12: what was landed and taken back is reverted", async () => {
    const { world, hands, pull } = await closedIn((one) => `Cart\n\nPR-URL: ${url(one)}`);
    await using _world = world;
    hands.revert(world.tip("api"));
    expect(await stands(world, pull)).toMatch(/^#\d+ reverted by /);
  });
});

describe("where a bot lands everything, and nothing was ever merged", () => {
  /** As bors does: the commits of the pull request and a merge of them, and the pull request is closed. */
  async function shop() {
    const world = await trainWorld(["api"]);
    const { world: it, mike: by } = world;
    const { repo } = handsOn(world);
    const open = (name: string): Issue => {
      createBranch(it, repo, { name, from: "main", by });
      commit(it, repo, { branch: name, files: { [name]: "1" }, message: name, by });
      const pull = openPull(it, repo, { head: name, base: "main", title: name, by });
      editIssue(it, repo, pull, { labels: ["release:2.5.0"], by });
      world.wait({ minutes: 1 });
      return pull;
    };
    const land = (pull: Issue, into = branch): void => {
      const message = `Merge #${pull.number}\n\n${pull.number}: ${pull.title} r=noor a=lea`;
      commit(it, repo, { branch: into, files: { [pull.title]: "1" }, message, by });
      closePull(it, repo, pull, { by });
      world.wait({ minutes: 1 });
    };
    return { world, repo, open, land };
  }

  it("bors-ng/bors-ng#899: each is contained by its landing, in whatever order they were opened and landed", async () => {
    const { world, open, land } = await shop();
    await using _world = world;
    const [cart, login] = [open("Cart"), open("Login")];
    land(login);
    const search = open("Search");
    land(search);
    land(cart);
    for (const pull of [cart, login, search]) {
      expect(await stands(world, pull)).toMatch(/^#\d+ contained by /);
    }
  });

  it("attack 12: what was closed and never landed is asked about, and what was landed elsewhere", async () => {
    const { world, repo, open, land } = await shop();
    await using _world = world;
    const [cart, login, search] = [open("Cart"), open("Login"), open("Search")];
    land(cart);
    land(login, "main");
    closePull(world.world, repo, search, { by: world.mike });
    expect(await stands(world, cart)).toMatch(/^#\d+ contained by /);
    expect(await stands(world, login)).toMatch(/unknown: it was closed unmerged/);
    expect(await stands(world, search)).toMatch(/unknown: it was closed unmerged/);
  });

  it("bors-ng/bors-ng#899: one that was landed before the first merge is there, too", async () => {
    const { world, open, land } = await shop();
    await using _world = world;
    const cart = open("Cart");
    land(cart);
    handsOn(world).ship({ into: branch });
    expect(await stands(world, cart)).toMatch(/^#\d+ contained by /);
  });

  it("attack 12: one that was landed and reverted before the first merge isn't", async () => {
    const { world, open, land } = await shop();
    await using _world = world;
    const cart = open("Cart");
    land(cart);
    const hands = handsOn(world);
    hands.revert(world.tip("api"));
    hands.ship({ into: branch });
    expect(await stands(world, cart)).toMatch(/^#\d+ reverted by /);
  });

  it("bors-ng/bors-ng#899: a later look asks for no more than what is new", async () => {
    const { world, open, land } = await shop();
    await using _world = world;
    const cart = open("Cart");
    land(cart);
    await stands(world, cart);
    const before = world.simulator.requests.length;
    await stands(world, cart);
    const later = world.simulator.requests.slice(before).map(({ path }) => path);
    expect(later.filter((path) => path.includes("/compare/"))).toEqual([]);
  });
});
