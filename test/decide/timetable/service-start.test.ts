import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo } from "../../support/answer-to.ts";
import { freeze, hours, trainWith, withTrain } from "../../support/calendar.ts";
import { look } from "../../support/carry-out.ts";
import { departing, left, shown, voted } from "../../support/consent.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { green, later, says } from "../../support/observation.ts";
import { people } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, eve } = people;
// Everything is of Thursday, 2026-03-19, at 12:00 UTC; each deployment takes an hour, as those before did.

/** Gateway and search are live, and auth-service would start if the release weren't on hold. */
const stopped = since(left()).says(sarah, "/hold wait").looks().live("api-gateway", "search").now;
const resumed = (world: Observation): Observation => says(world, sarah, "/resume");
const leaving = (train: ReturnType<typeof trainWith>): Observation => departing(train);
const plan = (world: Observation): string => answerTo(world, eve, "/plan");
const next = (world: Observation): string | undefined =>
  decide(world).next?.toString({ smallestUnit: "second" });

describe("a frozen service", () => {
  const frozen = trainWith({}, { search: [freeze("2026-03-18", "2026-03-19", "Audit")] });

  test("keeps a release from its GO, with reason and end", () => {
    const world = voted(shown(green(frozen)));
    const why =
      "Search is frozen from 2026-03-18 to 2026-03-19 (Audit): it can't be deployed until 2026-03-20 00:00 UTC. Move the departure, take it out of the release, or a manager can comment /override <reason>";
    expect(answerTo(world, sarah, "/go")).toContain(why);
    expect(answerTo(look(says(world, sarah, "/reschedule 2026-03-20 00:00")), sarah, "/go")).toBe(
      "rocket",
    );
    expect(answerTo(look(says(world, sarah, "/override urgent")), sarah, "/go")).toBe("rocket");
  });

  test("keeps a release with a GO in the station, as a whole, until the freeze ends", () => {
    const world = withTrain(look(says(leaving(trainWith({})), sarah, "/hold wait")), frozen);
    const stays = look(says(world, sarah, "/resume"));
    expect(startsIn(decide(stays))).toEqual([]);
    expect(stateIn(decide(stays))).toContain("departs when all of it is ready: Search is frozen");
    expect(next(stays)).toBe("2026-03-20T00:00:00Z");
    expect(startsIn(decide(later(stays, { hours: 12 })))).toEqual(["api-gateway 1", "search 1"]);
  });

  test("keeps a release that wouldn't be through before it begins", () => {
    const soon = (from: string) => trainWith({}, { search: [freeze(from, "2026-03-22")] });
    const world = since(green(soon("2026-03-20")))
      .by(shown)
      .by(voted)
      .after({ hours: 8, minutes: 58 }).now;
    expect(answerTo(world, sarah, "/go")).toBe("rocket");
    expect(answerTo(later(world, { minutes: 2 }), sarah, "/go")).toContain("Search is frozen");
  });

  test("after the departure waits alone", () => {
    const one = trainWith({}, { "auth-service": [freeze("2026-03-19", "2026-03-19", "Audit")] });
    const world = look(resumed(withTrain(stopped, one)));
    expect(startsIn(decide(world))).toEqual([]);
    expect(plan(world)).toContain(
      "is frozen from 2026-03-19 to 2026-03-19 (Audit); continues at 2026-03-20 00:00 UTC, sooner if a manager comments /override <reason>",
    );
    expect(next(world)).toBe("2026-03-20T00:00:00Z");
    expect(startsIn(decide(says(world, sarah, "/override now")))).toEqual(["auth-service 1"]);
  });
});

describe("after the departure nothing starts that can't be finished and undone in time", () => {
  const until = (to: string, rollbackWindow = "PT4H") =>
    trainWith({
      window: hours("12:00", to),
      rollbackWindow: Temporal.Duration.from(rollbackWindow),
    });
  /** The hold ends at 14:00. */
  const late = (train: ReturnType<typeof trainWith>): Observation =>
    resumed(later(withTrain(stopped, train), { hours: 1, minutes: 56 }));

  test.each([
    ["15:01", "PT4H", ["auth-service 1"]],
    ["15:00", "PT4H", ["auth-service 1"]],
    ["14:59", "PT4H", []],
    // Two hours for the way back of gateway, search and auth-service.
    ["15:00", "PT2H", ["auth-service 1"]],
    ["15:00", "PT119M", []],
    ["15:01", "PT119M", ["auth-service 1"]],
  ])("the window closes at %s, rollback window %s", (to, rollbackWindow, starts) => {
    const world = late(until(to, rollbackWindow));
    expect(world.now.toString()).toBe("2026-03-19T14:00:00Z");
    expect(startsIn(decide(world))).toEqual(starts);
  });

  test("it says so, and what ends it", () => {
    const world = late(until("14:59"));
    expect(stateIn(decide(world))).toContain("rolling out: 2 of 4 services live");
    expect(stateIn(decide(world))).toContain(
      "Auth Service may take 60 min and 120 min to roll back, too long before 2026-03-19 14:59 UTC; continues at 2026-03-20 12:00 UTC, sooner if a manager comments /override <reason>",
    );
    expect(startsIn(decide(later(world, { hours: 22 })))).toEqual(["auth-service 1"]);
    expect(startsIn(decide(says(world, sarah, "/override users wait")))).toEqual([
      "auth-service 1",
    ]);
  });

  test("where no window has room, it says that", () => {
    const world = late(trainWith({ window: hours("13:30", "14:15") }));
    expect(stateIn(decide(world))).toContain("no window is long enough for it");
  });
});

test("a hold beyond the window says what it means", () => {
  const train = trainWith({ window: hours("11:00", "16:00") });
  const held = withTrain(stopped, train);
  expect(stateIn(decide(held))).toBe("on hold: held by sarah: wait. Comment /resume to continue.");
  expect(stateIn(decide(later(held, { hours: 4 })))).toBe(
    "on hold: held by sarah: wait. Comment /resume to continue. The window has closed: nothing starts before 2026-03-20 11:00 UTC, and what is live stays live. A manager can comment /override <reason> to continue now.",
  );
});
