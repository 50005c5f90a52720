import { expect, test } from "vitest";
import { known } from "../../src/model/failure.ts";
import { serviceId } from "../../src/model/ids.ts";
import { releaseMark } from "../../src/model/marks/marks.ts";
import { proposeChange, shipChange, turnGreen, turnRed } from "../../src/simulator/people.ts";
import { createCheckRun, setStatus } from "../../src/simulator/world/checks.ts";
import { commit, createTag, deleteRef } from "../../src/simulator/world/commits.ts";
import { createMilestone } from "../../src/simulator/world/labels.ts";
import { createRelease } from "../../src/simulator/world/releases.ts";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { branch, granted, trainWorld, type TrainWorld } from "./train-world.ts";

const points = (world: TrainWorld): number[] =>
  world.simulator.requests.flatMap(({ path, cost }) =>
    path === "/graphql" && cost !== null ? [cost] : [],
  );

test("20 services in 20 repositories take two queries and at most eight points", async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `service-${index}`);
  await using world = await trainWorld(ids);
  for (const id of ids) {
    shipChange(world.world, world.repository(id), {
      by: world.mike,
      title: "Improve",
      files: { a: "b" },
      into: branch,
    });
  }
  const seen = await world.see();
  expect([...seen.services.values()].every(({ kind }) => kind === "known")).toBe(true);
  const [issue, ...services] = points(world);
  expect(issue).toBe(1);
  expect(services).toEqual([expect.any(Number)]);
  expect(services[0]).toBeLessThanOrEqual(8);
  expect(world.simulator.unmodelled).toEqual([]);
});

test("services of one repository share one question", async () => {
  await using world = await trainWorld(["api"], {
    trainFile: [
      "train: storefront",
      "managers: [sarah]",
      "services:",
      "  api: { repo: acme/api, path: [a] }",
      "  web: { repo: acme/api, path: [b] }",
    ].join("\n"),
  });
  const { sarah: by, release } = world;
  const repo = world.repository("api");
  world.issue.body += "web 2.0.0\n";
  createRelease(world.world, repo, { tagName: "v2.0.0", by, body: releaseMark(release, "web") });
  turnGreen(world.world, repo, world.tip("api"), ["test"]);
  const { services } = await world.see();
  const same = { tip: world.tip("api"), checks: { value: { results: [{ name: "test" }] } } };
  expect(services.get(serviceId("api"))).toMatchObject({
    value: { ...same, release: { kind: "known", value: null } },
  });
  expect(services.get(serviceId("web"))).toMatchObject({
    value: { ...same, release: { kind: "known", value: { ours: true } } },
  });
  expect(points(world)).toEqual([1, 1]);
});

test("pull requests meant for the release: by milestone, label or base branch", async () => {
  await using world = await trainWorld(["api"]);
  const { mike } = world;
  const repo = world.repository("api");
  const propose = (title: string, more: object = {}) =>
    proposeChange(world.world, repo, { by: mike, title, files: { [title]: title }, ...more });
  const merge = (title: string, more: object = {}) =>
    shipChange(world.world, repo, { by: mike, title, files: { [title]: title }, ...more });
  // Titles that a search for 2.5.0 would find, too.
  propose("other milestone", { milestone: "12.5.0" });
  propose("other milestone, too", { milestone: "2.5.0-rc1" });
  propose("other label", { label: "release:2.5.00" });
  const wanted = [
    propose("milestone", { milestone: "2.5.0" }),
    merge("v milestone", { milestone: "v2.5.0" }),
    propose("label", { label: "release:2.5.0" }),
    merge("v label", { label: "release:v2.5.0" }),
    propose("base", { into: branch }),
    merge("merged base", { into: branch }),
    merge("squashed base", { into: branch, method: "squash" }),
  ];
  for (const again of [1, 2]) {
    const { pulls } = await world.factsOf("api");
    if (pulls.kind === "unknown") throw new Error(pulls.why);
    expect(
      pulls.value.map((one) => [
        one.title,
        one.meantBy,
        one.state,
        one.containment.kind === "known" ? one.containment.value.kind : one.containment.why,
      ]),
    ).toEqual([
      ["milestone", "milestone", "open", "missing"],
      ["v milestone", "milestone", "merged", "missing"],
      ["label", "label", "open", "missing"],
      ["v label", "label", "merged", "missing"],
      ["base", "base branch", "open", "missing"],
      ["merged base", "base branch", "merged", "contained"],
      ["squashed base", "base branch", "merged", "contained"],
    ]);
    expect(pulls.value.map(({ number }) => number)).toEqual(wanted.map(({ number }) => number));
    // Milestones, and what might bring what is missing, are asked for apart only the first time.
    expect(points(world)).toHaveLength(again === 1 ? 4 : 5);
  }
});

test("a renamed milestone doesn't mean the release any more", async () => {
  await using world = await trainWorld(["api"]);
  const repo = world.repository("api");
  const change = { by: world.mike, title: "One", files: { a: "1" }, milestone: "2.5.0" };
  proposeChange(world.world, repo, change);
  expect((await world.factsOf("api")).pulls).toMatchObject({ value: [{ title: "One" }] });
  const [milestone] = repo.milestones.values();
  if (milestone) milestone.title = "2.6.0";
  expect((await world.factsOf("api")).pulls).toEqual({ kind: "known", value: [] });
});

test("lists longer than a page are complete", async () => {
  await using world = await trainWorld(["api"]);
  const { mike, world: it } = world;
  const repo = world.repository("api");
  for (let count = 0; count < 105; count += 1)
    createMilestone(it, repo, { title: `0.0.${count}`, by: mike });
  for (let count = 0; count < 120; count += 1) {
    const change = { by: mike, title: `${count}`, files: { [`${count}`]: "" }, into: branch };
    shipChange(it, repo, { ...change, milestone: "2.5.0", label: "release:2.5.0" });
  }
  const checks = Array.from({ length: 130 }, (_, index) => `check ${index}`);
  turnGreen(it, repo, world.tip("api"), checks);
  const facts = await world.factsOf("api");
  if (facts.pulls.kind === "unknown") throw new Error(facts.pulls.why);
  expect(facts.pulls.value).toHaveLength(120);
  expect(facts.pulls.value.every(({ meantBy }) => meantBy === "milestone")).toBe(true);
  // The branch's history has 240 commits, of which the first answer names 100.
  expect(facts.pulls.value.map(({ containment }) => containment)).toEqual(
    facts.pulls.value.map(() => known({ kind: "contained", via: null })),
  );
  if (facts.checks.kind === "unknown") throw new Error(facts.checks.why);
  expect(facts.checks.value.results.map(({ name }) => name)).toEqual(checks.toSorted());
  expect(world.simulator.unmodelled).toEqual([]);
});

test("checks and statuses of the release branch's head, and what its rules require", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, mike, app } = world;
  const repo = world.repository("api");
  turnRed(it, repo, world.tip("api"), ["old"]);
  commit(it, repo, { branch, files: { a: "1" }, message: "More", by: mike });
  const sha = world.tip("api");
  turnRed(it, repo, sha, ["build"]);
  world.wait({ minutes: 5 });
  turnGreen(it, repo, sha, ["build", "lint"]);
  setStatus(it, repo, { sha, state: "pending", context: "jenkins", by: mike });
  createCheckRun(it, repo, { name: "Release train", sha, app, status: "in_progress" });
  repo.requiredChecks.set(branch, ["lint", "build"]);
  expect((await world.factsOf("api")).checks).toMatchObject({
    kind: "known",
    value: {
      commit: sha,
      requiredByRules: { kind: "known", value: ["build", "lint"] },
      ours: ["Release train"],
      results: [
        { name: "build", result: "passed", word: "success" },
        { name: "jenkins", result: "running", word: "pending" },
        { name: "lint", result: "passed" },
      ],
    },
  });
});

test("a protected branch that requires no checks has no rules about them", async () => {
  await using world = await trainWorld(["api"]);
  world.repository("api").requiredChecks.set(branch, []);
  expect((await world.factsOf("api")).checks).toMatchObject({
    value: { requiredByRules: { kind: "known", value: null } },
  });
});

test("without a release branch there are no checks, and nothing is contained", async () => {
  await using world = await trainWorld(["api"]);
  const repo = world.repository("api");
  const change = { by: world.mike, title: "One", files: { a: "1" }, label: "release:2.5.0" };
  shipChange(world.world, repo, change);
  deleteRef(world.world, repo, { ref: `refs/heads/${branch}`, by: world.sarah });
  expect(await world.factsOf("api")).toMatchObject({
    tip: null,
    checks: { kind: "unknown", why: "no release branch" },
    pulls: { value: [{ containment: { kind: "known", value: { kind: "missing" } } }] },
  });
});

test("the GitHub release of a tag is ours only with the mark of this release", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, sarah, release, releases } = world;
  const repo = world.repository("api");
  expect((await world.factsOf("api")).release).toEqual({ kind: "known", value: null });
  const body = (part: string) => `Notes\n${releaseMark(release, part)}`;
  createRelease(it, repo, { tagName: "v1.1.0", by: sarah, body: body("web") });
  createRelease(it, releases, { tagName: "v2.5.0", by: sarah, body: body("train") });
  expect((await world.factsOf("api")).release).toMatchObject({
    value: { isDraft: false, ours: false },
  });
  expect((await world.see()).trainRelease).toMatchObject({ value: { ours: true } });
});

test("a bare git tag is seen with its commit", async () => {
  await using world = await trainWorld(["api"]);
  const repo = world.repository("api");
  expect((await world.factsOf("api")).tag).toEqual(known(null));
  const at = world.tip("api");
  createTag(world.world, repo, { name: "v1.1.0", from: at, by: world.sarah });
  const { tag, release } = await world.factsOf("api");
  expect(tag).toEqual(known({ name: "v1.1.0", commit: at }));
  expect(release).toEqual(known(null));
  expect(world.simulator.unmodelled).toEqual([]);
});

test("a repository's own state", async () => {
  await using world = await trainWorld(["api"]);
  const by = world.sarah;
  editRepository(world.world, world.repository("api"), { by, isPrivate: true, archived: true });
  expect(await world.factsOf("api")).toMatchObject({
    visibility: "private",
    isArchived: true,
    branch,
  });
});

test("what the App may not read is unknown, and the rest stays known", async () => {
  const { checks, ...less } = granted;
  expect(checks).toBeDefined();
  await using world = await trainWorld(["api"], { permissions: less });
  const facts = await world.factsOf("api");
  expect(facts.checks.kind).toBe("unknown");
  expect(facts.pulls.kind).toBe("known");
  expect(facts.production.kind).toBe("known");
});
