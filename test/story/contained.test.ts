import { expect, test } from "vitest";
import { shipChange } from "../../src/simulator/people.ts";
import { cherryPick, commit, createBranch } from "../../src/simulator/world/commits.ts";
import { mergePull, openPull, revertPull } from "../../src/simulator/world/pulls.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** A release that waits for its people, and a developer of its one service. */
async function ready() {
  const story = await startStory({ fleet: solo });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  const { world } = story.fleet;
  const { repository } = story.fleet.sites[0]!;
  const by = story.people.developer("api");
  return { story, world, repository, by, release: "release/2.5.0" };
}

type Ready = Awaited<ReturnType<typeof ready>>;

/** A change that is merged into main and meant for the release: the release waits for it. */
async function forgotten({ story, world, repository, by }: Ready): Promise<Issue> {
  const files = { "src/login.txt": "mended\n" };
  const change = { by, title: "Mend the login", files, milestone: "2.5.0" };
  const pull = shipChange(world, repository, { ...change, method: "squash" });
  await story.reach("planning");
  return pull;
}

const proved = async (story: Story): Promise<void> => {
  story.people.prove("api");
  await story.reach("ready");
};

test("what was left behind is named with who can mend it, and comes by a backport", async () => {
  const it = await ready();
  await using story = it.story;
  const { world, repository, by, release } = it;
  const pull = await forgotten(it);
  expect(story.row("API")).toContain("Blocked");
  expect(story.row("API")).toContain(`[#${pull.number}](`);
  expect(story.row("API")).toContain("infra-dev or acme/infra: backport it");

  const head = `backport/${pull.number}-login`;
  createBranch(world, repository, { name: head, from: release, by });
  cherryPick(world, repository, { sha: pull.pull?.mergeCommit ?? "", branch: head, by });
  const input = { head, base: release, title: "Mend the login in 2.5", by };
  const backport = openPull(world, repository, input);
  await story.until(() => story.row("API").includes(`#${backport.number}`));
  mergePull(world, repository, backport, { method: "squash", by });
  await proved(story);
  expect(story.row("API")).toContain("Ready");
});

test("a cherry-pick with its origin brings it, too", async () => {
  const it = await ready();
  await using story = it.story;
  const { world, repository, by, release: branch } = it;
  const pull = await forgotten(it);
  const sha = pull.pull?.mergeCommit ?? "";
  cherryPick(world, repository, { sha, branch, by, trailer: true });
  await proved(story);
  expect(story.row("API")).toContain("Ready");
});

test("what people know better a manager counts, and the notes say so", async () => {
  const it = await ready();
  await using story = it.story;
  const { people, fleet } = story;
  const pull = await forgotten(it);
  const notHers = await story.told(people.lead("api"), `/include #${pull.number} sure`);
  expect(story.reactions(notHers)).toEqual(["eyes", "confused"]);
  await story.told(people.manager, `/include #${pull.number} the new login has it`);
  await story.reach("ready");
  const words = `counted by sarah: the new login has it`;
  expect(story.shown()).toContain(words);
  expect(story.shown()).toMatch(/Waived[^]*of API, counted as contained by sarah: the new/);
  // The record holds it, not the memory of the app.
  await story.stopApp();
  await story.startApp();
  people.vote();
  await story.settle();
  await story.told(people.manager, "/go");
  await story.reach("complete");
  const [notes] = story.releases(fleet.trainRepository);
  expect(notes?.body).toContain("counted as contained by sarah: the new login has it");
});

test("a reverted pull request blocks until the revert is reverted", async () => {
  const it = await ready();
  await using story = it.story;
  const { world, repository, by, release } = it;
  const files = { "src/late.txt": "late\n" };
  const change = { by, title: "Late", files, milestone: "2.5.0", into: release };
  const pull = shipChange(world, repository, change);
  await story.reach("planning");
  await proved(story);

  const undoing = revertPull(world, repository, pull, { by });
  mergePull(world, repository, undoing, { method: "merge", by });
  story.people.prove("api");
  await story.until(() => story.row("API").includes("was reverted by"));
  expect(story.row("API")).toContain("Blocked");
  expect(story.row("API")).toContain(`was reverted by [#${undoing.number}](`);
  const go = await story.told(story.people.manager, "/go");
  expect(story.reactions(go)).toEqual(["eyes", "confused"]);

  const again = revertPull(world, repository, undoing, { by });
  mergePull(world, repository, again, { method: "squash", by });
  await proved(story);
});

test("what a force-push dropped is missing again", async () => {
  const it = await ready();
  await using story = it.story;
  const { fleet } = story;
  const [change] = fleet.sites[0]!.repository.issues.values();
  const before = it.repository.commits.get(story.people.head("api"))?.parents[0];
  story.people.forcePush("api", before);
  story.people.prove("api");
  await story.until(() => story.row("API").includes(`[#${change?.number}]`));
  expect(story.row("API")).toContain("Blocked");
});

test("two services of one repository wait for their own pull requests only", async () => {
  await using story = await startStory({ fleet: solo, running: false });
  const { people, fleet } = story;
  const { world, trainRepository, manager } = fleet;
  const { repository } = fleet.sites[0]!;
  const file = [
    "train: shop",
    "managers: [sarah]",
    "services:",
    "  api: { name: API, repo: acme/api, team: acme/infra, path: ['src/**'] }",
    "  docs: { name: Docs, repo: acme/api, team: acme/infra, path: [docs] }",
  ].join("\n");
  const files = { ".github/release-train.yml": file };
  commit(world, trainRepository, { branch: "main", files, message: "Two services", by: manager });
  people.openWith("### Version\n\nv2.5.0\n\n### Services\n\napi 1.1.0\ndocs 1.2.0\n");
  people.prepare();
  await story.startApp();
  await story.reach("ready");

  const by = people.developer("api");
  const change = { by, title: "Words", files: { "docs/words.md": "a\n" }, milestone: "2.5.0" };
  const pull = shipChange(world, repository, change);
  await story.reach("planning");
  expect(story.row("Docs")).toContain(`[#${pull.number}]`);
  expect(story.row("API")).toContain("Ready");
});
