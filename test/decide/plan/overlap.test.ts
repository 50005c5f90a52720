import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known, type Reading } from "../../../src/model/failure.ts";
import { releaseKey, serviceId } from "../../../src/model/ids.ts";
import { carriesMark } from "../../../src/model/marks/marks.ts";
import { replaceRegion } from "../../../src/model/marks/region.ts";
import type { OpenRelease } from "../../../src/model/github/open-release.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { decidedOn, left, shown, voted } from "../../support/consent.ts";
import { startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import {
  away,
  deployment,
  green,
  later,
  reports,
  status,
  withFacts,
  withText,
} from "../../support/observation.ts";
import {
  commit,
  homeId,
  noon,
  people,
  planText,
  storefront,
  trainOf,
} from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const train = trainOf(storefront.services.slice(0, 1));

const open = (number: number, ...services: readonly string[]): OpenRelease => ({
  release: releaseKey(homeId, number),
  number,
  url: `https://github.test/acme/releases/issues/${number}`,
  body: ["### Version", "v2.6.0", "### Services", ...services].join("\n"),
});

/** This release is #12. */
const beside = (others: Reading<readonly OpenRelease[]>): Observation => ({
  ...green(train),
  others,
});

/** A deployment of another release, ten minutes old. */
const rides = (
  observation: Observation,
  number: number,
  state: string,
  ours = true,
  id = "api-gateway",
): Observation =>
  withFacts(observation, id, (facts) => {
    if (facts.production.kind === "unknown") throw new Error("Production is known");
    const issue = releaseKey(homeId, number);
    const ride = deployment(9, commit("other"), {
      createdAt: noon.subtract({ minutes: 10 }),
      ours,
      rides: { issue, service: serviceId(id), attempt: 1, intent: "i" },
      statuses: [status(state, noon.subtract({ minutes: 9 }))],
    });
    return { ...facts, production: known([ride, ...facts.production.value]) };
  });

const problems = (observation: Observation): readonly string[] =>
  (decide(observation).view?.problems ?? []).map(wordsOf);

const planned = (number: number): string => `#${number} also contains Api Gateway and comes first`;
const busy = (number: number): string => `#${number} is deploying Api Gateway`;

test.each([
  ["nothing else is open", beside(known([])), []],
  ["an older one carries it", beside(known([open(3, "api-gateway 1.2.0")])), [planned(3)]],
  ["a younger one carries it", beside(known([open(15, "api-gateway 1.2.0")])), []],
  ["an older one carries something else", beside(known([open(3, "search 1.2.0")])), []],
  ["an older one has no plan", beside(known([open(3, "what is this")])), []],
  [
    "a younger one has left",
    rides(beside(known([open(15, "api-gateway 1.2.0")])), 15, "success"),
    [planned(15)],
  ],
  [
    "somebody says that a younger one has left",
    rides(beside(known([open(15, "api-gateway 1.2.0")])), 15, "success", false),
    [],
  ],
  ["a closed one has deployed it", rides(beside(known([])), 15, "success"), []],
  ["a closed one is deploying it", rides(beside(known([])), 15, "in_progress"), [busy(15)]],
  [
    "an open one is deploying it",
    rides(beside(known([open(3, "api-gateway 1.2.0")])), 3, "in_progress"),
    [busy(3)],
  ],
  ["its own deployment", rides(beside(known([])), 12, "in_progress"), []],
  [
    "a deployment that never ended is over after the timeout",
    later(rides(beside(known([])), 15, "in_progress"), { minutes: 20 }),
    [],
  ],
  ["it is not known what is open", beside(away), ["it is unknown which other releases are open"]],
])("before the departure: %s", (_name, observation, expected) => {
  const found = problems(observation);
  expect(found).toHaveLength(expected.length);
  expected.forEach((words, index) => expect(found[index]).toContain(words));
});

test("a release with a GO stays when an older one takes in a service of it", () => {
  const dated = withText(green(), planText(storefront, "2026-03-19 14:00"));
  const due = since(decidedOn(dated)).looks().after({ hours: 2 }).now;
  const overtaken = { ...due, others: known([open(3, "search 1.2.0")]) };
  expect(startsIn(decide(overtaken))).toEqual([]);
  expect(stateIn(decide(overtaken))).toMatch(/^go: .*#3 also contains Search and comes first/);
  expect(startsIn(decide(due))).toEqual(["api-gateway 1", "search 1"]);
});

test("GO is refused with what can be done about the other release", () => {
  const asked = since(green()).by(shown).by(voted).says(people.sarah, "/go").now;
  const decision = decide({ ...asked, others: known([open(3, "search 1", "auth-service 1")]) });
  expect(startsIn(decision)).toEqual([]);
  expect(wordsIn(decision)).toContain(
    "#3 also contains Auth Service and Search and comes first: let it finish or close it, or remove",
  );
});

test("after the GO the other release is looked for again when nobody tells that it has ended", () => {
  const others = known([open(3, "search 1.2.0")]);
  const dated = withText(green(), planText(storefront, "2026-03-19 14:00"));
  const due = since(decidedOn(dated)).looks().after({ hours: 2 }).now;
  expect(decide({ ...due, others }).next).toEqual(due.now.add({ minutes: 5 }));
  // Before it nothing hangs on that.
  const calm = decide({ ...green(), others });
  expect([calm.isCalm, calm.next]).toEqual([true, null]);
});

describe("after the departure", () => {
  const waiting = reports(left(), "api-gateway", "success");
  const auth = "auth-service 1.2.0";

  test.each([
    ["what an older one plans since keeps nothing", 3, [auth], null, ["auth-service 1"]],
    ["one that is deploying is waited for", 15, [], "in_progress", []],
    ["an older one that has left, too, goes first", 3, [auth], "success", []],
    ["a younger one that has left, too, goes last", 15, [auth], "success", ["auth-service 1"]],
  ] as const)("%s", (_name, number, plan, state, expected) => {
    const world = { ...waiting, others: known([open(number, ...plan)]) };
    const there = state === null ? world : rides(world, number, state, true, "auth-service");
    expect(startsIn(decide(there))).toEqual(expected);
  });
});

describe("an older release that names no services", () => {
  const bare = { ...open(11), body: "### Version\nv2.6.0\n" };
  const shows = (...services: readonly string[]): OpenRelease => ({
    ...bare,
    body: replaceRegion(bare.body, `planning\n${carriesMark(services.map(serviceId))}`),
  });

  test("may carry anything until the app has shown what it does", () => {
    expect(problems(beside(known([bare])))).toHaveLength(1);
  });

  test("carries what the app's part of its issue says", () => {
    expect(problems(beside(known([shows("search")])))).toEqual([]);
    expect(problems(beside(known([shows("search", "api-gateway")])))).toHaveLength(1);
  });

  test("a mark that people write is none", () => {
    const forged = { ...bare, body: `${bare.body}${carriesMark([serviceId("search")])}` };
    expect(problems(beside(known([forged])))).toHaveLength(1);
  });
});
