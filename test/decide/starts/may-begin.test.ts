/** What had its turn and hasn't begun: what keeps it from beginning, and what becomes of it at the end. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { Drive } from "../../../src/model/train/train.ts";
import { hours } from "../../support/calendar.ts";
import { look } from "../../support/carry-out.ts";
import { departed } from "../../support/consent.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { hears, ill, plan, watch, well } from "../../support/health.ts";
import { closed, later, says } from "../../support/observation.ts";
import { told } from "../../support/rollback.ts";
import { anyTime, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const drives: readonly Drive[] = [
  { kind: "dispatch", workflow: "deploy.yml", ref: "commit" },
  { kind: "gate" },
];
const dispatched = { ...service("search", "search"), drive: drives[0] ?? { kind: "gate" } };

/** Whether the workflow is started, or the job let through its gate. */
const begins = (world: Observation): boolean => {
  const { actions, admissionRules } = decide(world);
  return (
    actions.some(({ kind }) => kind === "dispatch") ||
    (admissionRules ?? []).some(({ state }) => state === "turn")
  );
};

describe.each(drives)("what is deployed by $kind and had its turn", (drive) => {
  const watched = { ...service("gateway", "infra"), health: plan() };
  // As a rule it takes an hour.
  const timeout = Temporal.Duration.from({ hours: 3 });
  const search = { ...service("search", "search", "gateway"), drive, timeout };
  const window = hours("11:00", "14:10");
  const rollbackWindow = Temporal.Duration.from({ hours: 4 });
  const of = trainOf([watched, search], { calendar: { ...anyTime, window, rollbackWindow } });
  const there = since(departed(of))
    .reports("gateway", "success")
    .looks()
    .by(watch, { seconds: 130 }, { gateway: well }).now;

  test("begins while what it waits for is healthy", () => {
    expect(begins(hears(later(there, { seconds: 10 }), { gateway: well }))).toBe(true);
    expect(begins(hears(later(there, { seconds: 10 }), { gateway: ill }))).toBe(false);
    expect(begins({ ...there, health: { ...there.health, looks: new Map() } })).toBe(false);
  });

  test("doesn't begin when the window has closed meanwhile, unless a manager overrides that", () => {
    const late = watch(later(there, { hours: 2 }), { minutes: 7 }, { gateway: well });
    const seen = hears(later(late, { seconds: 10 }), { gateway: well });
    expect(begins(hears(later(there, { minutes: 50 }), { gateway: well }))).toBe(true);
    // Open for three more minutes, of which it would take sixty.
    expect(begins({ ...seen, now: late.now.subtract({ minutes: 3 }) })).toBe(false);
    expect(begins(seen)).toBe(false);
    expect(begins(says(seen, people.sarah, "/override it must"))).toBe(true);
  });
});

test("a job waits at its gate while the issue of a release that has left is closed", () => {
  const of = trainOf([{ ...service("search", "search"), drive: { kind: "gate" } }]);
  const there = departed(of);
  const states = (world: Observation) => decide(world).admissionRules?.map(({ state }) => state);
  expect(states(there)).toEqual(["turn"]);
  expect(states(closed(there))).toEqual(["guarded"]);
  expect(states(told(there, "/abort wrong day"))).toEqual(["over"]);
});

describe("a deployment whose workflow wasn't started", () => {
  const of = trainOf([service("gateway", "infra"), dispatched]);
  const world = since(departed(of)).live("gateway").now;
  const calledOff = (one: Observation): boolean =>
    decide(one).actions.some(({ kind }) => kind === "call off");

  test("is called off when the release is taken back, which waits for it no longer", () => {
    const back = says(world, people.sarah, "/rollback it smells");
    expect(calledOff(world)).toBe(false);
    expect(calledOff(back)).toBe(true);
    expect(begins(back)).toBe(false);
    expect(startsIn(decide(later(look(back), { minutes: 1 })))).toEqual(["back search 1"]);
  });

  test("is called off when the release is aborted, and so is one of the way back", () => {
    const aborted = told(world, "/abort wrong day");
    expect(stateIn(decide(aborted))).toMatch(
      /^aborted: by sarah \(wrong day\)\. Gateway 1\.1\.0 is live/,
    );
    const back = told(told(world, "/rollback it smells"), "/abort leave it");
    expect(calledOff(told(look(back), "/plan"))).toBe(false);
    expect(begins(back)).toBe(false);
  });

  test("waits while the release is only held", () => {
    const held = told(world, "/hold wait");
    expect(calledOff(held)).toBe(false);
    expect(begins(held)).toBe(false);
    expect(begins(says(held, people.sarah, "/resume"))).toBe(true);
  });
});
