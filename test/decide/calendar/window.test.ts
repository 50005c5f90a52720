import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freezeAt, openingFrom, whenWords } from "../../../src/decide/calendar/window.ts";
import type { Calendar } from "../../../src/model/train/calendar.ts";
import { freeze, hours } from "../../support/calendar.ts";
import { anyTime } from "../../support/train.ts";

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
/** The opening in words, both ends as instants. */
function opening(calendar: Partial<Calendar>, from: string, room?: string): string {
  const found = openingFrom(
    { ...anyTime, ...calendar },
    at(from),
    room === undefined ? undefined : Temporal.Duration.from(room),
  );
  return found ? `${found.from.toString()} ${found.to?.toString() ?? "open"}` : "none";
}

const berlin = "Europe/Berlin";
const weekdays = hours("14:00", "16:00", [2, 3, 4]);

// 2026-03-19 is a Thursday. Clocks in Berlin go forward on 2026-03-29, back on 2026-10-25, at 01:00 UTC.
test.each([
  [
    "before it opens",
    weekdays,
    "2026-03-19T13:59:59Z",
    "2026-03-19T14:00:00Z 2026-03-19T16:00:00Z",
  ],
  ["as it opens", weekdays, "2026-03-19T14:00:00Z", "2026-03-19T14:00:00Z 2026-03-19T16:00:00Z"],
  ["within", weekdays, "2026-03-19T15:59:59Z", "2026-03-19T14:00:00Z 2026-03-19T16:00:00Z"],
  ["as it closes", weekdays, "2026-03-19T16:00:00Z", "2026-03-24T14:00:00Z 2026-03-24T16:00:00Z"],
  [
    "over midnight, before",
    hours("22:00", "02:00", [4]),
    "2026-03-19T23:30:00Z",
    "2026-03-19T22:00:00Z 2026-03-20T02:00:00Z",
  ],
  [
    "over midnight, after",
    hours("22:00", "02:00", [4]),
    "2026-03-20T01:30:00Z",
    "2026-03-19T22:00:00Z 2026-03-20T02:00:00Z",
  ],
  [
    "a whole day",
    hours("00:00", "00:00", [4]),
    "2026-03-19T12:00:00Z",
    "2026-03-19T00:00:00Z 2026-03-20T00:00:00Z",
  ],
  [
    "two whole days as one",
    hours("00:00", "00:00", [4, 5]),
    "2026-03-19T12:00:00Z",
    "2026-03-19T00:00:00Z 2026-03-21T00:00:00Z",
  ],
])("a window opens: %s", (_name, window, from, expected) => {
  expect(opening({ window }, from)).toBe(expected);
});

describe("threat 49: where clocks change", () => {
  test.each([
    ["in winter", weekdays, "2026-03-26T00:00:00Z", "2026-03-26T13:00:00Z 2026-03-26T15:00:00Z"],
    ["in summer", weekdays, "2026-03-31T00:00:00Z", "2026-03-31T12:00:00Z 2026-03-31T14:00:00Z"],
    [
      "forward within it",
      hours("01:00", "04:00"),
      "2026-03-29T00:30:00Z",
      "2026-03-29T00:00:00Z 2026-03-29T02:00:00Z",
    ],
    [
      "forward over its beginning",
      hours("02:30", "05:00"),
      "2026-03-29T00:00:00Z",
      "2026-03-29T01:30:00Z 2026-03-29T03:00:00Z",
    ],
    [
      "forward over its end",
      hours("01:00", "02:30"),
      "2026-03-29T00:00:00Z",
      "2026-03-29T00:00:00Z 2026-03-29T01:30:00Z",
    ],
    [
      "forward over all of it",
      hours("02:15", "02:45"),
      "2026-03-29T00:00:00Z",
      "2026-03-29T01:15:00Z 2026-03-29T01:45:00Z",
    ],
    [
      "back within it",
      hours("01:00", "04:00"),
      "2026-10-25T00:00:00Z",
      "2026-10-24T23:00:00Z 2026-10-25T03:00:00Z",
    ],
    [
      "back, the first of the two hours",
      hours("02:00", "02:30"),
      "2026-10-25T00:00:00Z",
      "2026-10-25T00:00:00Z 2026-10-25T00:30:00Z",
    ],
    [
      "back, not the second",
      hours("02:00", "02:30"),
      "2026-10-25T01:10:00Z",
      "2026-10-26T01:00:00Z 2026-10-26T01:30:00Z",
    ],
    [
      "a night of 9 hours",
      hours("22:00", "06:00"),
      "2026-10-24T20:00:00Z",
      "2026-10-24T20:00:00Z 2026-10-25T05:00:00Z",
    ],
    [
      "a night of 7 hours",
      hours("22:00", "06:00"),
      "2026-03-28T21:00:00Z",
      "2026-03-28T21:00:00Z 2026-03-29T04:00:00Z",
    ],
  ])("the wall clock counts: %s", (_name, window, from, expected) => {
    expect(opening({ window, timeZone: berlin }, from)).toBe(expected);
  });
});

describe("a freeze", () => {
  const frozen = { freezes: [freeze("2026-03-20", "2026-03-24")] };
  test.each([
    [
      "leaves the time before it",
      {},
      "2026-03-19T12:00:00Z",
      "2026-03-19T12:00:00Z 2026-03-20T00:00:00Z",
    ],
    ["holds its first moment", {}, "2026-03-20T00:00:00Z", "2026-03-25T00:00:00Z open"],
    ["holds its last day to the end", {}, "2026-03-24T23:59:59Z", "2026-03-25T00:00:00Z open"],
    ["leaves the day after it", {}, "2026-03-25T00:00:00Z", "2026-03-25T00:00:00Z open"],
    [
      "is of the train's own days",
      { timeZone: berlin },
      "2026-03-19T23:00:00Z",
      "2026-03-24T23:00:00Z open",
    ],
    [
      "takes out windows",
      { window: weekdays },
      "2026-03-20T00:00:00Z",
      "2026-03-25T14:00:00Z 2026-03-25T16:00:00Z",
    ],
    [
      "cuts a night short",
      { window: hours("22:00", "02:00", [4]) },
      "2026-03-19T23:00:00Z",
      "2026-03-19T22:00:00Z 2026-03-20T00:00:00Z",
    ],
  ])("%s", (_name, calendar, from, expected) => {
    expect(opening({ ...frozen, ...calendar }, from)).toBe(expected);
  });

  test("two that overlap are one", () => {
    const freezes = [freeze("2026-03-22", "2026-03-30"), freeze("2026-03-20", "2026-03-24")];
    expect(opening({ freezes }, "2026-03-21T00:00:00Z")).toBe("2026-03-31T00:00:00Z open");
  });

  test("is known by its days", () => {
    const calendar = { ...anyTime, ...frozen };
    expect(freezeAt(calendar, at("2026-03-24T23:59:59Z"))?.reason).toBe("Holidays");
    expect(freezeAt(calendar, at("2026-03-25T00:00:00Z"))).toBeUndefined();
  });
});

test.each([
  ["PT30M", "2026-03-19T14:00:00Z 2026-03-19T16:00:00Z"],
  ["PT31M", "2026-03-24T14:00:00Z 2026-03-24T16:00:00Z"],
  ["PT3H", "none"],
])("what needs %s waits for an opening that has it", (room, expected) => {
  expect(opening({ window: weekdays }, "2026-03-19T15:30:00Z", room)).toBe(expected);
});

test("a moment is named with its zone", () => {
  const moment = at("2026-03-19T14:00:00Z");
  expect(whenWords(anyTime, moment)).toBe("2026-03-19 14:00 UTC");
  const there = { ...anyTime, timeZone: berlin };
  expect(whenWords(there, moment)).toBe("2026-03-19 15:00 Europe/Berlin (UTC+01:00)");
});

const calendars: fc.Arbitrary<Calendar> = fc.record({
  timeZone: fc.constantFrom(
    "UTC",
    berlin,
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
  ),
  rollbackWindow: fc.constant(anyTime.rollbackWindow),
  window: fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: fc
      .nat(24 * 4 - 1)
      .map((quarter) => new Temporal.PlainTime().add({ minutes: 15 * quarter })),
    to: fc
      .nat(24 * 4 - 1)
      .map((quarter) => new Temporal.PlainTime().add({ minutes: 15 * quarter })),
  }),
  freezes: fc.array(
    fc.tuple(fc.nat(365), fc.nat(20)).map(([first, length]) => {
      const from = Temporal.PlainDate.from("2026-01-01").add({ days: first });
      return { from, to: from.add({ days: length }), reason: "" };
    }),
    { maxLength: 5 },
  ),
});
const moments = fc
  .integer({ min: 0, max: 365 * 24 * 4 })
  .map((quarter) => at("2026-01-01T00:00:00Z").add({ minutes: 15 * quarter }));

test("whatever the calendar, an opening begins and ends on its days, outside freezes, and none is left out", () => {
  fc.assert(
    fc.property(calendars, moments, (calendar, moment) => {
      const found = openingFrom(calendar, moment);
      if (!found?.to) throw new Error("A year has windows");
      const { from, to } = found;
      expect(Temporal.Instant.compare(from, to)).toBe(-1);
      expect(Temporal.Instant.compare(moment, to)).toBe(-1);
      const start = Temporal.Instant.compare(from, moment) < 0 ? moment : from;
      expect(freezeAt(calendar, start)).toBeUndefined();
      expect(freezeAt(calendar, to.subtract({ seconds: 1 }))).toBeUndefined();
      // Asked again within it, it is the same one.
      expect(openingFrom(calendar, start)).toEqual(found);
      // Nothing opens between the moment and it.
      const before = start === moment ? moment : start.subtract({ seconds: 1 });
      expect(openingFrom(calendar, before)?.from.toString()).toBe(from.toString());
    }),
    { numRuns: 150 },
  );
});
