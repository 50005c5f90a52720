import { expect, it } from "vitest";
import { known } from "../../src/model/failure.ts";
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import { createHotfixLook } from "../../src/observe/changes/labels.ts";
import { readChanges, readNews } from "../../src/observe/changes/read-changes.ts";
import { shipChange } from "../../src/simulator/people.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { forkRepository, pushUpstream } from "../../src/simulator/world/forks.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { ensureLabel } from "../../src/simulator/world/labels.ts";
import { mergePull, openPull } from "../../src/simulator/world/pulls.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { trainWorld, valueOf, type TrainWorld } from "../observe/train-world.ts";

const repo = repoName("acme/api");

/** So many pull requests merged in a stranger's fork, each with the commits that main has by now. */
function mergeInFork(
  train: TrainWorld,
  { count, label }: { readonly count: number; readonly label?: string },
): void {
  const { world } = train;
  const api = train.repository("api");
  const stranger = addUser(world, "stranger");
  const fork = forkRepository(world, api, { by: stranger });
  const root = [...fork.commits.keys()][0] ?? "";
  for (let one = 1; one <= count; one += 1) {
    const [base, head] = [`base-${one}`, `sync-${one}`];
    createBranch(world, fork, { name: base, from: root, by: stranger });
    pushUpstream(world, fork, { branch: "main", as: head, by: stranger });
    commit(world, fork, {
      branch: head,
      files: { [head]: "1" },
      message: `Ours ${one}`,
      by: stranger,
    });
    const pull = openPull(world, fork, { head, base, title: `Stranger ${one}`, by: stranger });
    if (label !== undefined) {
      ensureLabel(world, fork, { name: label, by: stranger });
      editIssue(world, fork, pull, { labels: [label], by: stranger });
    }
    mergePull(world, fork, pull, { method: "merge", by: stranger });
  }
}

it("release-drafter#221: what was merged in forks is in nobody's notes, and own pull requests stay there", async () => {
  await using world = await trainWorld(["api"]);
  const api = world.repository("api");
  const previous = sha(tipOf(api, "main"));
  const own = shipChange(world.world, api, { by: world.mike, title: "Own", files: { own: "1" } });
  mergeInFork(world, { count: 12 });
  const to = sha(tipOf(api, "main"));

  const changes = valueOf(
    await readChanges(world.github, { repo, path: [], commit: to, previous }),
  );

  expect(changes.pulls.map(({ number, title }) => [number, title])).toEqual([[own.number, "Own"]]);
  expect(changes.complete).toBe(true);
});

it("release-drafter#221: a direct commit that a fork merged came with no pull request", async () => {
  await using world = await trainWorld(["api"]);
  const api = world.repository("api");
  const previous = sha(tipOf(api, "main"));
  commit(world.world, api, {
    branch: "main",
    files: { a: "1" },
    message: "feat!: all new",
    by: world.mike,
  });
  mergeInFork(world, { count: 1 });

  const news = valueOf(
    await readNews(world.github, { repo, path: [], commit: sha(tipOf(api, "main")), previous }),
  );

  expect(news.pulls).toEqual([]);
  expect(news.direct.map(({ message }) => message)).toEqual(["feat!: all new"]);
});

it("release-drafter#251: a stranger's label hotfix in a fork passes no guard, own ones behind a page of forks do", async () => {
  await using world = await trainWorld(["api"]);
  const api = world.repository("api");
  const plain = shipChange(world.world, api, { by: world.mike, title: "Plain", files: { p: "1" } });
  mergeInFork(world, { count: 12, label: "hotfix" });
  const isHotfix = createHotfixLook(world.github);
  const at = { repo, commit: sha(plain.pull?.mergeCommit ?? "") };

  expect(await isHotfix(at)).toBe(false);

  ensureLabel(world.world, api, { name: "hotfix", by: world.mike });
  editIssue(world.world, api, plain, { labels: ["hotfix"], by: world.mike });
  expect(await isHotfix(at)).toBe(true);
});

it("release-drafter#251: a label barrier knows nothing of labels in forks", async () => {
  let range: { from: string; to: string } | undefined;
  await using world = await trainWorld(["api"], {
    questions: {
      barriers: () =>
        range === undefined
          ? []
          : [
              {
                service: serviceId("api"),
                repo,
                path: [],
                from: sha(range.from),
                to: sha(range.to),
                until: { paths: [], label: "no-way-back" },
              },
            ],
    },
  });
  const api = world.repository("api");
  const from = tipOf(api, "main");
  const own = shipChange(world.world, api, { by: world.mike, title: "Own", files: { own: "1" } });
  ensureLabel(world.world, api, { name: "no-way-back", by: world.mike });
  editIssue(world.world, api, own, { labels: ["no-way-back"], by: world.mike });
  mergeInFork(world, { count: 12 });
  range = { from, to: tipOf(api, "main") };

  const {
    answers: { barriers: read },
  } = await world.see();

  expect([...read.values()]).toEqual([
    known({ from, to: range.to, files: [], pulls: [own.number], isWhole: true }),
  ]);
});
