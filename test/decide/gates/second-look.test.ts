import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide, type Decision } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { CheckFacts, CheckResult } from "../../../src/model/github/checks.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { gone, left } from "../../support/consent.ts";
import { kindsIn, startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import { away, check, green, later, reports, says, withFacts } from "../../support/observation.ts";
import { commit, noon, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const forgotten = (observation: Observation): Observation => ({ ...observation, looks: new Map() });

/** The checks of a service, with these results. */
const checking = (
  observation: Observation,
  results: readonly CheckResult[],
  changes: Partial<CheckFacts> = {},
  id = "search",
): Observation =>
  withFacts(observation, id, (facts) => ({
    ...facts,
    checks: known({
      commit: facts.tip ?? commit(id),
      requiredByRules: known(null),
      results,
      ours: [],
      ...changes,
    }),
  }));

const searchStarts = (decision: Decision): boolean => startsIn(decision).includes("search 1");

test("without memory nothing starts until the checks were read again, five seconds later", () => {
  const first = forgotten(gone());
  const decision = decide(first);
  expect(startsIn(decision)).toEqual([]);
  expect(stateIn(decision)).toBe(
    "go: decided by sarah; Api Gateway waits for a second look at its checks.",
  );
  expect(decision.next).toEqual(first.now.add({ seconds: 5 }));
  const after = look(first);
  const early = decide(later(after, { seconds: 4 }));
  expect(startsIn(early)).toEqual([]);
  expect(early.next).toEqual(first.now.add({ seconds: 5 }));
  expect(startsIn(decide(later(after, { seconds: 5 })))).toEqual(["api-gateway 1", "search 1"]);
});

test("a vote and the GO need no second look", () => {
  const fresh = forgotten(green());
  const decision = decide(says(look(fresh), people.ina, "/go"));
  expect(wordsIn(decision)).not.toContain("second look");
  expect(stateIn(decide(fresh))).toMatch(/^ready/);
});

test("/plan says what is waited for", () => {
  const asked = says(forgotten(look(gone())), people.sue, "/plan");
  const fresh = withFacts(asked, "search", (facts) => ({ ...facts, production: known([]) }));
  const plan = wordsIn(decide(fresh));
  expect(plan).toMatch(/Search .*: waits for a second look at its checks/);
});

test("the second reading counts from when it began", () => {
  const first = look(forgotten(gone()));
  const slow = { ...later(first, { seconds: 30 }), begunAt: first.now.add({ seconds: 4 }) };
  const decision = decide(slow);
  expect(startsIn(decision)).toEqual([]);
  expect(decision.next).toEqual(slow.now.add({ seconds: 1 }));
});

const again = check({ endedAt: noon });
test.each<[string, readonly CheckResult[], Partial<CheckFacts>]>([
  ["a rerun that is green again", [again], {}],
  ["one check more", [check(), check({ name: "scan" })], {}],
  ["another kind of green", [check({ word: "skipped" })], {}],
])("%s is looked at twice", (_, results, changes) => {
  const changed = checking(gone(), results, changes);
  expect(startsIn(decide(changed))).toEqual(["api-gateway 1"]);
  expect(startsIn(decide(later(look(changed), { seconds: 5 })))).toEqual(["search 1"]);
});

test("green that was read as something else in between begins anew", () => {
  const first = look(forgotten(gone()));
  const flapped = look(
    checking(later(first, { seconds: 4 }), [check({ result: "running", word: "queued" })]),
  );
  const back = checking(later(flapped, { seconds: 4 }), [check()]);
  expect(searchStarts(decide(back))).toBe(false);
  const seenOnce = look(back);
  expect(searchStarts(decide(later(seenOnce, { seconds: 4 })))).toBe(false);
  expect(searchStarts(decide(later(seenOnce, { seconds: 5 })))).toBe(true);
});

test("checks that can't be read for a moment begin anew, too", () => {
  const first = look(forgotten(gone()));
  const blind = since(first)
    .after({ seconds: 4 })
    .by(withFacts, "search", (facts) => ({ ...facts, checks: away }))
    .looks().now;
  const back = checking(later(blind, { seconds: 4 }), [check()]);
  expect(searchStarts(decide(back))).toBe(false);
});

test("checks that aren't required may come and go", () => {
  const rules = { requiredByRules: known(["test"]) };
  const picky = trainOf([{ ...service("search", "search"), requiredChecks: "branch rules" }]);
  const other = (word: string, result: CheckResult["result"]) =>
    check({ name: "optional", word, result });
  const first = look(
    checking(forgotten(green(picky)), [check(), other("queued", "running")], rules),
  );
  const next = checking(later(first, { seconds: 9 }), [check(), other("failure", "failed")], rules);
  expect(kindsIn(decide(next))).not.toContain("remember looks");
});

test("a check that proves an item of the checklist is looked at twice, whether it is required or not", () => {
  const picky = trainOf([{ ...service("search", "search"), requiredChecks: ["test"] }], {
    checklist: [{ id: "scan", text: "Scanned", proof: { kind: "check", name: "scan" } }],
  });
  const scan = check({ name: "scan" });
  const first = look(checking(forgotten(green(picky)), [check(), scan]));
  const rerun = checking(later(first, { seconds: 9 }), [check(), { ...scan, endedAt: noon }]);
  expect(kindsIn(decide(rerun))).toContain("remember looks");
});

test("what is the same is written down once", () => {
  const fresh = forgotten(green());
  expect(kindsIn(decide(fresh))).toContain("remember looks");
  expect(kindsIn(decide(later(look(fresh), { minutes: 5 })))).not.toContain("remember looks");
  expect(kindsIn(decide(reports(left(), "search", "success")))).not.toContain("remember looks");
});

test("whatever is read when, what starts was green for five seconds of readings", () => {
  const kinds = {
    green: [check()],
    again: [again],
    red: [check({ result: "running", word: "queued" })],
  } as const;
  const readings = fc.array(
    fc.record({
      what: fc.constantFrom<keyof typeof kinds>("green", "green", "again", "red"),
      after: fc.integer({ min: 0, max: 6 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(readings, (all) => {
      let world = forgotten(look(forgotten(gone())));
      let same: { readonly what: string; readonly since: Temporal.Instant } | undefined;
      for (const { what, after } of all) {
        world = checking(later(world, { seconds: after }), kinds[what]);
        if (what === "red") same = undefined;
        else if (same?.what !== what) same = { what, since: world.now };
        const isDue = same !== undefined && world.now.since(same.since).total("seconds") >= 5;
        expect(searchStarts(decide(world))).toBe(isDue);
        if (isDue) return;
        world = look(world);
      }
    }),
    { numRuns: 60 },
  );
});
