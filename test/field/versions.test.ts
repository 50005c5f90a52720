import { describe, expect, it } from "vitest";
import { shipChange } from "../../src/simulator/people.ts";
import { commit, createBranch, createTag } from "../../src/simulator/world/commits.ts";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { mergePull, openPull, type MergeMethod } from "../../src/simulator/world/pulls.ts";
import { openTrain, versionOf } from "../support/versions.ts";
import { branch, plainTrain, type TrainWorld } from "../observe/train-world.ts";

const tag = (world: TrainWorld, name: string, from = branch) =>
  createTag(world.world, world.repository("api"), { name, from, by: world.mike });

function ship(world: TrainWorld, title: string, method: MergeMethod = "merge") {
  const change = { by: world.mike, title, files: { [title]: title }, into: branch, method };
  return shipChange(world.world, world.repository("api"), change);
}

function push(world: TrainWorld, message: string, into = branch): string {
  const { world: it, mike: by } = world;
  const change = { branch: into, message, files: { [message]: message }, by };
  return commit(it, world.repository("api"), change).sha;
}

/** A pull request of several commits. */
function shipCommits(
  world: TrainWorld,
  title: string,
  messages: readonly string[],
  method: MergeMethod,
) {
  const { world: it, mike: by } = world;
  const repo = world.repository("api");
  createBranch(it, repo, { name: "sessions", from: branch, by });
  for (const message of messages) push(world, message, "sessions");
  const pull = openPull(it, repo, { head: "sessions", base: branch, title, by });
  mergePull(it, repo, pull, { method, by, deleteBranch: true });
}

describe("tags", () => {
  it("GMOD/jbrowse-components#1197: a hundred newer tags of another kind don't hide the last version", async () => {
    await using world = await openTrain();
    tag(world, "v1.0.0");
    for (let count = 0; count < 120; count += 1) {
      world.wait({ minutes: 1 });
      push(world, `chore: ${count}`, "main");
      tag(world, `nightly-${count}`, "main");
    }
    ship(world, "fix: login");
    expect(await versionOf(world)).toBe("1.0.1");
  });

  it("dvershinin/lastversion#12: hundreds of tags of the same kind are read to the last one", async () => {
    await using world = await openTrain();
    tag(world, "v1.9.0");
    for (let count = 0; count < 230; count += 1) {
      world.wait({ minutes: 1 });
      push(world, `chore: ${count}`, "main");
      tag(world, `v0.${count}.1-nightly`, "main");
    }
    ship(world, "fix: login");
    expect(await versionOf(world)).toBe("1.9.1");
    // What was read once isn't asked for again while nothing changes.
    const before = world.simulator.requests.length;
    await world.see();
    const asked = world.simulator.requests.slice(before).map(({ body }) => JSON.stringify(body));
    expect(asked.filter((body) => body.includes("page: refs"))).toEqual([]);
    tag(world, "v1.9.5");
    ship(world, "fix: logout");
    expect(await versionOf(world)).toBe("1.9.6");
  });

  it("dvershinin/lastversion#12: tags of which a page can't be read are unknown, not fewer", async () => {
    await using world = await openTrain();
    tag(world, "v1.0.0");
    for (let count = 0; count < 120; count += 1) {
      world.wait({ minutes: 1 });
      push(world, `chore: ${count}`, "main");
      tag(world, `nightly-${count}`, "main");
    }
    ship(world, "fix: login");
    world.simulator.faults.push({
      matches: ({ path, body }) =>
        path === "/graphql" && JSON.stringify(body).includes("page: refs"),
      when: "before",
      answer: { status: 403 },
    });
    expect(await versionOf(world)).toContain("unknown");
  });

  it("jscutlery/semver#5: a service's own tags tell its version, beside another's of the repository", async () => {
    const file =
      `tag: "{{service}}-v{{version}}"\n${plainTrain(["api"])}\n  web: { repo: acme/api, path: [web/**] }`.replace(
        "api: { repo: acme/api,",
        "api: { repo: acme/api, path: [api/**],",
      );
    await using world = await openTrain(file);
    tag(world, "api-v1.4.0");
    tag(world, "web-v7.0.0");
    tag(world, "v9.0.0");
    shipChange(world.world, world.repository("api"), {
      by: world.mike,
      title: "feat: colours",
      files: { "api/colours": "red" },
      into: branch,
    });
    expect(await versionOf(world)).toBe("1.5.0");
    // What was committed at once elsewhere in the repository is nothing of this service.
    commit(world.world, world.repository("api"), {
      branch,
      message: "feat!: another page",
      files: { "web/page": "red" },
      by: world.mike,
    });
    expect(await versionOf(world)).toBe("1.5.0");
    commit(world.world, world.repository("api"), {
      branch,
      message: "feat!: another call",
      files: { "api/call": "red" },
      by: world.mike,
    });
    expect(await versionOf(world)).toBe("2.0.0");
  });
});

describe("what changed", () => {
  it("release-drafter#1220: the label that tells is the 60th of the pull request", async () => {
    await using world = await openTrain();
    tag(world, "v1.0.0");
    const pull = ship(world, "Improve");
    const others = Array.from({ length: 59 }, (_, index) => `area:${index}`);
    const labels = [...others, "semver:major"];
    editIssue(world.world, world.repository("api"), pull, { labels, by: world.mike });
    expect(await versionOf(world)).toBe("2.0.0");
  });

  it.each<[string, MergeMethod, string, readonly string[], string]>([
    [
      "a footer",
      "merge",
      "New sessions",
      ["Rework", "Drop\n\nBREAKING CHANGE: no cookies"],
      "2.0.0",
    ],
    [
      "a footer",
      "rebase",
      "New sessions",
      ["Drop\n\nBREAKING CHANGE: no cookies", "Rework"],
      "2.0.0",
    ],
    [
      "a footer with its text below",
      "squash",
      "New sessions",
      ["Drop\n\nBREAKING CHANGE:\nno cookies", "Rework"],
      "2.0.0",
    ],
    ["feat!", "merge", "New sessions", ["feat!: sessions", "fix: them"], "2.0.0"],
    ["feat!", "rebase", "New sessions", ["feat!: sessions", "fix: them"], "2.0.0"],
    ["feat!", "squash", "New sessions", ["feat!: sessions", "fix: them"], "2.0.0"],
    ["a scope", "rebase", "fix: sessions", ["feat(auth)!: sessions", "fix: them"], "2.0.0"],
    ["a feature", "merge", "New sessions", ["feat: sessions", "fix: them"], "1.1.0"],
    ["a feature under another title", "merge", "fix: sessions", ["feat: sessions"], "1.0.1"],
    ["no word of it", "merge", "New sessions", ["Note!: nothing breaks", "fix: them"], "1.0.1"],
  ])(
    "ckeditor5-dev#102, release-plz#687: %s in a commit of a pull request merged by %s: %s %j give %s",
    async (_, method, title, messages, version) => {
      await using world = await openTrain();
      tag(world, "v1.0.0");
      shipCommits(world, title, messages, method);
      expect(await versionOf(world)).toBe(version);
    },
  );

  it("release-drafter#1354: open pull requests that hold a commit are no reason to know nothing", async () => {
    await using world = await openTrain();
    tag(world, "v1.0.0");
    push(world, "feat!: at once");
    for (let count = 0; count < 70; count += 1) {
      createBranch(world.world, world.repository("api"), {
        name: `open-${count}`,
        from: branch,
        by: world.mike,
      });
      push(world, `more ${count}`, `open-${count}`);
      openPull(world.world, world.repository("api"), {
        head: `open-${count}`,
        base: "main",
        title: `Open ${count}`,
        by: world.mike,
      });
    }
    // What is only in open pull requests came with none: the commit tells by itself.
    expect(await versionOf(world)).toBe("2.0.0");
  });
});

describe("never below what there is", () => {
  async function behind() {
    const world = await openTrain();
    tag(world, "v1.0.0");
    ship(world, "fix: login");
    createBranch(world.world, world.repository("api"), {
      name: "hotfix",
      from: branch,
      by: world.mike,
    });
    return { world, hotfix: push(world, "fix: at once", "hotfix") };
  }

  function deploy(world: TrainWorld, ref: string, payload: object, state: "success" | "failure") {
    const repo = world.repository("api");
    const by = world.mike;
    const answer = createDeployment(world.world, repo, {
      ref,
      environment: "production",
      autoMerge: false,
      requiredContexts: [],
      payload,
      by,
    });
    if (answer.kind === "merged") throw new Error(answer.message);
    addDeploymentStatus(world.world, repo, answer.deployment, { state, by });
  }

  it("semantic-release#1487: a tag that is higher and elsewhere is asked about", async () => {
    const { world, hotfix } = await behind();
    await using _ = world;
    tag(world, "v1.4.0", hotfix);
    deploy(world, hotfix, {}, "success");
    expect(await versionOf(world)).toBe(
      "api would become 1.0.1, and 1.4.0 has a tag already, of a commit that the release branch doesn't hold. Write its version, as in api 1.0.1.",
    );
    world.issue.body = world.issue.body.replace("\napi\n", "\napi 1.0.1\n");
    expect(await versionOf(world)).toBe("1.0.1");
  });

  it("semantic-release#3639: what production runs is asked about, with a tag or without", async () => {
    const { world, hotfix } = await behind();
    await using _ = world;
    deploy(world, hotfix, { service: "api", version: "1.4.0" }, "success");
    expect(await versionOf(world)).toContain("production runs 1.4.0");
  });

  it("semantic-release#3639: what failed there, another service's, or the head itself is no reason", async () => {
    const { world, hotfix } = await behind();
    await using _ = world;
    deploy(world, hotfix, { service: "web", version: "9.0.0" }, "success");
    deploy(world, branch, { service: "api", version: "1.2.0" }, "success");
    deploy(world, hotfix, { service: "api", version: "1.4.0" }, "failure");
    expect(await versionOf(world)).toBe("1.0.1");
  });
});
