/**
 * Fixes that were brought to production outside the train and that the release branch never got
 * (carbon-ai-chat#2339 seen from the other side): the release would silently undo them, so people hear of them before the GO.
 */
import { describe, expect, it } from "vitest";
import type { ServiceFacts } from "../../src/model/observation.ts";
import { repoName, sha } from "../../src/model/ids.ts";
import { readChanges } from "../../src/observe/changes/read-changes.ts";
import {
  beginAnew,
  cherryPick,
  commit,
  createBranch,
  mergeBranches,
} from "../../src/simulator/world/commits.ts";
import { createDeployment, addDeploymentStatus } from "../../src/simulator/world/deployments.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";
import { handsOn } from "../observe/hands.ts";
import { branch, plainTrain, trainWorld, valueOf } from "../observe/train-world.ts";

/** Production runs the branch `hotfix`, which began where the release branch did. */
async function inProduction(options: Parameters<typeof trainWorld>[1] = {}) {
  const world = await trainWorld(["api"], options);
  const { world: it, mike: by } = world;
  const api = world.repository("api");
  createBranch(it, api, { name: "hotfix", from: "main", by });
  const deploy = (
    ref: string = tipOf(api, "hotfix"),
    state: "success" | "failure" = "success",
  ): void => {
    world.wait({ minutes: 1 });
    const made = createDeployment(it, api, { ref, autoMerge: false, requiredContexts: [], by });
    if (made.kind !== "created") throw new Error(made.kind);
    addDeploymentStatus(it, api, made.deployment, { state, by });
    world.wait({ minutes: 1 });
  };
  const hotfixes = async (): Promise<ServiceFacts["hotfixes"]> =>
    (await world.factsOf("api")).hotfixes;
  /** What the release lacks; throws when that isn't known. */
  const lacking = async (): Promise<readonly string[] | null> => {
    deploy();
    const read = await hotfixes();
    if (read.kind === "unknown") throw new Error(read.why);
    return read.value.lacking?.map(({ title }) => title) ?? null;
  };
  const fix = (message: string, files: Record<string, string> = { fix: message }) =>
    commit(it, api, { branch: "hotfix", files, message, by });
  return { world, api, by, hands: handsOn(world), deploy, hotfixes, lacking, fix };
}

type Setting = Awaited<ReturnType<typeof inProduction>>;

describe("what the release lacks", () => {
  it.each<[string, (setting: Setting) => void, readonly string[]]>([
    ["nothing came to production beside it", () => undefined, []],
    ["a direct commit", ({ fix }) => void fix("fix: the login"), ["fix: the login"]],
    [
      "a pull request into the hotfix branch",
      ({ hands }) => void hands.ship({ into: "hotfix", title: "Fix the login", method: "squash" }),
      ["Fix the login"],
    ],
    [
      "several, oldest first, and pull requests first",
      ({ fix, hands }) => {
        fix("fix: one");
        fix("fix: two");
        hands.ship({ into: "hotfix", title: "Three", method: "squash" });
      },
      ["Three", "fix: one", "fix: two"],
    ],
  ])("%s", async (_, happens, expected) => {
    const setting = await inProduction();
    await using _world = setting.world;
    happens(setting);
    expect(await setting.lacking()).toEqual(expected);
  });
});

describe("what counts as contained", () => {
  it.each<[string, (setting: Setting) => void]>([
    [
      "a merge of the hotfix branch into the release branch",
      ({ world, api, by, fix }) => {
        fix("fix: the login");
        mergeBranches(world.world, api, { base: branch, head: "hotfix", by });
      },
    ],
    ["a pick with git's trailer", ({ fix, hands }) => void hands.pick(fix("fix: the login").sha)],
    [
      "a pick of a squashed pull request",
      ({ hands }) =>
        void hands.pick(hands.mergeOf(hands.ship({ into: "hotfix", method: "squash" }))),
    ],
    [
      "production's own pick of what the release has",
      ({ world, api, by, hands }) => {
        const pull = hands.ship({ method: "squash" });
        mergeBranches(world.world, api, { base: branch, head: "main", by });
        hands.pick(hands.mergeOf(pull), "hotfix");
      },
    ],
    [
      "what was taken back in production",
      ({ fix, hands }) => void hands.revert(fix("fix: the login").sha, "hotfix"),
    ],
    ["an empty commit", ({ fix }) => void fix("ci: run again", {})],
    ["a version that a tool notes", ({ fix }) => void fix("chore(release): 1.0.1 [skip ci]")],
  ])("%s", async (_, happens) => {
    const setting = await inProduction();
    await using _world = setting.world;
    happens(setting);
    expect(await setting.lacking()).toEqual([]);
  });

  it.each<[string, (setting: Setting) => void]>([
    [
      "a mention in a message",
      ({ world, api, by, fix }) => {
        const { sha } = fix("fix: the login");
        const message = `Like ${sha}, but for the shop`;
        commit(world.world, api, { branch, files: { other: "1" }, message, by });
      },
    ],
    [
      "a pick that was reverted in the release",
      ({ fix, hands }) => void hands.revert(hands.pick(fix("fix: the login").sha).sha),
    ],
    [
      "an empty pick",
      ({ world, api, by, fix }) => {
        const { sha } = fix("fix: the login");
        const message = `fix: the login\n\n(cherry picked from commit ${sha})`;
        commit(world.world, api, { branch, files: {}, message, by });
      },
    ],
  ])("but not %s", async (_, happens) => {
    const setting = await inProduction();
    await using _world = setting.world;
    happens(setting);
    expect(await setting.lacking()).toEqual(["fix: the login"]);
  });
});

describe("what production runs", () => {
  it("a service that never was in production lacks nothing", async () => {
    const { world, hotfixes } = await inProduction();
    await using _ = world;
    expect(await hotfixes()).toMatchObject({ value: { production: null, lacking: [] } });
  });

  it("a rollback by hand counts as what runs: the hotfix that was taken out of production isn't missed", async () => {
    const { world, api, fix, deploy, hotfixes } = await inProduction();
    await using _ = world;
    const before = tipOf(api, "hotfix");
    deploy(before);
    fix("fix: worse than before");
    deploy();
    deploy(before);
    expect(await hotfixes()).toMatchObject({ value: { production: before, lacking: [] } });
  });

  it("a hotfix that failed runs nowhere", async () => {
    const { world, api, fix, deploy, hotfixes } = await inProduction();
    await using _ = world;
    const before = tipOf(api, "hotfix");
    deploy(before);
    deploy(fix("fix: broken").sha, "failure");
    expect(await hotfixes()).toMatchObject({ value: { production: before, lacking: [] } });
  });

  it("of a service of a part of a repository only what concerns that part is missed", async () => {
    const trainFile = plainTrain(["api"]).replace("team:", 'path: ["api/**"], team:');
    const { world, fix, lacking } = await inProduction({ trainFile });
    await using _ = world;
    fix("fix: the shop", { "shop/a": "1" });
    fix("fix: the login", { "api/a": "1" });
    expect(await lacking()).toEqual(["fix: the login"]);
  });

  it("a commit that is gone, or whose history was rewritten, tells nothing", async () => {
    const { world, api, by, deploy, hotfixes } = await inProduction();
    await using _ = world;
    deploy();
    beginAnew(world.world, api, { branch, by });
    expect(await hotfixes()).toMatchObject({ kind: "known", value: { lacking: null } });
  });

  it("a repository out of reach is not one without that commit", async () => {
    const { world, fix, deploy, hotfixes } = await inProduction();
    await using _ = world;
    fix("fix: the login");
    deploy();
    world.simulator.faults.push({
      matches: ({ path }) => /^\/repos\/acme\/api(\/compare\/.*)?$/.test(path),
      when: "before",
      answer: { status: 404, body: { message: "Not Found" } },
    });
    expect(await hotfixes()).toMatchObject({ kind: "unknown" });
  });

  it("is compared once, and the notes begin with what was read for that", async () => {
    const { world, hands, deploy, hotfixes } = await inProduction();
    await using _ = world;
    deploy();
    const production = sha(world.tip("api"));
    hands.ship({ into: branch, method: "squash" });
    const pair = `/compare/${production}...${world.tip("api")}`;
    const compares = (): number =>
      world.simulator.requests.filter(({ path }) => path.includes(pair)).length;
    expect(await hotfixes()).toMatchObject({ value: { lacking: [] } });
    expect(compares()).toBe(1);
    await hotfixes();
    const part = { repo: repoName("acme/api"), path: [], previous: production };
    const changes = valueOf(
      await readChanges(world.github, { ...part, commit: sha(world.tip("api")) }),
    );
    expect(changes.pulls).toHaveLength(1);
    expect(compares()).toBe(1);
  });
});

describe("before the GO", () => {
  it("people see it, no GO is accepted, and a pick into the release branch ends it", async () => {
    await using story = await startStory({ fleet: solo });
    const { world, manager } = story.fleet;
    const { repository: api, lead: by } = siteOf(story.fleet, "api");
    const [before] = [...api.deployments.values()].map(({ sha: one }) => one);
    createBranch(world, api, { name: "hotfix", from: before ?? "", by });
    const message = "Fix the login";
    const fix = commit(world, api, { branch: "hotfix", files: { fix: "1" }, message, by });
    const how = { ref: fix.sha, autoMerge: false, requiredContexts: [], by };
    const made = createDeployment(world, api, how);
    if (made.kind !== "created") throw new Error(made.kind);
    addDeploymentStatus(world, api, made.deployment, { state: "success", by });

    story.people.open();
    story.people.prepare();
    await story.until(() => story.row("API").includes("Blocked"));
    expect(story.body()).toMatch(
      new RegExp(
        `production has \\[${fix.sha.slice(0, 7)}\\]\\(\\S+\\) Fix the login, which release/2.5.0 lacks`,
      ),
    );
    const go = await story.told(manager, "/go");
    expect(story.reactions(go)).toContain("confused");

    cherryPick(world, api, { sha: fix.sha, branch, by, trailer: true });
    story.people.prepare();
    await story.until(() => !story.row("API").includes("Blocked"));
    expect(story.body()).not.toContain("which release/2.5.0 lacks");
  });
});
