import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { mondayOf, type Duty } from "../../../src/model/train/rotation.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { withManagersOnDuty } from "../../../src/observe/people/on-duty.ts";
import { saidIn } from "../../support/decision.ts";
import { green, later, says, withText } from "../../support/observation.ts";
import { noon, people, planText, storefront } from "../../support/train.ts";

/** Thursday, 2026-03-19, 12:00 UTC. */
const week = (monday: string, manager: string, deputy: string | null = null): Duty => {
  const from = Temporal.Instant.from(`${monday}T00:00:00Z`);
  return { from, to: from.add({ hours: 7 * 24 }), manager, deputy };
};
const turns = [week("2026-03-16", "sarah", "ina"), week("2026-03-23", "bob")];

/** As it is observed at its time. */
function seen(world: Observation): Observation {
  return { ...world, train: withManagersOnDuty(world.train, world.now) };
}

function world(departure: string, rotation: readonly Duty[] = turns): Observation {
  const open = green({ ...storefront, rotation });
  const ids = { ...open.ids, people: { sarah: 1, ina: 2, bob: 3 } };
  return withText({ ...open, ids }, planText(storefront, departure));
}

const dutyIn = (at: Observation): readonly string[] =>
  Object.entries(saidIn(decide(seen(at)))).flatMap(([key, text]) =>
    /^(?:no-manager|hand-over):/.test(key) ? [text] : [],
  );

test.each([
  ["2026-W12", "2026-03-16"],
  ["2026-W53", "2026-12-28"],
  ["2027-W01", "2027-01-04"],
  ["2025-W01", "2024-12-30"],
  ["2025-W53", undefined],
  ["2026-W00", undefined],
  ["2026-12", undefined],
])("the week %s begins on %s", (text, monday) => {
  expect(mondayOf(text)?.toString()).toBe(monday);
});

describe("a day before the departure", () => {
  test("a day without a turn is told, with whom to name", () => {
    const open = world("2026-04-01 14:00");
    expect(dutyIn(open)).toEqual([]);
    expect(dutyIn(later(open, { hours: 24 * 12 + 1 }))).toEqual([]);
    expect(dutyIn(later(open, { hours: 24 * 12 + 2 }))).toEqual([
      expect.stringMatching(
        /2\.5\.0 departs at 2026-04-01 14:00 UTC, and the rotation names no manager for that day\. Name somebody/,
      ),
    ]);
  });

  test("somebody whom GitHub doesn't know is named, and the deputy", () => {
    const gone = [week("2026-03-16", "zoe", "ina")];
    expect(dutyIn(world("2026-03-20 11:00", gone))).toEqual([
      expect.stringMatching(
        /GitHub knows no zoe, whom the rotation names for that day\. @ina is the deputy/,
      ),
    ]);
  });

  test("nothing is told where somebody has the turn, or nobody takes turns", () => {
    expect(dutyIn(world("2026-03-20 11:00"))).toEqual([]);
    expect(dutyIn(world("2026-03-20 11:00", []))).toEqual([]);
  });

  test("the next look is then", () => {
    const { next } = decide(seen(world("2026-03-22 14:00")));
    expect(next?.toString()).toBe("2026-03-21T14:00:00Z");
  });
});

describe("when turns change", () => {
  const open = world("2026-03-27 14:00");

  test("both are told, once, and a note is asked for", () => {
    expect(dutyIn(open)).toEqual([]);
    const monday = later(open, { hours: 3 * 24 + 12 });
    const [text = "", ...more] = dutyIn(monday);
    expect(text).toMatch(
      /^@bob manages 2\.5\.0 from now until 2026-03-30 00:00 UTC\. @sarah: your turn has ended\./,
    );
    expect(more).toEqual([]);
    const key = "hand-over:2026-03-23T00:00:00Z";
    expect(dutyIn({ ...monday, said: new Set([key]) })).toEqual([]);
  });

  test("not of a release that was opened since", () => {
    const monday = later(open, { hours: 3 * 24 + 12 });
    const issue = { ...monday.issue, openedAt: monday.now };
    expect(dutyIn({ ...monday, issue })).toEqual([]);
  });

  test("not where the same goes on", () => {
    const same = [week("2026-03-16", "sarah"), week("2026-03-23", "Sarah", "bob")];
    expect(dutyIn(later(world("2026-03-27 14:00", same), { hours: 84 }))).toEqual([]);
  });
});

describe("who has the turn", () => {
  const managersAt = (at: Observation) => {
    const { train } = seen(at);
    return train.kind === "valid"
      ? train.train.managers.map((one) => (one.kind === "person" ? one.login : one.team))
      : [];
  };
  const open = world("2026-03-27 14:00");

  test("decides beside the managers of the train file, at that moment and no other", () => {
    const [own] = storefront.managers.map((one) => (one.kind === "person" ? one.login : one.team));
    expect(managersAt(open)).toEqual(["sarah", "ina"]);
    expect(managersAt(later(open, { hours: 84 }))).toEqual(["bob", own]);
    expect(managersAt(later(open, { hours: 24 * 30 }))).toEqual([own]);
    expect(noon.toString()).toBe("2026-03-19T12:00:00Z");
  });

  test("is asked alone", () => {
    const words = Object.values(
      saidIn(decide(seen(says(later(open, { hours: 84 }), people.eve, "/go")))),
    );
    expect(words.join()).toContain("bob, sarah");
    // On Sunday bob still has the turn.
    const gap = later(world("2026-03-30 12:00"), { hours: 24 * 10 + 1 });
    expect(dutyIn(gap)).toContainEqual(expect.stringMatching(/^@bob: 2\.5\.0 departs/));
  });
});
