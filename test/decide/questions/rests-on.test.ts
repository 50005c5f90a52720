import { describe, expect, test } from "vitest";
import { decide, type Decision } from "../../../src/decide/decide.ts";
import { restsOn } from "../../../src/decide/questions/rests-on.ts";
import type { Action } from "../../../src/model/action.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { groundOfWaiting } from "../../../src/decide/questions/ground-of-words.ts";
import type { Author } from "../../../src/model/github/authority.ts";
import { answered } from "../../support/answered.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, left, shown, voted } from "../../support/consent.ts";
import { deploysIn } from "../../support/decision.ts";
import { people } from "../../support/train.ts";
import { green, idOf, reports, says } from "../../support/observation.ts";
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

describe("what people say", () => {
  const decidedWith = (before: Observation, who: Author, body: string) => {
    const world = says(before, who, body);
    const decision = decide(world);
    return restsOn(decision, world, decide(before).admissionRules);
  };

  test("a vote rests on what its team votes for and needs, and on nothing else", () => {
    const rests = decidedWith(shown(), people.bob, "/go");
    expect(rests).toBeInstanceOf(Set);
    expect(rests).toContain(idOf("user-service"));
    expect(rests).not.toContain(idOf("search"));
  });

  test("a veto rests on the word alone", () => {
    const rests = decidedWith(shown(), people.bob, "/no-go not yet");
    expect(rests).toEqual(new Set());
  });

  test("the word of a manager, a hold and a refusal rest on everything", () => {
    expect(decidedWith(voted(), people.sarah, "/go")).toBe("everything");
    expect(decidedWith(shown(), people.sarah, "/hold wait")).toBe("everything");
    expect(decidedWith(shown(), people.eve, "/go")).toBe("everything");
  });

  test("the last vote that lets all teams know of it rests on everything again", () => {
    const two = [people.ina, people.bob].reduce((world, one) => says(world, one, "/go"), shown());
    expect(decidedWith(look(two), people.sue, "/go")).toBe("everything");
  });
});

describe("what is read for words before it is known who said them", () => {
  const asking = (before: Observation, who: Author, body: string) =>
    groundOfWaiting(answered(says(before, who, body), { authority: new Map() }));

  test("a vote needs the tracking issue, and what may stop or start something needs everything", () => {
    expect(groundOfWaiting(shown())).toBe("nothing");
    expect(asking(shown(), people.bob, "/go")).toEqual(new Set());
    expect(asking(shown(), people.sarah, "/hold wait")).toBe("everything");
  });
});
