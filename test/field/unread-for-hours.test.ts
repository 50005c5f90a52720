/**
 * GitHub answers one kind of question with 5xx for hours (googleapis/release-please#2592, ryo-ebata/cc-audit#366): that
 * passes by itself, and when it doesn't, a named person hears of it once.
 */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { createUnreadSince } from "../../src/engine/unread-since.ts";
import { known } from "../../src/model/failure.ts";
import type { Observation, PullFacts, ServiceFacts } from "../../src/model/observation.ts";
import { look } from "../support/carry-out.ts";
import { left, live, shown, voted } from "../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../support/decision.ts";
import { away, idOf, later, withFacts } from "../support/observation.ts";
import { failing, told } from "../support/rollback.ts";

const search = (change: Partial<ServiceFacts>) => (world: Observation) =>
  withFacts(world, "search", (facts) => ({ ...facts, ...change }));
const repositoryAway = (world: Observation): Observation => ({
  ...world,
  services: new Map(world.services).set(idOf("search"), away),
});
const pull: PullFacts = {
  number: 12,
  title: "Sharper search",
  url: "https://github.test/acme/search/pull/12",
  author: "max",
  state: "merged",
  isDraft: false,
  base: "main",
  meantBy: "milestone",
  containment: away,
};
const containmentAway = search({ pulls: known([pull]) });

/** What people are told of it after so long. */
function toldAfter(world: Observation, time: Temporal.DurationLike) {
  const since = createUnreadSince();
  since.within(world);
  const seen = since.within(later(world, time));
  const said = Object.entries(saidIn(decide(seen)));
  const words = said.flatMap(([key, text]) => (key.startsWith("unrea") ? [text] : []));
  const again = Object.keys(saidIn(decide(look(seen)))).filter((key) => key.startsWith("unrea"));
  return { words, again, decision: decide(seen) };
}

describe("googleapis/release-please#2592: before the departure", () => {
  it.each([
    ["planning", shown, "its pull requests", search({ pulls: away })],
    ["planning", shown, "the comparison of its branch", containmentAway],
    ["voted", voted, "its checks", search({ checks: away })],
    ["voted", voted, "all of its repository", repositoryAway],
  ] as const)("%s, %s: %s", (_, worldOf, __, unread) => {
    const world = unread(worldOf());
    expect(toldAfter(world, { minutes: 20 }).words).toEqual([]);
    const { words, again } = toldAfter(world, { hours: 1 });
    expect(words).toEqual([expect.stringMatching(/^@sarah .*@acme\/search: for half an hour/)]);
    expect(again).toEqual([]);
  });
});

describe("ryo-ebata/cc-audit#366: after it", () => {
  const all = (): Observation => live(left(), "api-gateway", "search", "auth-service");
  it.each([
    ["rolling out", all, repositoryAway],
    ["rolling out", all, search({ production: away })],
    ["rolling back", () => told(failing, "/rollback it smells"), repositoryAway],
    ["rolling back", () => told(failing, "/rollback it smells"), search({ production: away })],
  ] as const)(
    "%s, what a service runs isn't known: its people are asked, and nothing starts",
    (state, worldOf, unread) => {
      const world = unread(worldOf());
      expect(toldAfter(world, { minutes: 20 }).words).toEqual([]);
      const { words, again, decision } = toldAfter(world, { minutes: 31 });
      expect(words).toEqual([
        expect.stringMatching(/@sarah.*@acme\/search.*can't be read any more/),
      ]);
      expect(again).toEqual([]);
      expect(startsIn(decision)).toEqual([]);
      expect(stateIn(decision)).toMatch(state === "rolling out" ? /^on hold/ : /^rolling back/);
    },
  );

  it("a spell that ends is forgotten, and the next one counts from its own beginning", () => {
    const since = createUnreadSince();
    const world = left();
    since.within(repositoryAway(world));
    since.within(later(world, { minutes: 25 }));
    const next = later(repositoryAway(world), { minutes: 40 });
    expect(since.within(next).unreadSince).toEqual(new Map([[idOf("search"), next.now]]));
  });

  it("the train file: whoever manages it hears of it", () => {
    const world: Observation = { ...left(), train: { kind: "unknown", why: "GitHub is away" } };
    const named = { ...world, ids: { ...world.ids, people: { sarah: 1 } } };
    expect(toldAfter(named, { minutes: 20 }).words).toEqual([]);
    expect(toldAfter(named, { hours: 1 }).words).toEqual([
      expect.stringMatching(/@sarah.*train file can't be read: GitHub is away/),
    ]);
  });
});
