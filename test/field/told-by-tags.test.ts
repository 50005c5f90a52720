/** What the next version follows from: tags of another form, changes that were taken back, and what is only quoted. */
import { describe, expect, it } from "vitest";
import { commit, createTag, revert } from "../../src/simulator/world/commits.ts";
import { openTrain, versionOf } from "../support/versions.ts";
import { branch, plainTrain, type TrainWorld } from "../observe/train-world.ts";

const tag = (world: TrainWorld, name: string): void =>
  void createTag(world.world, world.repository("api"), { name, from: branch, by: world.mike });

const push = (world: TrainWorld, message: string): string =>
  commit(world.world, world.repository("api"), {
    branch,
    message,
    files: { [`${world.repository("api").commits.size}`]: message },
    by: world.mike,
  }).sha;

describe("tags in another form than the train file's", () => {
  it.each([
    "1.4.0",
    "v1.2",
    "v1",
    "V1.4.0",
    "v01.4.0",
    "v1.2.3.4",
    "release-1.4.0",
    "api-1.4.0",
    "api/v1.4.0",
    "2026.03.1",
  ])(
    "semantic-release/cli#211, ibm-cloud-security/appid-serversdk-nodejs#231: %s tells that it isn't the first",
    async (name) => {
      await using world = await openTrain();
      tag(world, name);
      push(world, "fix: login");
      expect(await versionOf(world)).toBe(
        `api would become 0.1.0, and the tag ${name} looks like a version in another form than the train file's v{{version}}. Write its version, as in api 1.8.0.`,
      );
      world.issue.body = "### Version\nv2.5.0\n### Services\napi 1.5.0\n";
      expect(await versionOf(world)).toBe("1.5.0");
    },
  );

  it("googleapis/release-please-action#263: v1.1 is higher than v1.0.2", async () => {
    await using world = await openTrain();
    tag(world, "v1.0.2");
    push(world, "fix: login");
    tag(world, "v1.1");
    push(world, "fix: logout");
    expect(await versionOf(world)).toContain("would become 1.0.3, and the tag v1.1 looks like");
  });

  it.each([
    "nightly-7",
    "20260301",
    "build-1.9",
    "latest",
    "web-v1.0.0",
    "v-next",
    "deploy/api/0123456789ab",
  ])("a first version is 0.1.0 beside the tag %s, which is no version of it", async (name) => {
    await using world = await openTrain();
    tag(world, name);
    push(world, "fix: login");
    expect(await versionOf(world)).toBe("0.1.0");
  });

  it("tags that move with the versions, or are lower, say nothing", async () => {
    await using world = await openTrain();
    for (const name of ["v1.4.2", "v1", "v1.4", "1.9.0", "v0.9", "v20260301"]) tag(world, name);
    push(world, "fix: login");
    expect(await versionOf(world)).toBe("1.4.3");
  });

  it("python-semantic-release#402: V1.5.0 is meant as v1.5.0 beside v1.0.2", async () => {
    await using world = await openTrain();
    tag(world, "v1.0.2");
    push(world, "fix: login");
    tag(world, "V1.5.0");
    expect(await versionOf(world)).toContain("would become 1.0.3, and the tag V1.5.0 looks like");
  });

  it("where each service has tags of its own, those of others say nothing", async () => {
    const trainFile = `tag: "{{service}}-v{{version}}"\n${plainTrain(["api"])}`;
    await using world = await openTrain(trainFile);
    for (const name of ["web-v3.0.0", "v3.0.0"]) tag(world, name);
    push(world, "fix: login");
    expect(await versionOf(world)).toBe("0.1.0");
    tag(world, "api-1.4.0");
    expect(await versionOf(world)).toContain("the tag api-1.4.0 looks like a version");
  });
});

describe("what was rolled back", () => {
  it("python-semantic-release#402: a breaking commit and its revert raise nothing", async () => {
    await using world = await openTrain();
    tag(world, "v1.0.0");
    push(world, "fix: login");
    const sha = push(world, "feat!: cart");
    revert(world.world, world.repository("api"), { sha, branch, by: world.mike });
    expect(await versionOf(world)).toBe("1.0.1");
  });

  it("eslint/eslint-release#11: a change and its revert alone are nothing to release", async () => {
    await using world = await openTrain();
    tag(world, "v1.0.0");
    const sha = push(world, "feat: cart");
    revert(world.world, world.repository("api"), { sha, branch, by: world.mike });
    expect(await versionOf(world)).toContain("nothing to release: nothing changed since 1.0.0");
  });

  it("googleapis/release-please#296: the revert of what an earlier version brought is a patch", async () => {
    await using world = await openTrain();
    const sha = push(world, "feat: cart");
    tag(world, "v1.0.0");
    revert(world.world, world.repository("api"), { sha, branch, by: world.mike });
    expect(await versionOf(world)).toBe("1.0.1");
  });
});

describe("what a message only quotes", () => {
  it.each([
    ["a comment of a template", "<!--\nBREAKING CHANGE: describe it here\n-->"],
    ["code", "```\nBREAKING CHANGE: of an example\nfeat!: of an example\n```"],
    ["a quote", "> BREAKING CHANGE: said somebody\n> feat!: said somebody"],
    [
      "a dependency's changelog",
      "<details>\n<summary>Changelog</summary>\n\nBREAKING CHANGE: drops Node.js 10\n\n</details>",
    ],
  ])("eyereasoner/eye-js#1963: %s breaks nothing", async (_, quoted) => {
    await using world = await openTrain();
    tag(world, "v1.0.0");
    push(world, `build(deps): bump cart from 1 to 2\n\n${quoted}`);
    expect(await versionOf(world)).toBe("1.0.1");
  });

  it.each([
    ["after a comment", "<!-- template -->\nBREAKING CHANGE: the cart is gone"],
    ["after a comment without an end", "<!-- template\n\nBREAKING CHANGE: the cart is gone"],
    ["after a fence without an end", "```\n\nBREAKING CHANGE: the cart is gone"],
    ["after a tag without an end", "Shows <details> first.\n\nBREAKING CHANGE: the cart is gone"],
    ["after a rule", "Signed\n\n---\n\nBREAKING CHANGE: the cart is gone"],
    ["with CRLF", "Signed\r\n\r\nBREAKING CHANGE: the cart is gone\r\n"],
  ])("eyereasoner/eye-js#1963: what is said %s counts", async (_, said) => {
    await using world = await openTrain();
    tag(world, "v1.0.0");
    push(world, `fix: cart\n\n${said}`);
    expect(await versionOf(world)).toBe("2.0.0");
  });
});
