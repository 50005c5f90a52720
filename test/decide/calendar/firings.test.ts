import * as fc from "fast-check";
import { expect, test } from "vitest";
import { firingAfter, firingBefore } from "../../../src/decide/calendar/firings.ts";
import type { Cron } from "../../../src/model/train/cron.ts";

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const any = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const cron = (changes: Partial<Cron>): Cron => ({
  text: "",
  minutes: [0],
  hours: [9],
  months: any(1, 12),
  days: null,
  weekdays: null,
  ...changes,
});

const daily = (hour: number, minute = 0): Partial<Cron> => ({ hours: [hour], minutes: [minute] });
const berlin = "Europe/Berlin";
const newYork = "America/New_York";
const lordHowe = "Australia/Lord_Howe";

// Clocks change in Berlin on 2026-03-29 and 2026-10-25 at 01:00 UTC, in New York on 2026-03-08 at 07:00 UTC and
// 2026-11-01 at 06:00 UTC, on Lord Howe, by half an hour, on 2026-04-04 at 15:00 UTC and 2026-10-03 at 15:30 UTC.
test.each([
  ["Mondays", { weekdays: [1] }, "UTC", "2026-03-19T13:00:00Z", "2026-03-23T09:00:00Z"],
  [
    "this very minute is past",
    { weekdays: [1] },
    "UTC",
    "2026-03-23T09:00:00Z",
    "2026-03-30T09:00:00Z",
  ],
  ["the same day", {}, "UTC", "2026-03-19T08:59:59Z", "2026-03-19T09:00:00Z"],
  ["a day of the month", { days: [31] }, "UTC", "2026-04-01T00:00:00Z", "2026-05-31T09:00:00Z"],
  [
    "a leap day",
    { days: [29], months: [2] },
    "UTC",
    "2026-03-01T00:00:00Z",
    "2028-02-29T09:00:00Z",
  ],
  [
    "a day of the month or a weekday",
    { days: [20], weekdays: [1] },
    "UTC",
    "2026-03-19T13:00:00Z",
    "2026-03-20T09:00:00Z",
  ],
  ["in winter", {}, berlin, "2026-03-27T12:00:00Z", "2026-03-28T08:00:00Z"],
  ["in summer", {}, berlin, "2026-03-28T12:00:00Z", "2026-03-29T07:00:00Z"],
  ["skipped in Berlin", daily(2, 30), berlin, "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z"],
  [
    "twice in Berlin, the first",
    daily(2, 30),
    berlin,
    "2026-10-24T12:00:00Z",
    "2026-10-25T00:30:00Z",
  ],
  [
    "twice in Berlin, not again",
    daily(2, 30),
    berlin,
    "2026-10-25T00:30:00Z",
    "2026-10-26T01:30:00Z",
  ],
  ["skipped in New York", daily(2, 30), newYork, "2026-03-08T00:00:00Z", "2026-03-08T07:30:00Z"],
  ["twice in New York", daily(1, 30), newYork, "2026-10-31T12:00:00Z", "2026-11-01T05:30:00Z"],
  ["skipped on Lord Howe", daily(2, 15), lordHowe, "2026-10-03T00:00:00Z", "2026-10-03T15:45:00Z"],
  ["twice on Lord Howe", daily(1, 45), lordHowe, "2026-04-04T00:00:00Z", "2026-04-04T14:45:00Z"],
  [
    "after that on Lord Howe",
    daily(1, 45),
    lordHowe,
    "2026-04-04T15:10:00Z",
    "2026-04-05T15:15:00Z",
  ],
] as const)("the next time: %s", (_name, changes, zone, from, expected) => {
  expect(firingAfter(cron(changes), zone, at(from))?.toString()).toBe(expected);
});

test.each([
  ["this very minute counts", {}, "2026-03-19T09:00:00Z", "2026-03-19T09:00:00Z"],
  ["of several the last", { minutes: [0, 30] }, "2026-03-19T13:00:00Z", "2026-03-19T09:30:00Z"],
  ["days ago", { weekdays: [1] }, "2026-03-19T13:00:00Z", "2026-03-16T09:00:00Z"],
] as const)("the last time: %s", (_name, changes, from, expected) => {
  expect(firingBefore(cron(changes), "UTC", at(from))?.toString()).toBe(expected);
});

test("what never comes has neither", () => {
  const never = cron({ days: [30], months: [2] });
  expect(firingAfter(never, berlin, at("2026-03-19T13:00:00Z"))).toBeUndefined();
  expect(firingBefore(never, berlin, at("2026-03-19T13:00:00Z"))).toBeUndefined();
});

const crons = fc
  .record({
    minutes: fc.uniqueArray(fc.nat(59), { minLength: 1, maxLength: 3 }),
    hours: fc.uniqueArray(fc.nat(23), { minLength: 1, maxLength: 3 }),
    weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })),
    days: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1 })),
  })
  .map(({ minutes, hours, ...days }) =>
    cron({
      minutes: minutes.toSorted((a, b) => a - b),
      hours: hours.toSorted((a, b) => a - b),
      ...days,
    }),
  );

test("whatever the zone, no time lies between two that follow each other, and each is found from either side", () => {
  fc.assert(
    fc.property(
      crons,
      fc.constantFrom("UTC", berlin, newYork, lordHowe, "Asia/Kolkata"),
      fc.integer({ min: 0, max: 365 * 24 * 12 }),
      (schedule, zone, steps) => {
        const now = at("2026-01-01T00:00:00Z").add({ minutes: 5 * steps });
        const next = firingAfter(schedule, zone, now);
        const last = firingBefore(schedule, zone, now);
        if (!next || !last) throw new Error("It comes every month");
        expect(Temporal.Instant.compare(now, next)).toBe(-1);
        expect(Temporal.Instant.compare(last, now)).toBeLessThanOrEqual(0);
        expect(firingAfter(schedule, zone, last)?.toString()).toBe(next.toString());
        expect(firingBefore(schedule, zone, next)?.toString()).toBe(next.toString());
        expect(firingBefore(schedule, zone, next.subtract({ seconds: 1 }))?.toString()).toBe(
          last.toString(),
        );
      },
    ),
    { numRuns: 300 },
  );
});
