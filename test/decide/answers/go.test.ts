import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { gone, left, live, shown, voted } from "../../support/consent.ts";
import { saidIn, startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import {
  away,
  green,
  later,
  mayGive,
  push,
  redCheck,
  says,
  withAuthority,
  withComment,
  withReading,
  withText,
} from "../../support/observation.ts";
import { people, planText, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob, sue } = people;

/** Who stands where, as the issue shows it. */
const votes = (observation: Observation): string =>
  (decide(observation).view?.votes ?? [])
    .map(({ owner, answer }) => `${owner.replace("acme/", "")} ${answer}`)
    .join(", ");

const allGo = "infra go, backend go, search go";

describe("the GO", () => {
  const decided = since(voted())
    .by(withText, planText(storefront, "2026-03-19 14:00"))
    .by(gone)
    .looks().now;

  test("waits for the departure", () => {
    expect(stateIn(decide(decided))).toBe("go: decided by sarah; departs at 2026-03-19 14:00 UTC.");
  });

  test.each([
    [
      "a push",
      (world: Observation) => push(world, "search", "fix"),
      "a commit or version that it applied to has changed",
    ],
    [
      "a red check",
      (world: Observation) => redCheck(world, "search"),
      "check test of Search went red",
    ],
    ["a veto", (world: Observation) => says(world, ina, "/no-go no"), "acme/infra voted no-go: no"],
    [
      "its comment deleted",
      (world: Observation) => withComment(world, 1004, "deleted"),
      "its comment was edited, hidden or deleted",
    ],
    [
      "its comment edited",
      (world: Observation) => withComment(world, 1004, { edited: true }),
      "its comment was edited, hidden or deleted",
    ],
    [
      "a vote withdrawn",
      (world: Observation) => withComment(world, 1003, "deleted"),
      "its comment was edited, hidden or deleted",
    ],
    [
      "a manager no more",
      (world: Observation) => withAuthority(world, sarah, mayGive([])),
      "sarah is no longer a manager of this train",
    ],
  ])("falls with %s, once and for good, and its manager hears of it", (_, change, why) => {
    const changed = change(later(decided, { minutes: 1 }));
    const decision = decide(changed);
    expect(wordsIn(decision)).toContain(why);
    expect(wordsIn(decision)).toContain("@sarah");
    expect(stateIn(decision)).not.toContain("decided by sarah");
    const undone = { ...look(changed), comments: decided.comments, services: decided.services };
    expect(stateIn(decide({ ...undone, answers: decided.answers }))).not.toContain("go: decided");
    expect(saidIn(decide(look(changed)))).toEqual({});
  });

  test("doesn't fall with what can't be read", () => {
    const unread = withReading(withAuthority(decided, sarah, away), "search", away);
    expect(stateIn(decide(unread))).toBe(
      "go: decided by sarah; the commit of Search is not known: GitHub is away.",
    );
  });

  test("after it fell in mid-rollout, nothing new starts until there is a new one", () => {
    const pushed = push(left(), "user-service", "fix");
    const stopped = since(pushed).looks().live("api-gateway").looks().now;
    expect(stateIn(decide(stopped))).toBe(
      "on hold: the GO is void: a commit or version that it applied to has changed. The teams concerned must vote again, then a manager comments /go.",
    );
    expect(startsIn(decide(live(pushed, "api-gateway")))).toEqual([]);
    expect(saidIn(decide(pushed))).toMatchObject({
      "fallen:1004":
        "@sarah: the GO is void: a commit or version that it applied to has changed. The teams concerned must vote again, then a manager comments /go. Running deployments continue; nothing new starts.",
    });
    const again = says(says(stopped, bob, "/go"), sarah, "/go");
    expect(startsIn(decide(again))).toEqual(["auth-service 1"]);
  });
});

test("a red check of what is live already stops nothing", () => {
  const arrived = live(left(), "search");
  expect(votes(redCheck(arrived, "search"))).toBe(allGo);
  expect(stateIn(decide(redCheck(arrived, "search")))).toMatch(/^rolling out/);
});

test("with optional votes a manager needs none, but a veto still stops", () => {
  const free = trainOf(storefront.services, { teamVotes: "optional" });
  expect(startsIn(decide(gone(shown(green(free)))))).toEqual(["api-gateway 1", "search 1"]);
  const vetoed = since(green(free)).by(shown).says(sue, "/no-go broken").looks().now;
  expect(startsIn(decide(gone(vetoed)))).toEqual([]);
  const planned = green(free);
  const waiting = since(planned)
    .by(withText, planText(free, "2026-03-19 14:00"))
    .by(shown)
    .by(gone)
    .looks().now;
  expect(stateIn(decide(waiting))).toMatch(/^go/);
  expect(stateIn(decide(push(waiting, "search", "fix")))).toMatch(/^ready/);
  expect(wordsIn(decide(push(waiting, "search", "fix")))).toBe(
    "@sarah: the GO is void: the plan or a commit of it has changed. All services of 2.5.0 are ready and all votes are in. Comment /go to give the GO again, or /no-go <reason>.",
  );
  // Not once more under another key.
  expect(wordsIn(decide(look(push(waiting, "search", "fix"))))).toBe("");
});
