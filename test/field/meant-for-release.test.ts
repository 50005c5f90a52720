/** Public reports on what is meant for a release, on its version, and on checks that never report. */
import { describe, expect, it } from "vitest";
import { checksGate } from "../../src/decide/gates/checks-gate.ts";
import { planOf } from "../../src/decide/plan/plan.ts";
import { serviceId } from "../../src/model/ids.ts";
import { emptyRecord } from "../../src/model/record/record.ts";
import { wordsOf } from "../../src/model/view/text.ts";
import { actionsApp } from "../../src/simulator/actions.ts";
import { createCheckRun } from "../../src/simulator/world/checks.ts";
import { commit, createTag } from "../../src/simulator/world/commits.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { openPull } from "../../src/simulator/world/pulls.ts";
import { handsOn, containments } from "../observe/hands.ts";
import { branch, plainTrain, trainWorld, type TrainWorld } from "../observe/train-world.ts";

describe("pull requests that take the release elsewhere", () => {
  const meant = (world: TrainWorld, head: string) => {
    const { world: it, mike: by } = world;
    const { repo } = handsOn(world);
    const pull = openPull(it, repo, { head, base: "main", title: "Release 2.5.0", by });
    editIssue(it, repo, pull, { labels: ["release:2.5.0"], by });
    return pull;
  };

  it("nunit/nunit#1969: the open pull request of the release branch into main blocks nothing", async () => {
    await using world = await trainWorld(["api"]);
    const hands = handsOn(world);
    const pull = hands.ship({ into: branch });
    const out = meant(world, branch);
    expect(await containments(world)).toEqual([`#${pull.number} contained`]);
    hands.merge(out, "squash");
    expect(await containments(world)).toEqual([`#${pull.number} contained`]);
  });

  it("nunit/nunit#1969: nor does one of a branch that was made of it, until that has more", async () => {
    await using world = await trainWorld(["api"]);
    const hands = handsOn(world);
    const pull = hands.ship({ into: branch });
    hands.repo.refs.set("refs/heads/merge-back", hands.repo.refs.get(`refs/heads/${branch}`) ?? "");
    const out = meant(world, "merge-back");
    expect(await containments(world)).toEqual([`#${pull.number} contained`]);
    const change = { branch: "merge-back", message: "More", files: { more: "1" }, by: world.mike };
    commit(world.world, hands.repo, change);
    expect(await containments(world)).toEqual([
      `#${pull.number} contained`,
      `#${out.number} missing`,
    ]);
  });

  it("nunit/nunit#1969: one into the release branch blocks it", async () => {
    await using world = await trainWorld(["api"]);
    const { repo } = handsOn(world);
    commit(world.world, repo, { branch: "main", message: "M", files: { m: "1" }, by: world.mike });
    const pull = openPull(world.world, repo, {
      head: "main",
      base: branch,
      title: "In",
      by: world.mike,
    });
    expect(await containments(world)).toEqual([`#${pull.number} missing`]);
  });
});

it.each(["V2.5.0", "v2.5.0 ", "2.5.0"])(
  "attack milestones: %j means the release, however it is written",
  async (milestone) => {
    await using world = await trainWorld(["api"]);
    const pull = handsOn(world).ship({ milestone });
    expect(await containments(world)).toEqual([`#${pull.number} missing`]);
  },
);

describe("tags of another form", () => {
  const versionWith = async (
    tags: readonly string[],
    file = plainTrain(["api"]),
  ): Promise<string> => {
    await using world = await trainWorld(["api"], { trainFile: file });
    world.issue.body = "### Version\nv2.5.0\n### Services\napi\n";
    for (const name of tags)
      createTag(world.world, world.repository("api"), { name, from: branch, by: world.mike });
    handsOn(world).ship({ into: branch, title: "feat: cart" });
    const seen = await world.see();
    if (seen.train.kind !== "valid") throw new Error("The train file is not valid");
    const history = seen.histories.get(serviceId("api"));
    if (history?.kind === "unknown") return `unknown: ${history.why}`;
    const read = planOf(seen.issue.body, seen.train.train, emptyRecord, seen);
    return read.ok
      ? read.plan.services.map(({ version }) => version).join(", ")
      : read.problems.map(wordsOf).join("; ");
  };
  const asked = (tag: string) =>
    expect.stringContaining(`the tag ${tag} looks like a version in another form`);

  it.each([
    ["ember-cli/ember-cli#3528", "0.2.0"],
    ["GitTools/GitVersion#657", "release-0.5.2"],
    ["adamralph/minver#840", "v0.51"],
    ["PaulHatch/semantic-version#165", "V0.1"],
    ["adamralph/minver#840", "v3"],
    ["GitTools/GitVersion#657", "api@1.4.0"],
    ["GitTools/GitVersion#657", "api/v1.4.0-rc.1"],
    ["adamralph/minver#840", "1.4.0.1"],
    ["adamralph/minver#840", "2026.1.3"],
  ])("%s: with the tag %s a service doesn't begin with 0.1.0", async (_, tag) => {
    expect(await versionWith(["nightly-3", tag])).toEqual(asked(tag));
  });

  it("GitTools/GitVersion#3216: a service begins beside other parts of its repository", async () => {
    expect(await versionWith(["plugin_0.1.1", "nightly-20260301", "latest"])).toBe("0.1.0");
    const others = plainTrain(["api"]).replace(
      "managers",
      'tag: "{{service}}-v{{version}}"\nmanagers',
    );
    expect(await versionWith(["web-v1.4.0"], others)).toBe("0.1.0");
  });

  it("GitTools/GitVersion#3216: where it has tags of its own, others don't matter", async () => {
    expect(await versionWith(["v1.4.0", "2.0.0", "v3"])).toBe("1.5.0");
  });

  it("ember-cli/ember-cli#3528: a hundred newer tags hide nothing", async () => {
    const nightly = Array.from({ length: 101 }, (_, index) => `nightly-${index}`);
    expect(await versionWith(["0.2.0", ...nightly])).not.toBe("0.1.0");
  });

  it.each([
    ["bitshifted/git-auto-semver#12", ["v1.0.2", "v1.0.1"], "1.1.0"],
    ["abcxyz/abc#638", ["v1.4.0-rc.1", "v1.4.0"], "1.5.0"],
    ["abcxyz/abc#638", ["v1.4.0", "v1.4.0+build.7"], "1.5.0"],
  ] as const)("%s: of several tags of a commit the highest counts", async (_, tags, version) => {
    expect(await versionWith(tags)).toBe(version);
  });
});

describe("checks that are named otherwise", () => {
  const ci = async (required: string, ...reported: readonly string[]): Promise<string> => {
    await using world = await trainWorld(["api"]);
    for (const name of reported)
      createCheckRun(world.world, world.repository("api"), {
        name,
        sha: world.tip("api"),
        app: actionsApp(world.world, "acme"),
        conclusion: "success",
      });
    const { checks } = await world.factsOf("api");
    if (checks.kind === "unknown") throw new Error(checks.why);
    const { readiness, reason } = checksGate(checks, [required], checks.value.commit);
    return `${readiness}: ${reason}`;
  };

  it.each([
    ["wafflebase/wafflebase#807", "verify (22.x)", ["verify"], "(verify has: require that instead"],
    [
      "career-ops-hq/career-ops#2310",
      "test",
      ["test (a)", "test (b)"],
      "(test (a), test (b) have: ",
    ],
    ["attack checks", "build", ["ci / build"], "(ci / build has: require that instead"],
    ["attack checks", "Build", ["build"], "(build has: require that instead"],
  ] as const)(
    "%s: %s is still waited for, and what it may be is named",
    async (_, name, reported, hint) => {
      const said = await ci(name, ...reported);
      expect(said).toMatch(/^unknown: check .* has not reported/);
      expect(said).toContain(hint);
    },
  );

  it("puritysb/AgentDeck#248: what never reports since its paths didn't change is waited for", async () => {
    expect(await ci("esp32", "test")).toMatch(/^unknown: check esp32 has not reported on /);
  });
});
