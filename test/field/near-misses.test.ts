/** A milestone or a label that is called nearly as the release is: nothing of it counts, and people are told so. */
import { describe, expect, it, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { isNearVersion, nearLabels } from "../../src/model/release/near-version.ts";
import { wordsOf } from "../../src/model/view/text.ts";
import { ensureLabel } from "../../src/simulator/world/labels.ts";
import { gatesIn, own, first } from "../support/blockers.ts";
import { left, shown } from "../support/consent.ts";
import { green, withFacts } from "../support/observation.ts";
import { handsOn } from "../observe/hands.ts";
import { trainWorld } from "../observe/train-world.ts";

describe("a name", () => {
  it.each([
    ["2.5", "2.5.0"],
    ["v2.5", "2.5.0"],
    ["2", "2.0.0"],
    ["2.5.0", "2.5"],
    ["Release 2.5.0", "2.5.0"],
    ["Version v2.5", "2.5.0"],
    ["2.5.0 (March)", "2.5.0"],
  ])("%s is near %s", (name, version) => {
    expect(isNearVersion(name, version)).toBe(true);
  });

  it.each([
    ["2.5.0", "2.5.0"],
    ["V2.5.0", "2.5.0"],
    ["2.5", "2.5.1"],
    ["2.5.0-rc.1", "2.5.0"],
    ["2.5.0", "2.5.0-rc.1"],
    ["12.5.0", "2.5.0"],
    ["Sprint 2", "2.0.0"],
    ["1.2.5.0", "2.5.0"],
    ["2.5.x", "2.5.0"],
    ["Backlog", "2.5.0"],
    ["", "2.5.0"],
  ])("%s is not near %s", (name, version) => {
    expect(isNearVersion(name, version)).toBe(false);
  });

  test("labels are looked for by both ways to write a version", () => {
    expect(nearLabels("2.5.0")).toEqual(["release:2.5", "release:v2.5"]);
    expect(nearLabels("2.5")).toEqual(["release:2.5.0", "release:v2.5.0"]);
    expect(nearLabels("2.5.1")).toEqual([]);
    expect(nearLabels("2.5.0-rc.1")).toEqual([]);
  });
});

test("open milestones and labels are found with what is read anyhow", async () => {
  await using world = await trainWorld(["api"]);
  const { mike: by, world: it } = world;
  const requests = async (): Promise<number> => {
    const before = world.simulator.requests.length;
    await world.see();
    return world.simulator.requests.length - before;
  };
  await world.see();
  const usual = await requests();
  handsOn(world).ship({ milestone: "2.5" });
  ensureLabel(it, world.repository("api"), { name: "release:2.5", by });
  await world.see();
  expect((await world.factsOf("api")).near).toEqual(["milestone 2.5", "label release:2.5"]);
  expect((await world.factsOf("api")).pulls).toMatchObject({ value: [] });
  expect(await requests()).toBe(usual);
});

const problemsIn = (world: ReturnType<typeof green>): string =>
  (decide(world).view?.problems ?? []).map(wordsOf).join("\n");

const near = (changes: object = {}) =>
  withFacts(green(), "search", (facts) => ({
    ...facts,
    near: ["milestone 2.5", "label release:2.5"],
    ...changes,
  }));

test("the issue names them before the departure, and how they would count", () => {
  const text = problemsIn(near());
  expect(text).toContain(
    "The milestone 2.5 of acme/search doesn't count for this release: rename it to 2.5.0 if it is meant.",
  );
  expect(text).toContain(
    "The label release:2.5 of acme/search doesn't count for this release: rename it to release:2.5.0 if it is meant.",
  );
  expect(problemsIn(green())).toBe("");
  const gone = withFacts(left(), "search", (facts) => ({ ...facts, near: ["milestone 2.5"] }));
  expect(problemsIn(gone)).not.toContain("milestone");
});

test("nothing is said of those of a private repository", () => {
  expect(problemsIn(near({ visibility: "private" }))).not.toContain("milestone 2.5");
});

test("a blocker that is nearly this release's is named, and blocks nothing by that", () => {
  const world = own(shown(), first, { milestone: "2.5" });
  const words = gatesIn(world)[first] ?? "";
  expect(words).toContain(
    "is for 2.5, which is not this release's name: rename that if it is meant",
  );
  const other = own(shown(), first, { milestone: "2.6.0" });
  expect(gatesIn(other)[first]).not.toContain("2.6.0");
});
