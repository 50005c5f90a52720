import { expect, test } from "vitest";
import { withChangelog } from "../../src/act/offer-changelog.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { commitAt } from "../../src/simulator/world/graph.ts";
import { mergePull } from "../../src/simulator/world/pulls.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { granted, trainWorld, type TrainWorld } from "../observe/train-world.ts";

const permissions = { ...granted, pull_requests: "write" } as const;
const notes =
  "storefront 2.5.0: 1 service.\n\n### Features\n- Carts\n\n<!-- release-train:release 900#12 train -->";
const rules = { ...defaultNotes, changelog: "CHANGELOG.md" };

const offered = async (world: TrainWorld) =>
  withChangelog(
    { ...world, observation: await world.see() },
    { rules, version: "2.5.0", tag: "v2.5.0" },
    notes,
  );

const branch = "release-train/changelog-v2.5.0";
const pullsOf = ({ releases }: TrainWorld) =>
  [...releases.issues.values()].filter((one) => one.pull !== null && one.pull !== undefined);
const fileOn = ({ releases }: TrainWorld, on: string): string | undefined =>
  commitAt(releases, tipOf(releases, on)).files.get("CHANGELOG.md");

const section = "## 2.5.0 - 2026-03-19\n\nstorefront 2.5.0: 1 service.\n\n### Features\n- Carts\n";

test("a section for a changelog that isn't there yet, by one pull request", async () => {
  await using world = await trainWorld(["api"], { permissions });
  expect(await offered(world)).toEqual({ ok: true, value: notes });
  expect(await offered(world)).toEqual({ ok: true, value: notes });
  expect(pullsOf(world).map(({ title }) => title)).toEqual(["Add v2.5.0 to CHANGELOG.md"]);
  expect(fileOn(world, branch)).toBe(`# Changelog\n\n${section}`);
  expect(fileOn(world, "main")).toBeUndefined();
  expect(world.simulator.unmodelled).toEqual([]);
});

test("in front of the version before it, behind what is unreleased; once merged it is there", async () => {
  await using world = await trainWorld(["api"], { permissions });
  const before = "# Changelog\n\n## [Unreleased]\n\n- More\n\n## [2.4.0] - 2026-03-01\n\n- Less\n";
  write(world, before);
  await offered(world);
  const [pull] = pullsOf(world);
  if (!pull) throw new Error("There is no pull request");
  mergePull(world.world, world.releases, pull, { method: "squash", by: world.sarah });
  expect(fileOn(world, "main")).toBe(
    before.replace("## [2.4.0]", `${section}\n## [2.4.0]`).replace("Carts\n\n\n", "Carts\n\n"),
  );
  await offered(world);
  expect(pullsOf(world)).toHaveLength(1);
});

test("what people turned down isn't offered again", async () => {
  await using world = await trainWorld(["api"], { permissions });
  await offered(world);
  const [pull] = pullsOf(world);
  if (!pull) throw new Error("There is no pull request");
  editIssue(world.world, world.releases, pull, { state: "closed", by: world.sarah });
  await offered(world);
  expect(pullsOf(world)).toHaveLength(1);
});

test.each(
  [0, 1, 2].flatMap(
    (write) =>
      [
        { write, when: "before" },
        { write, when: "after" },
      ] as const,
  ),
)(
  "the answer to write $write is lost $when its effect: one pull request with one section",
  async ({ write, when }) => {
    await using world = await trainWorld(["api"], { permissions });
    let seen = -1;
    world.simulator.faults.push({
      matches: ({ method, path }) =>
        /^(?:POST|PUT)$/.test(method) &&
        /\/(?:refs|contents|pulls)\b/.test(path) &&
        (seen += 1) === write,
      when,
      drop: true,
    });
    for (let times = 0; times < 5 && !(await offered(world)).ok; times += 1)
      world.wait({ minutes: 2 });
    expect(seen).toBeGreaterThanOrEqual(write);
    expect(pullsOf(world)).toHaveLength(1);
    expect(fileOn(world, branch)).toBe(`# Changelog\n\n${section}`);
  },
);

test("without the permission the notes say so, and are published all the same", async () => {
  await using world = await trainWorld(["api"], {
    permissions: { ...granted, pull_requests: "read" },
  });
  const answer = await offered(world);
  expect(answer).toMatchObject({
    ok: true,
    value: expect.stringMatching(
      /^> \[!NOTE\]\n> The section for `CHANGELOG\.md` could not be offered by pull request: .*pull_requests/,
    ),
  });
  expect(answer).toMatchObject({ value: expect.stringContaining(notes) });
});

function write(world: TrainWorld, text: string): void {
  const files = { "CHANGELOG.md": text };
  commit(world.world, world.releases, { branch: "main", by: world.sarah, message: "Log", files });
}
