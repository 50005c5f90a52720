/** A complete release is rolled back, in time and too late. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { live } from "../../support/consent.ts";
import { kindsIn, startsIn, stateIn } from "../../support/decision.ts";
import { deployment, idOf, later, says, withFacts } from "../../support/observation.ts";
import { back, three, told } from "../../support/rollback.ts";
import { commit, people, releaseOf } from "../../support/train.ts";

const { sarah, bob, eve } = people;

/** All is live, the notes are published and the issue is closed. */
const complete: Observation = look(live(three, "user-service"));

test("an hour after its end a release is rolled back like one that is still watched", () => {
  expect(stateIn(decide(complete))).toMatch(/^complete/);
  const hour = later(complete, { hours: 1 });
  const said = decide(says(hour, sarah, "/rollback orders are lost"));
  expect(startsIn(said)).toEqual(["back user-service 1", "back search 1"]);
  expect(kindsIn(said)).toContain("reopen issue");
  const world = told(hour, "/rollback orders are lost");
  expect(world.issue.state).toBe("open");
  expect(stateIn(decide(world))).toMatch(/^rolling back: 0 of 4 services rolled back/);
  expect(decide(world).rest).toBe(false);
  const over = look(back(world));
  expect(stateIn(decide(over))).toMatch(/^rolled back: by sarah \(orders are lost\)/);
  expect(over.issue.state).toBe("closed");
});

test("a part of it goes back, and the rest stays complete", () => {
  const world = told(later(complete, { minutes: 30 }), "/rollback search", sarah);
  expect(stateIn(decide(world))).toMatch(/^rolling back: 0 of 1 service rolled back; now: Search/);
  const over = look(live(world, "search"));
  expect(stateIn(decide(over))).toMatch(/^complete: all 3 services are live/);
  expect(startsIn(decide(over))).toEqual([]);
});

test("it is opened once: whoever closes it meanwhile has a reason, and the rollback goes on", () => {
  const world = told(later(complete, { minutes: 30 }), "/rollback");
  const closed: Observation = { ...world, issue: { ...world.issue, state: "closed" } };
  expect(kindsIn(decide(closed))).not.toContain("reopen issue");
  expect(stateIn(decide(look(back(closed))))).toMatch(/^rolled back/);
});

test.each([
  [eve, "/rollback", /^confused: Only a manager \(sarah\) can use \/rollback/],
  [bob, "/rollback", /^confused: Only a manager \(sarah\) can use \/rollback/],
  [sarah, "/hold wait", /^confused: This release is complete/],
])("%o %s", (by, body, words) => {
  expect(answerTo(later(complete, { hours: 1 }), by, body)).toMatch(words);
});

describe("too late", () => {
  const answer = answerTo(later(complete, { hours: 2, minutes: 1 }), sarah, "/rollback");

  test("is said, with what to do instead and where it would lead", () => {
    expect(answer).toMatch(
      /^confused: This release is complete, and its rollback window ended at 2026-03-19 \d\d:\d\d UTC \(rollback_window\)\. Open a release of the old versions/,
    );
    expect(answer).toContain(`User Service to ${commit("user-service before").slice(0, 7)}`);
  });

  test("nothing goes back", () => {
    const world = later(complete, { hours: 2, minutes: 1 });
    expect(startsIn(decide(says(world, sarah, "/rollback")))).toEqual([]);
  });

  test("when it was complete isn't known: nothing goes back on a guess", () => {
    const unknown: Observation = {
      ...complete,
      trainRelease: known({ url: "https://github.test/release", isDraft: false, ours: true }),
    };
    expect(answerTo(unknown, sarah, "/rollback")).toMatch(/GitHub doesn't say since when/);
    expect(startsIn(decide(says(unknown, sarah, "/rollback")))).toEqual([]);
  });
});

test("what the next release has deployed over it stays, with all that it needs", () => {
  const world = withFacts(later(complete, { minutes: 30 }), "user-service", (facts) => {
    if (facts.production.kind !== "known") throw new Error("not known");
    const next = deployment(900, commit("next"), {
      ours: true,
      createdAt: complete.now.add({ minutes: 20 }),
      rides: { issue: releaseOf(13), service: idOf("user-service"), attempt: 1, intent: "n" },
      service: "user-service",
    });
    return { ...facts, production: known([next, ...facts.production.value]) };
  });
  const said = decide(says(world, sarah, "/rollback"));
  expect(startsIn(said)).toEqual(["back search 1"]);
});
