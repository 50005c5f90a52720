import { expect, test } from "vitest";
import { authorsToCheck } from "../../../src/decide/questions/authors-to-check.ts";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { gone, left, shown, voted } from "../../support/consent.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { answered } from "../../support/answered.ts";
import {
  away,
  green,
  later,
  mayGive,
  push,
  says,
  withAuthority,
  withComment,
  withReading,
  withText,
} from "../../support/observation.ts";
import { people, planText, storefront } from "../../support/train.ts";
import type { AuthorityQuestion } from "../../../src/model/github/authority.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob, sue, eve } = people;

const blank = (observation: Observation): Observation =>
  answered(observation, { authority: new Map() });

/** Who is asked about, and for what, while nobody was yet. */
const asked = (observation: Observation): Readonly<Record<string, AuthorityQuestion["about"]>> =>
  Object.fromEntries(
    authorsToCheck(blank(observation)).map(({ author, about }) => [author.login, about]),
  );
/** As `asked`, with the authority that the observation has. */
const askedNext = (observation: Observation): readonly string[] =>
  authorsToCheck(observation).map(({ author }) => author.login);

const vote = (...owners: readonly string[]) => ({ isManager: false, owners });
const everyone = {
  ina: vote("acme/infra"),
  bob: vote("acme/backend"),
  sue: vote("acme/search"),
  sarah: { isManager: true, owners: [] },
};
const atTwo = withText(voted(), planText(storefront, "2026-03-19 14:00"));
const decided = look(gone(atTwo));

test("who orders something is asked about wholly, who only asks isn't", () => {
  const world = since(shown()).says(ina, "/go").says(bob, "/plan").says(eve, "/hold I fear").now;
  expect(asked(world)).toEqual({ ina: "everything", eve: "everything" });
  expect(asked(look(world))).toEqual({});
});

test("an order in an edited comment asks nobody", () => {
  expect(asked(withComment(says(shown(), ina, "/go"), 1001, { edited: true }))).toEqual({});
});

test("votes alone rest on nothing: nobody is asked about until a manager decides", () => {
  expect(asked(voted())).toEqual({});
  expect(asked(says(voted(), eve, "/go"))).toEqual({ eve: "everything" });
  expect(askedNext(withAuthority(blank(says(voted(), eve, "/go")), eve, mayGive([])))).toEqual([]);
});

test("a manager's go asks about every vote that stands, and only for its owners", () => {
  const manager = mayGive([], { isManager: true });
  const deciding = withAuthority(blank(gone()), sarah, manager);
  expect(authorsToCheck(deciding)).toEqual([
    { author: ina, about: vote("acme/infra") },
    { author: bob, about: vote("acme/backend") },
    { author: sue, about: vote("acme/search") },
  ]);
  const unread = withAuthority(blank(gone()), sarah, away);
  expect(authorsToCheck(unread)).toEqual([]);
});

test("who votes and decides is asked once, for everything", () => {
  const manager = mayGive(["acme/search"], { isManager: true });
  const both = says(withAuthority(voted(), sarah, manager), sarah, "/go");
  const again = since(both).looks().after({ minutes: 1 }).says(sarah, "/go").now;
  expect(asked(again)["sarah"]).toBe("everything");
});

test("voided votes and those before a manager's no-go are asked about no more", () => {
  const pushed = look(push(voted(), "search", "fix"));
  const manager = mayGive([], { isManager: true });
  const deciding = withAuthority(blank(says(pushed, sarah, "/go")), sarah, manager);
  expect(askedNext(deciding)).toEqual(["ina", "bob"]);
  const over = look(says(voted(), sarah, "/no-go again"));
  expect(askedNext(withAuthority(blank(says(over, sarah, "/go")), sarah, manager))).toEqual([]);
});

test("a GO that waits asks nobody until it is time", () => {
  expect(stateIn(decide(decided))).toContain("departs at");
  expect(asked(decided)).toEqual({});
  expect(asked(later(decided, { hours: 3 }))).toEqual(everyone);
});

test("a GO that couldn't take effect anyway asks nobody", () => {
  const due = later(decided, { hours: 3 });
  expect(asked(withReading(due, "search", away))).toEqual({});
  expect(asked(push(due, "search", "fix"))).toEqual({});
  expect(asked(look(says(due, ina, "/hold wait")))).toEqual({});
  expect(asked({ ...due, blindUntil: due.now.add({ minutes: 1 }) })).toEqual({});
});

test("after the departure words are asked about no more", () => {
  expect(asked(left())).toEqual({});
});

test("somebody who took another login since is asked about under that", () => {
  const due = later(decided, { hours: 3 });
  const ida = { ...ina, login: "ida" };
  const comments = due.comments.map((one) =>
    one.author.id === ina.id ? { ...one, author: ida } : one,
  );
  expect(asked({ ...due, comments })).toMatchObject({ ida: vote("acme/infra") });
});

test("what wasn't asked is neither yes nor no", () => {
  const due = later(decided, { hours: 3 });
  const isManager = known({ isManager: true, owners: new Map<string, boolean>() });
  const partly = withAuthority(due, ina, known({ isManager: null, owners: new Map() }));
  expect(stateIn(decide(partly))).toContain("whether ina may still decide can't be read");
  expect(startsIn(decide(partly))).toEqual([]);
  const unasked = known({ isManager: null, owners: new Map([["acme/infra", true]]) });
  expect(startsIn(decide(withAuthority(due, ina, unasked)))).not.toEqual([]);
  expect(startsIn(decide(withAuthority(due, sarah, unasked)))).toEqual([]);
  expect(startsIn(decide(withAuthority(due, sarah, isManager)))).not.toEqual([]);
});

test("a command waits while not everything is known of its author", () => {
  const unasked = known({ isManager: null, owners: new Map([["acme/infra", true]]) });
  const partly = known({ isManager: false, owners: new Map([["acme/infra", false]]) });
  for (const reading of [unasked, partly]) {
    const world = since(green()).by(shown).by(withAuthority, ina, reading).says(ina, "/go").now;
    const { actions } = decide(world);
    expect(actions.filter(({ kind }) => kind === "acknowledge")).toEqual([
      { kind: "acknowledge", comment: 1001, reaction: "eyes" },
    ]);
    expect(actions.filter(({ kind }) => kind === "say")).toEqual([]);
  }
});
