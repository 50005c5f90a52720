import { describe, expect, test } from "vitest";
import { decide, type Decision } from "../../../src/decide/decide.ts";
import { restsOn } from "../../../src/decide/questions/rests-on.ts";
import type { Action } from "../../../src/model/action.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { decidedOn, left } from "../../support/consent.ts";
import { deploysIn } from "../../support/decision.ts";
import { green, idOf, reports } from "../../support/observation.ts";
import { since } from "../../support/in-order.ts";

const leaving = decidedOn(green());
const rolling = since(leaving).by(left).now;
const settled: Decision = { ...decide(rolling), rest: false, actions: [] };
const ground = (actions: readonly Action[], changes: Partial<Decision> = {}) =>
  restsOn({ ...settled, ...changes, actions }, rolling, settled.admissionRules);

test("what is only shown, or kept by the app itself, rests on no reading of this look", () => {
  const { view } = decide(rolling);
  if (!view) throw new Error("There is nothing to show");
  expect(ground([{ kind: "show", view }])).toBe("nothing");
  expect(ground([{ kind: "remember health", looks: new Map() }])).toBe("nothing");
});

test("what is said rests on everything", () => {
  expect(ground([{ kind: "say", key: "started", message: [] }])).toBe("everything");
  expect(ground([{ kind: "close issue", reason: "completed" }])).toBe("everything");
});

test("a sub-issue is opened only when the tracking issue, with what hangs on it, was read in this look", () => {
  const wishes = [idOf("search")].map((service) => ({
    service,
    title: "[search] Search v1.4.0",
    state: "open" as const,
    view: null,
    pending: new Set<string>(),
  }));
  const tend: Action = { kind: "tend sub-issues", version: "2.5.0", wishes };
  expect(ground([tend])).toEqual(new Set());
});

describe("a deployment", () => {
  const [deploy] = deploysIn(decide(leaving));
  if (!deploy) throw new Error("Nothing starts");

  test("rests on its service, on those before and behind it, and on all that is under way", () => {
    const underWay = new Set([idOf("search")]);
    const attention = { isCalm: false, isOver: false, underWay, unsettled: new Set<never>() };
    const rests = ground([{ ...deploy, service: idOf("auth-service") }], { attention });
    expect(rests).toBeInstanceOf(Set);
    expect(rests).toContain(idOf("auth-service"));
    expect(rests).toContain(idOf("api-gateway"));
    expect(rests).toContain(idOf("search"));
  });

  test("rests on everything when it takes a service back, and while it isn't known what is under way", () => {
    expect(ground([{ ...deploy, task: "rollback" }])).toBe("everything");
    expect(ground([deploy], { attention: null })).toBe("everything");
  });
});

test("that nobody looks again, and how those at gates are answered, rests on everything", () => {
  expect(ground([], { rest: true })).toBe("everything");
  expect(restsOn(settled, rolling, null)).toBe("everything");
});

test("what GitHub shows late is read in every look, and what is under way is known", () => {
  const attentionOf = (world: Observation) => decide(world).attention;
  const world = since(decidedOn(green())).by(left).looks().now;
  expect(attentionOf(world)?.underWay).toContain(idOf("api-gateway"));
  const reported = reports(world, "api-gateway", "in_progress");
  expect(attentionOf(reported)?.unsettled).not.toContain(idOf("api-gateway"));
  expect(attentionOf(reported)?.isCalm).toBe(false);
});

test("nothing is taken from before while the app may have forgotten what it did", () => {
  expect(decide({ ...green(), blindUntil: green().now.add({ minutes: 1 }) }).attention).toBeNull();
});
