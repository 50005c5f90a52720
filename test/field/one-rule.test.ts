/** Whatever brings a service to production, it starts by one rule. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { known } from "../../src/model/failure.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Drive } from "../../src/model/train/train.ts";
import { hours } from "../support/calendar.ts";
import { departing, shown, voted } from "../support/consent.ts";
import { recordIn, startsIn, stateIn } from "../support/decision.ts";
import { deploys } from "../support/foreign.ts";
import {
  away,
  deployment,
  green,
  later,
  redCheck,
  says,
  status,
  withFacts,
} from "../support/observation.ts";
import { told } from "../support/rollback.ts";
import { anyTime, commit, people, service, trainOf } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const drives: readonly (readonly [string, Drive])[] = [
  ["deployment", { kind: "deployment", ref: "commit" }],
  ["dispatch", { kind: "dispatch", workflow: "deploy.yml", ref: "commit" }],
  ["gate", { kind: "gate" }],
  ["observe", { kind: "observe" }],
];

/** Whether anything is begun: a deployment, a workflow, a job at its gate, or a turn for others. */
const begins = (world: Observation): boolean => {
  const decision = decide(world);
  return (
    startsIn(decision).length > 0 ||
    decision.actions.some(({ kind }) => kind === "dispatch") ||
    (decision.admissionRules ?? []).some(({ state }) => state === "turn") ||
    recordIn(decision)?.entries.at(-1)?.kind === "turn"
  );
};

// As a rule it takes an hour, and may take longer.
const timeout = Temporal.Duration.from({ hours: 3 });
const rollbackWindow = Temporal.Duration.from({ hours: 9 });
const calendar = { ...anyTime, window: hours("11:00", "14:10"), rollbackWindow };

/** Staging runs another commit now: nobody's word falls with that. */
const stagedOver = (world: Observation): Observation =>
  withFacts(world, "search", (facts) => ({
    ...facts,
    staging: known([deployment(9, commit("another"))]),
  }));

const lost: readonly (readonly [string, (world: Observation) => Observation])[] = [
  ["a check went red", (world) => redCheck(world, "search")],
  ["staging runs something else", stagedOver],
  [
    "its checks can't be read",
    (world) => withFacts(world, "search", (facts) => ({ ...facts, checks: away })),
  ],
];

describe.each(drives)("drive: %s", (_, drive) => {
  const of = trainOf([{ ...service("search", "search"), drive, timeout }], { calendar });
  const ready = departing(of);

  it("attack 45: begins in a window that is open long enough", () => {
    expect(begins(ready)).toBe(true);
  });

  it("attack 45: doesn't begin late in the window", () => {
    const held = since(green(of))
      .by(shown)
      .by(voted)
      .looks()
      .says(people.sarah, "/hold wait")
      .looks().now;
    const late = since(held).says(people.sarah, "/go").looks().after({ hours: 1, minutes: 30 }).now;
    expect(begins(says(late, people.sarah, "/resume on"))).toBe(false);
  });

  it.each(lost)("attack 45: doesn't begin once %s", (_, loses) => {
    expect(begins(loses(ready))).toBe(false);
  });
});

describe.each(drives.slice(1, 3))("drive: %s, which had its turn and hasn't begun", (_, drive) => {
  const of = trainOf([{ ...service("search", "search"), drive, timeout }], { calendar });
  const turned = since(departing(of)).looks().after({ seconds: 10 }).now;

  it("attack 45: doesn't begin when the window has become too short", () => {
    expect(begins(turned)).toBe(true);
    const late = later(turned, { hours: 1, minutes: 30 });
    expect(begins(late)).toBe(false);
    expect(begins(says(late, people.sarah, "/override on"))).toBe(true);
  });

  it.each(lost)("attack 45: doesn't begin when %s meanwhile", (__, loses) => {
    expect(begins(loses(turned))).toBe(false);
  });

  it("attack 45: doesn't begin onto what others deploy there", () => {
    const busy = deploys(turned, "search", {
      commit: commit("by hand"),
      createdAt: turned.now.subtract({ hours: 1 }),
      statuses: [status("in_progress", turned.now.subtract({ minutes: 5 }))],
    });
    expect(begins(busy)).toBe(false);
  });

  it("doesn't begin while it is held", () => {
    expect(begins(told(turned, "/hold wait"))).toBe(false);
  });
});

it("attack 45: the state says why a job isn't let through", () => {
  const of = trainOf([{ ...service("search", "search"), drive: { kind: "gate" } }]);
  const turned = since(departing(of)).looks().after({ seconds: 10 }).now;
  expect(stateIn(decide(stagedOver(turned)))).toContain("Search was asked to deploy and waits: ");
});
