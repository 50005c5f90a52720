import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { freeze, hours, trainWith } from "../../support/calendar.ts";
import { look } from "../../support/carry-out.ts";
import { departing, gone, left, shown, voted } from "../../support/consent.ts";
import { deploysIn, kindsIn, startsIn, stateIn } from "../../support/decision.ts";
import { green, later, says, withText } from "../../support/observation.ts";
import { people, planText, storefront } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, eve } = people;

const planned = (at: string): Observation =>
  since(green()).by(withText, planText(storefront, at)).by(shown).by(voted).now;
/** Open from 13:00 to 18:00 on Thursdays; every deployment takes an hour, and so the rollout three. */
const windowed = trainWith({
  window: hours("13:00", "18:00", [4]),
  timeZone: "Europe/Berlin",
  freezes: [freeze("2026-04-02", "2026-04-02", "Quarter end")],
});
const within = (at: string): Observation =>
  since(green(windowed)).by(withText, planText(windowed, at)).by(shown).by(voted).now;
const departure = (observation: Observation): string => {
  const { view } = decide(observation);
  return view?.departure ? wordsOf(view.departure) : "none";
};
const moved = (observation: Observation, to: string): Observation =>
  look(says(observation, sarah, `/reschedule ${to}`));

describe("/reschedule", () => {
  test("moves the departure, says who, and voids nothing", () => {
    const world = look(gone(planned("2026-03-19 14:00")));
    expect(departure(world)).toBe("2026-03-19 14:00 UTC");
    const after = moved(world, "14:30");
    expect(departure(after)).toBe("2026-03-19 14:30 UTC, moved by sarah at 2026-03-19 12:01 UTC");
    expect(stateIn(decide(after))).toContain("go: decided by sarah; departs at 2026-03-19 14:30");
    expect(startsIn(decide(later(after, { hours: 2, minutes: 10 })))).toEqual([]);
    expect(startsIn(decide(later(after, { hours: 2, minutes: 29 })))).toEqual([
      "api-gateway 1",
      "search 1",
    ]);
  });

  test("counts in the very look in which it is heard", () => {
    const world = since(planned("2026-03-19 14:00"))
      .by(gone)
      .looks()
      .after({ hours: 1, minutes: 59 }).now;
    expect(deploysIn(decide(world))).not.toEqual([]);
    expect(deploysIn(decide(says(world, sarah, "/reschedule 15:00")))).toEqual([]);
  });

  test.each([
    ["14:30", "2026-03-19 14:30 UTC"],
    ["`2026-03-20 9:05`", "2026-03-20 09:05 UTC"],
    ["2026-03-20T09:05Z", "2026-03-20 09:05 UTC"],
    ["2026-03-20  09:05 +01:00", "2026-03-20 08:05 UTC"],
    ["14:30 +02:00", "2026-03-19 12:30 UTC"],
  ])("%s is %s", (words, at) => {
    expect(departure(moved(voted(), words))).toContain(at);
  });

  test.each([
    [
      "",
      "When? Please write it as /reschedule 2026-03-19 14:00 (UTC), /reschedule 14:00 for today",
    ],
    ["tomorrow", "tomorrow is not a valid departure time"],
    ["2026-02-31 10:00", "2026-02-31 10:00 is not a valid departure time"],
    ["next window", "There is no next window"],
    [
      "11:00",
      "2026-03-19 11:00 UTC has passed. The next possible time: /reschedule 2026-03-19 12:01",
    ],
  ])("%j is refused", (words, reply) => {
    expect(answerTo(voted(), sarah, `/reschedule ${words}`)).toContain(`confused: ${reply}`);
  });

  // Clocks in Berlin go forward on 2026-03-29, back on 2026-10-25.
  test.each([
    [
      "2026-03-20 14:00",
      "2026-03-20 14:00 Europe/Berlin (UTC+01:00) is outside the window. The next possible time: /reschedule 2026-03-26 13:00 +01:00.",
    ],
    [
      "2026-04-02 14:00",
      "2026-04-02 14:00 Europe/Berlin (UTC+02:00) is in the freeze from 2026-04-02 to 2026-04-02 (Quarter end). The next possible time: /reschedule 2026-04-09 13:00 +02:00.",
    ],
    [
      "2026-03-29 02:30",
      "2026-03-29 02:30 is not a valid departure time (or falls into a clock change)",
    ],
    [
      "2026-10-25 02:30",
      "2026-10-25 02:30 is not a valid departure time (or falls into a clock change)",
    ],
  ])("%s doesn't fit the calendar", (words, reply) => {
    expect(answerTo(within("2026-03-19 14:00"), sarah, `/reschedule ${words}`)).toContain(
      `confused: ${reply}`,
    );
  });

  test("a time too late for the rollout is taken, told, and an obstacle", () => {
    const world = within("2026-03-19 14:00");
    expect(answerTo(world, sarah, "/reschedule 16:00")).toMatch(
      /^rocket: The departure is now 2026-03-19 16:00 .*\. .*\nBut 2026-03-19 16:00 .* is too late for this window: the rollout may take 180 min/,
    );
    const tight = moved(world, "16:00");
    expect(answerTo(tight, sarah, "/go")).toMatch(
      /confused: No GO yet[^]*too late for this window[^]*\/override <reason>/,
    );
    expect(answerTo(look(says(tight, sarah, "/override it must")), sarah, "/go")).toBe("rocket");
  });

  test("next window is the one after that of the departure", () => {
    const world = within("2026-03-19 14:00");
    expect(departure(moved(world, "next window"))).toContain("2026-03-26 13:00 Europe/Berlin");
    expect(departure(moved(moved(world, "next window"), "next window"))).toContain(
      "2026-04-09 13:00 Europe/Berlin",
    );
  });

  test("an edit of the section afterwards counts, also when it is edited back", () => {
    const edit = (world: Observation, at: string) =>
      look(withText(world, planText(storefront, at)));
    const world = moved(planned("2026-03-19 14:00"), "15:00");
    expect(departure(world)).toContain("15:00 UTC, moved by sarah");
    const edited = edit(world, "2026-03-19 16:00");
    expect(departure(edited)).toBe("2026-03-19 16:00 UTC");
    expect(departure(edit(edited, "2026-03-19 14:00"))).toBe("2026-03-19 14:00 UTC");
    expect(departure(moved(edited, "17:00"))).toContain("17:00 UTC, moved by sarah");
    expect(departure(edit(world, ""))).toBe("none");
    expect(kindsIn(decide(look(edited)))).not.toContain("write record");
  });

  test("is for managers, before the departure", () => {
    for (const one of [ina, eve]) {
      expect(answerTo(voted(), one, "/reschedule 14:00")).toContain(
        "confused: Only a manager (sarah) can use /reschedule",
      );
    }
    expect(answerTo(left(), sarah, "/reschedule 14:00")).toContain(
      "confused: This release has departed",
    );
  });
});

describe("/override", () => {
  const frozen = trainWith({ freezes: [freeze("2026-03-19", "2026-03-20", "Quarter end")] });

  test("lets the release leave in a freeze, and stays visible", () => {
    const world = since(departing(frozen)).looks().now;
    expect(stateIn(decide(world))).toContain("frozen from 2026-03-19 to 2026-03-20 (Quarter end)");
    expect(startsIn(decide(world))).toEqual([]);
    const given = says(world, sarah, "/override the fix can't wait");
    expect(startsIn(decide(given))).toEqual(["api-gateway 1", "search 1"]);
    const aside = {
      item: "Window and freezes",
      how: "overridden",
      service: "the release",
      by: "sarah",
    };
    expect(decide(look(given)).view?.setAside).toEqual([
      { ...aside, reason: "the fix can't wait" },
    ]);
  });

  test("lets nothing else through", () => {
    const open = since(green(frozen)).by(shown).says(sarah, "/override now").looks().now;
    expect(answerTo(open, sarah, "/go")).toContain("acme/infra has not voted");
    const ready = since(open).by(voted).by(gone).looks().now;
    expect(startsIn(decide(ready))).toEqual([]);
    const held = since(open).by(voted).says(sarah, "/hold wait").looks().now;
    expect(startsIn(decide(gone(held)))).toEqual([]);
  });

  test("leaves the departure as it is", () => {
    const world = look(says(within("2026-03-20 20:00"), sarah, "/override at night"));
    expect(answerTo(world, sarah, "/go")).toBe("rocket");
    expect(stateIn(decide(look(gone(world))))).toContain("departs at 2026-03-20 20:00");
  });

  test("needs a reason and a manager, and says what it does", () => {
    expect(answerTo(voted(), sarah, "/override")).toContain("confused: Please give a reason");
    expect(answerTo(voted(), ina, "/override x")).toContain(
      "confused: Only a manager (sarah) can use /override",
    );
    expect(leaves(voted(), sarah, "/override x")).toEqual(["override"]);
    expect(answerTo(voted(), sarah, "/override x")).toContain(
      "rocket: This release now ignores window and freezes: x.",
    );
  });
});
