import { describe, expect, test } from "vitest";
import { known } from "../../src/model/failure.ts";
import { serviceId } from "../../src/model/ids.ts";
import { shipChange } from "../../src/simulator/people.ts";
import { commit, createBranch, createTag } from "../../src/simulator/world/commits.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import type { MergeMethod } from "../../src/simulator/world/pulls.ts";
import { branch, plainTrain, trainWorld, type TrainWorld } from "./train-world.ts";

const withoutVersions = (services: readonly string[]): string =>
  `### Version\nv2.5.0\n### Services\n${services.join("\n")}\n`;

/** A release whose lines have no versions. */
async function openTrain(services: readonly string[], trainFile = plainTrain(services)) {
  const world = await trainWorld(services, { trainFile });
  world.issue.body = withoutVersions(services);
  return world;
}

function ship(world: TrainWorld, title: string, method: MergeMethod = "merge", label?: string) {
  return shipChange(world.world, world.repository("api"), {
    by: world.mike,
    title,
    files: { [title]: title },
    into: branch,
    method,
    ...(label !== undefined && { label }),
  });
}

const tag = (world: TrainWorld, name: string, from = branch, service = "api") =>
  createTag(world.world, world.repository(service), { name, from, by: world.mike });

const historyOf = async (world: TrainWorld, service = "api") =>
  (await world.see()).histories.get(serviceId(service));

test("nothing is read for versions that are written", async () => {
  await using world = await trainWorld(["api"]);
  expect((await world.see()).histories).toEqual(new Map());
});

test("the highest version of the branch is the last, and what came since is told", async () => {
  await using world = await openTrain(["api"]);
  const { world: it, mike: by } = world;
  const repo = world.repository("api");
  tag(world, "v1.9.0");
  ship(world, "feat!: before");
  tag(world, "v1.10.0");
  for (const name of ["nightly", "v1", "1.11.0"]) tag(world, name);
  commit(it, repo, { branch: "main", message: "elsewhere", files: { a: "b" }, by });
  tag(world, "v3.0.0", "main");
  ship(world, "feat: squashed", "squash");
  ship(world, "Rename", "merge", "semver:major");
  commit(it, repo, {
    branch,
    message: "fix: at once\n\nBREAKING CHANGE: x",
    files: { c: "d" },
    by,
  });
  const history = await historyOf(world);
  expect(history).toMatchObject({
    kind: "known",
    value: { last: "1.10.0", taken: ["3.0.0", "1.10.0", "1.9.0"] },
  });
  const read = history?.kind === "known" ? history.value : null;
  if (read === null || read === "written") throw new Error("Nothing is known");
  expect(read.changes).toEqual([
    { title: "fix: at once", message: "fix: at once\n\nBREAKING CHANGE: x", labels: [] },
    { title: "feat: squashed", message: expect.stringContaining("feat: squashed"), labels: [] },
    { title: "Rename", message: expect.stringContaining("Merge"), labels: ["semver:major"] },
  ]);
  expect(world.simulator.unmodelled).toEqual([]);
});

test("labels and titles are read anew", async () => {
  await using world = await openTrain(["api"]);
  tag(world, "v1.0.0");
  const pull = ship(world, "Improve");
  await world.see();
  editIssue(world.world, world.repository("api"), pull, {
    title: "fix: improve",
    labels: ["semver:minor"],
    by: world.mike,
  });
  expect(await historyOf(world)).toMatchObject({
    value: { changes: [{ title: "fix: improve", labels: ["semver:minor"] }] },
  });
});

test("without any release there is no last version", async () => {
  await using world = await openTrain(["api"]);
  ship(world, "feat: first");
  expect(await historyOf(world)).toEqual(known({ last: null, taken: [], live: null, changes: [] }));
});

test("where none of the highest versions is in the branch, the last isn't known", async () => {
  await using world = await openTrain(["api"]);
  for (const name of Array.from({ length: 10 }, (_, index) => `v4.${index}.0`)) {
    commit(world.world, world.repository("api"), {
      branch: "main",
      message: name,
      files: { name },
      by: world.mike,
    });
    tag(world, name, "main");
  }
  expect(await historyOf(world)).toEqual({
    kind: "unknown",
    why: "none of the 10 highest versions is in the release branch; write the version",
  });
});

test("without a release branch there is nothing to tell", async () => {
  await using world = await openTrain(["api"]);
  world.repository("api").refs.delete(`refs/heads/${branch}`);
  expect(await historyOf(world)).toEqual(known(null));
});

describe("without services", () => {
  const all = "### Version\nv2.5.0\n### Services\n_No response_\n";

  test("each one of the train is asked about, and only those are read whole that ride", async () => {
    const file = `${plainTrain(["api", "web", "docs", "away"])}\n  old: { repo: acme/old, versioning: plain }`;
    await using world = await openTrain(["api", "web", "docs", "old"], file);
    const { world: it, mike: by } = world;
    for (const id of ["web", "docs"]) tag(world, "v1.0.0", branch, id);
    world.repository("docs").refs.delete(`refs/heads/${branch}`);
    world.repository("old").refs.delete(`refs/heads/${branch}`);
    ship(world, "feat: first");
    world.issue.body = all;
    const { histories, services } = await world.see();
    const kinds = Object.fromEntries(
      [...histories].map(([id, reading]) => [
        id,
        reading.kind === "unknown" ? reading.why : ((reading.value && "there") ?? "no branch"),
      ]),
    );
    expect(kinds).toEqual({
      api: "there",
      web: "there",
      docs: "no branch",
      away: expect.stringContaining("The App is not installed on acme/away"),
      old: "no branch",
    });
    expect([...services.keys()].toSorted()).toEqual(["api", "away"]);
    expect(services.get(serviceId("away"))).toMatchObject({ kind: "unknown" });

    createBranch(it, world.repository("old"), { name: branch, from: "main", by });
    expect((await world.see()).histories.get(serviceId("old"))).toEqual(known("written"));
  });
});

test("nothing of a private repository is read for a public issue", async () => {
  await using world = await openTrain(["api"]);
  tag(world, "v1.0.0");
  ship(world, "feat: secret");
  world.repository("api").isPrivate = true;
  const { histories, services } = await world.see();
  const why = "its repository is private";
  expect(histories.get(serviceId("api"))).toEqual({ kind: "unknown", why });
  // That says why it can't ride.
  expect(services.get(serviceId("api"))).toMatchObject({ value: { visibility: "private" } });
  world.releases.isPrivate = true;
  expect(await historyOf(world)).toMatchObject({ value: { last: "1.0.0" } });
});

test("20 services without versions cost two more requests, and three each once, while nothing changes", async () => {
  const ids = ["api", ...Array.from({ length: 19 }, (_, index) => `service-${index}`)];
  await using world = await trainWorld(ids);
  for (const id of ids) {
    tag(world, "v1.0.0", branch, id);
    for (const title of ["feat: one", "fix: two"]) {
      shipChange(world.world, world.repository(id), {
        by: world.mike,
        title,
        files: { [title]: id },
        into: branch,
      });
    }
  }
  await world.see();
  world.issue.body = withoutVersions(ids);
  const spend = async () => {
    const before = world.simulator.requests.length;
    const { histories } = await world.see();
    expect([...histories.values()].every(({ kind }) => kind === "known")).toBe(true);
    const made = world.simulator.requests.slice(before);
    return { requests: made.length, points: made.reduce((sum, { cost }) => sum + (cost ?? 0), 0) };
  };
  const first = await spend();
  expect(first.requests).toBeLessThanOrEqual(5 + ids.length * 3);
  const { requests, points } = await spend();
  expect(requests).toBeLessThanOrEqual(4);
  expect(points).toBeLessThanOrEqual(12);
});
