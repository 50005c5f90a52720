import { noChats } from "../../src/model/view/chat.ts";
import { expect, test } from "vitest";
import { createLook } from "../../src/engine/look.ts";
import { nothingKnown } from "../../src/model/record/known-ids.ts";
import { fail, succeed } from "../../src/model/failure.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Observe, OwnMemory, Wanted } from "../../src/observe/observe.ts";
import { decide, type Decision } from "../../src/decide/decide.ts";
import { decidedOn, left, shown } from "../support/consent.ts";
import { startsIn } from "../support/decision.ts";
import { since } from "../support/in-order.ts";
import { green, idOf, says } from "../support/observation.ts";
import { shownInSubIssues } from "../support/sub-issues.ts";
import { people } from "../support/train.ts";
import { newClock, release, start } from "./setup.ts";

const own: OwnMemory = {
  intents: [],
  refusals: new Map(),
  names: [],
  ids: nothingKnown,
  lastRecord: null,
  links: new Set(),
  looks: new Map(),
  chats: noChats,
  health: new Map(),
  bornAt: start,
  blindUntil: start,
};

/** A look in which the world reads so, one after the other. */
const look = (...readings: readonly Observation[]) => lookWith(null, ...readings);

/** The same with room for what may wait from then on. */
async function lookWith(roomAt: Temporal.Instant | null, ...readings: readonly Observation[]) {
  const wanted: Wanted[] = [];
  const observe: Observe = async (_release, _own, asked) => {
    if (asked) wanted.push(asked);
    const next = readings[Math.min(wanted.length, readings.length) - 1];
    if (!next) throw new Error("There is nothing to read");
    return succeed(next);
  };
  const parts = {
    observe,
    hints: { since: async () => new Set<string>() },
    clock: newClock(),
    github: { room: async () => roomAt },
  };
  const lease = { key: release(12), epoch: 1 };
  const [first] = readings;
  const looked = await createLook(parts)({
    lease,
    own,
    rulesBefore: first ? decide(first).admissionRules : null,
    complete: async (observation) => observation,
  });
  if (!looked.ok) throw new Error(looked.failure.message);
  return { wanted, starts: startsIn(looked.value.decision), ...looked.value };
}

const kept = { issue: false, services: new Set<never>() };
const leaving = decidedOn(green());
const underWay = since(leaving).by(left).looks().now;

test("what is only shown needs no other reading", async () => {
  const { wanted } = await look({ ...shownInSubIssues(underWay), readNow: kept });
  expect(wanted.map(({ ground }) => ground)).toEqual(["nothing"]);
});

test("nothing is done that only an earlier reading asks for", async () => {
  expect(startsIn(decide(leaving))).not.toEqual([]);
  const { wanted, starts } = await look({ ...leaving, readNow: kept }, underWay);
  expect(wanted).toHaveLength(2);
  expect(starts).toEqual([]);
});

test("what the second reading leads to beyond the first makes it read everything", async () => {
  const some = { issue: true, services: new Set([idOf("api-gateway")]) };
  const { wanted } = await look(
    { ...underWay, readNow: kept },
    { ...leaving, readNow: some },
    leaving,
  );
  expect(wanted.map(({ ground }) => ground)).toEqual(["nothing", new Set(), "everything"]);
});

test("a sub-issue is opened only when the tracking issue was read, and no service for that", async () => {
  const fresh = { issue: true, services: new Set<never>() };
  const { wanted } = await look({ ...underWay, readNow: kept }, { ...underWay, readNow: fresh });
  expect(wanted.map(({ ground }) => ground)).toEqual(["nothing", new Set()]);
});

test("nothing is read for notes while there is no room to publish them", async () => {
  const most = since(left()).live("api-gateway", "auth-service", "search");
  const arrived = shownInSubIssues(most.reports("user-service", "success").now);
  const kindsIn = (decision: Decision) => decision.actions.map(({ kind }) => kind);
  expect(kindsIn(decide(arrived))).toContain("publish");
  const old = { ...arrived, readNow: kept };
  const full = await lookWith(start.add({ minutes: 1 }), old);
  expect(full.wanted.map(({ ground }) => ground)).toEqual(["nothing"]);
  expect(kindsIn(full.decision)).not.toContain("publish");
  expect(full.later).toEqual(start.add({ minutes: 1 }));
  const free = await lookWith(null, old, arrived);
  expect(free.wanted.map(({ ground }) => ground)).toEqual(["nothing", "everything"]);
  expect(kindsIn(free.decision)).toContain("publish");
  expect(free.later).toBeNull();
});

test("a look that can't read what it asks for anew ends, and nothing is done", async () => {
  await expect(look({ ...leaving, readNow: kept })).rejects.toThrow("was not read again");
});

test("all readings of one look count as one", async () => {
  const { wanted } = await look({ ...leaving, readNow: kept }, leaving);
  expect(new Set(wanted.map((one) => one.look)).size).toBe(1);
  expect(new Set(wanted.map((one) => one.since)).size).toBe(1);
});

test("after a look that failed the next one takes nothing from before", async () => {
  const asked: Wanted[] = [];
  let isDown = false;
  const observe: Observe = async (_release, _own, wanted) => {
    if (wanted) asked.push(wanted);
    return isDown
      ? fail({ kind: "unreachable", message: "", hint: "", retry: "later" })
      : succeed(leaving);
  };
  const look = createLook({
    observe,
    hints: { since: async () => new Set<string>() },
    clock: newClock(),
    github: { room: async () => null },
  });
  const ask = () =>
    look({
      lease: { key: release(12), epoch: 1 },
      own,
      rulesBefore: null,
      complete: async (observation) => observation,
    });
  await ask();
  await ask();
  expect(asked.at(-1)?.attention).not.toBeNull();
  isDown = true;
  await ask();
  isDown = false;
  await ask();
  expect(asked.at(-1)?.attention).toBeNull();
});

test("nothing is read for answers while there is no room to give them, but a stop is answered", async () => {
  const said = (body: string) => says(shownInSubIssues(shown()), people.bob, body);
  const kindsIn = (decision: Decision) => decision.actions.map(({ kind }) => kind);
  const asked = said("/help");
  expect(kindsIn(decide(asked))).toContain("say");
  const full = await lookWith(start.add({ minutes: 9 }), { ...asked, readNow: kept });
  expect(full.wanted.map(({ ground }) => ground)).toEqual(["nothing"]);
  expect(kindsIn(full.decision)).not.toContain("say");
  expect(full.later).toEqual(start.add({ minutes: 9 }));
  const stop = said("/no-go wait");
  const stopped = await lookWith(start.add({ minutes: 9 }), { ...stop, readNow: kept }, stop);
  expect(kindsIn(stopped.decision)).toContain("acknowledge");
});
