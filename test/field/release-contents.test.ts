/** Public reports on what a release contains: picks without a trailer, and what staging really runs. */
import { describe, expect, it } from "vitest";
import { stagingGate } from "../../src/decide/gates/staging-gate.ts";
import { repoName, sha } from "../../src/model/ids.ts";
import { readNews } from "../../src/observe/changes/read-changes.ts";
import { deployAgain } from "../../src/simulator/deployed-again.ts";
import { cherryPick, commit } from "../../src/simulator/world/commits.ts";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { service } from "../support/train.ts";
import { handsOn } from "../observe/hands.ts";
import { branch, trainWorld, type TrainWorld, valueOf } from "../observe/train-world.ts";

describe("picks that don't say so", () => {
  /** What the release branch has now and had not when this began. */
  async function began() {
    const world = await trainWorld(["api"]);
    const hands = handsOn(world);
    const previous = sha(tipOf(hands.repo, branch));
    const news = async () => {
      const of = { repo: repoName("acme/api"), path: [], previous, commit: sha(world.tip("api")) };
      const { pulls, direct } = valueOf(await readNews(world.github, of));
      return [...pulls.map(({ number }) => `#${number}`), ...direct.map(({ message }) => message)];
    };
    const pick = (of: string) =>
      cherryPick(world.world, hands.repo, { sha: of, branch, by: world.mike });
    return { world, hands, news, pick };
  }

  it.each(["squash", "merge"] as const)(
    "RBLN-SW/vllm-rbln#867: the pick of a %s without a trailer is its pull request's",
    async (method) => {
      const { world, hands, news, pick } = await began();
      await using _ = world;
      const pull = hands.ship({ method, title: "feat: cart" });
      pick(hands.mergeOf(pull));
      expect(await news()).toEqual([`#${pull.number}`]);
    },
  );

  it("RBLN-SW/vllm-rbln#867: the pick of a rebase has no number, and is a commit of its own", async () => {
    const { world, hands, news, pick } = await began();
    await using _ = world;
    pick(hands.mergeOf(hands.ship({ method: "rebase", title: "feat: cart" })));
    expect(await news()).toEqual(["feat: cart"]);
  });

  it("RBLN-SW/vllm-rbln#867: the pull request was called otherwise later", async () => {
    const { world, hands, news, pick } = await began();
    await using _ = world;
    const pull = hands.ship({ method: "squash", title: "feat: cart" });
    pick(hands.mergeOf(pull));
    pull.title = "feat: basket";
    expect(await news()).toEqual([`#${pull.number}`]);
  });

  it("music-assistant/server#6216: a number behind other words is no pick, and the commit isn't lost", async () => {
    const { world, hands, news } = await began();
    await using _ = world;
    const pull = hands.ship({ method: "squash", title: "feat: cart" });
    const message = `fix: prepare for (#${pull.number})`;
    commit(world.world, hands.repo, { branch, message, files: { a: "1" }, by: world.mike });
    expect(await news()).toEqual([message]);
  });

  it("RBLN-SW/vllm-rbln#867: a pick that was rolled back again is not new", async () => {
    const { world, hands, news, pick } = await began();
    await using _ = world;
    const pull = hands.ship({ method: "squash", title: "feat: cart" });
    hands.revert(pick(hands.mergeOf(pull)).sha);
    expect((await news()).filter((one) => one === `#${pull.number}`)).toEqual([]);
  });
});

describe("an old deployment to staging that is run again", () => {
  const stage = (world: TrainWorld, of: string) => {
    const { world: it, mike: by } = world;
    const repo = world.repository("api");
    const made = createDeployment(it, repo, { ref: of, environment: "staging", by });
    if (made.kind !== "created") throw new Error(made.kind);
    const one = made.deployment;
    addDeploymentStatus(it, repo, one, { state: "in_progress", by });
    world.wait({ minutes: 1 });
    addDeploymentStatus(it, repo, one, { state: "success", by });
    world.wait({ minutes: 1 });
    return one;
  };
  const gate = async (world: TrainWorld): Promise<string> => {
    const facts = await world.factsOf("api");
    const { readiness, reason } = stagingGate(
      facts,
      service("api", "infra"),
      sha(world.tip("api")),
    );
    return `${readiness}: ${reason}`;
  };
  const again = (world: TrainWorld, one: ReturnType<typeof stage>, takes?: Temporal.Duration) =>
    deployAgain(world.world, world.repository("api"), one, {
      by: world.mike,
      ...(takes && { takes }),
    });

  it("nexu-io/open-design#4763: overtakes the newer one", async () => {
    await using world = await trainWorld(["api"]);
    const old = stage(world, world.tip("api"));
    handsOn(world).ship({ into: branch });
    stage(world, world.tip("api"));
    expect(await gate(world)).toMatch(/^ready: /);
    again(world, old, Temporal.Duration.from({ minutes: 5 }));
    expect(await gate(world)).toMatch(
      /^blocked: .* was overtaken in staging, where .* is being deployed/,
    );
    world.wait({ minutes: 6 });
    expect(await gate(world)).toMatch(/^blocked: .* was overtaken in staging, which runs /);
  });

  it("nexu-io/open-design#4763: also when many were made since", async () => {
    await using world = await trainWorld(["api"]);
    const old = stage(world, world.tip("api"));
    for (let count = 0; count < 12; count += 1) {
      handsOn(world).ship({ into: branch });
      stage(world, world.tip("api"));
    }
    expect(await gate(world)).toMatch(/^ready: /);
    again(world, old);
    expect(await gate(world)).toMatch(/^blocked: /);
  });

  it("nexu-io/open-design#4763: brings the release's commit back to staging", async () => {
    await using world = await trainWorld(["api"]);
    const own = stage(world, world.tip("api"));
    handsOn(world).ship();
    stage(world, "main");
    expect(await gate(world)).toMatch(/^blocked: /);
    again(world, own);
    expect(await gate(world)).toMatch(/^ready: /);
  });

  it("nexu-io/open-design#4763: one that only waits again has done nothing", async () => {
    await using world = await trainWorld(["api"]);
    const old = stage(world, world.tip("api"));
    handsOn(world).ship({ into: branch });
    stage(world, world.tip("api"));
    const { world: it, mike: by } = world;
    addDeploymentStatus(it, world.repository("api"), old, { state: "queued", by });
    expect(await gate(world)).toMatch(/^ready: /);
  });
});
