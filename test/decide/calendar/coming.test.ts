import { expect, test } from "vitest";
import { comingDepartures } from "../../../src/decide/calendar/coming.ts";
import type { Calendar } from "../../../src/model/train/calendar.ts";
import { mondays } from "../../support/calendar.ts";
import { anyTime } from "../../support/train.ts";

/** Tuesdays in Berlin, from 14:00 to 16:00. */
const tuesdays: Calendar = {
  ...anyTime,
  timeZone: "Europe/Berlin",
  window: { days: [2], from: new Temporal.PlainTime(14), to: new Temporal.PlainTime(16) },
};
const holidays = (reason: string): Calendar => ({
  ...tuesdays,
  freezes: [
    {
      from: Temporal.PlainDate.from("2026-03-30"),
      to: Temporal.PlainDate.from("2026-04-02"),
      reason,
    },
  ],
});
const now = Temporal.Instant.from("2026-03-20T12:00:00Z");

const told = (
  train: Parameters<typeof comingDepartures>[0],
  at: Temporal.Instant = now,
): readonly string[] =>
  comingDepartures(train, at).map(({ opens, from, to, freeze }) =>
    [opens, from, to, freeze].map((one) => one?.toString().slice(0, 16) ?? "-").join(" "),
  );

test("a schedule opens releases, and each departs in the next window, also over a change of clocks", () => {
  expect(told({ schedule: mondays, calendar: tuesdays }).slice(0, 2)).toEqual([
    "2026-03-23T08:00 2026-03-24T13:00 2026-03-24T15:00 -",
    "2026-03-30T07:00 2026-03-31T12:00 2026-03-31T14:00 -",
  ]);
});

test("what a freeze delays says so", () => {
  expect(told({ schedule: mondays, calendar: holidays("Easter") }).slice(0, 3)).toEqual([
    "2026-03-23T08:00 2026-03-24T13:00 2026-03-24T15:00 -",
    "2026-03-30T07:00 2026-04-07T12:00 2026-04-07T14:00 Easter",
    "2026-04-06T07:00 2026-04-07T12:00 2026-04-07T14:00 -",
  ]);
});

test("without a schedule it is the windows, the one that is open included", () => {
  const at = Temporal.Instant.from("2026-03-24T14:00:00Z");
  expect(told({ schedule: null, calendar: holidays("Easter") }, at).slice(0, 2)).toEqual([
    "- 2026-03-24T13:00 2026-03-24T15:00 -",
    "- 2026-04-07T12:00 2026-04-07T14:00 Easter",
  ]);
});

test("without a window a scheduled release departs at its GO", () => {
  expect(told({ schedule: mondays, calendar: anyTime })).toHaveLength(5);
  expect(told({ schedule: mondays, calendar: anyTime })[0]).toBe("2026-03-23T09:00 - - -");
});

test("with neither nothing is foreseen", () => {
  expect(told({ schedule: null, calendar: anyTime })).toEqual([]);
});
