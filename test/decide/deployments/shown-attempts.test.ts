import { expect, it, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { lastShown, shownOf } from "../../../src/decide/deployments/shown-attempts.ts";
import { known } from "../../../src/model/failure.ts";
import { readShownMark, shownMark } from "../../../src/model/marks/shown-mark.ts";
import { replaceRegion } from "../../../src/model/marks/region.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { left } from "../../support/consent.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { idOf, later, withFacts, withText } from "../../support/observation.ts";
import { release, storefront } from "../../support/train.ts";

const search = idOf("search");
const mark = shownMark(release, [
  { task: "deploy", service: search, attempt: 1 },
  { task: "rollback", service: idOf("a:b"), attempt: 12 },
]);

test("a mark is read as it was written", () => {
  expect(readShownMark(`text ${mark} text`)).toEqual({
    release,
    attempts: [
      { task: "deploy", service: "search", attempt: 1 },
      { task: "rollback", service: "a:b", attempt: 12 },
    ],
  });
  expect(readShownMark("<!-- release-train:deployed 900#12  -->")).toBeUndefined();
});

/** Everything of its deployments is gone from GitHub and from the app's memory. */
const forgotten = (managed: string): Observation => {
  const world = left();
  const bare = withFacts(world, "search", (facts) => ({
    ...facts,
    production:
      facts.production.kind === "known"
        ? known(facts.production.value.filter(({ rides }) => rides === null))
        : facts.production,
  }));
  const body = replaceRegion(world.issue.body, managed);
  const blindUntil = world.now.subtract({ minutes: 1 });
  return { ...withText(bare, body), intents: [], blindUntil };
};

test("the issue names what GitHub shows, and still does when that is gone", () => {
  expect(decide(left()).view?.shown).toContain(`release-train:deployed ${release}`);
  expect(decide(left()).view?.shown).toContain("deploy:1:search");
  expect(decide(forgotten(mark)).view?.shown).toContain("deploy:1:search");
});

test("what was never begun leaves no mark", () => {
  const world = left();
  const begun = decide(world).view?.shown.match(/\b(?:deploy|rollback):\d+:[\w-]+/g);
  expect(begun?.every((one) => one.startsWith("deploy:1:"))).toBe(true);
  const bare = { ...world, services: new Map<never, never>() };
  expect(shownOf({ observation: bare, train: { services: storefront.services } })).toBe("");
});

it.each([
  ["what was shown isn't done again: its team is asked", mark, []],
  [
    "the mark of another release, in an issue that was copied, says nothing",
    mark.replace(release, "900#11"),
    ["search 1"],
  ],
  ["without a mark it was never begun", "", ["search 1"]],
])("%s", (_, managed, starts) => {
  const decision = decide(forgotten(managed));
  expect(startsIn(decision).filter((one) => one.startsWith("search"))).toEqual(starts);
  expect(stateIn(decision).startsWith("on hold")).toBe(starts.length === 0);
});

test("while GitHub may not show everything yet it is waited for", () => {
  const world = forgotten(mark);
  const blind = { ...world, blindUntil: world.now.add({ minutes: 1 }) };
  expect(startsIn(decide(blind))).toEqual([]);
  expect(stateIn(decide(blind))).not.toMatch(/^on hold/);
  expect(stateIn(decide(later(blind, { minutes: 2 })))).toMatch(/^on hold/);
});

test("only the app's own part of the issue is asked, and only for this way", () => {
  const outside = withText(left(), `${mark}\n### Version\n2.5.0`);
  expect(lastShown(outside, search, "deploy")).toBe(0);
  expect(lastShown(forgotten(mark), search, "deploy")).toBe(1);
  expect(lastShown(forgotten(mark), search, "rollback")).toBe(0);
});
