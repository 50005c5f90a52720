/** What window, freeze, departure and schedule mean in the nights in which clocks change. */
import { expect, test } from "vitest";
import { readMoment } from "../../../src/decide/record/departure.ts";
import { freezeAt, openingFrom } from "../../../src/decide/calendar/window.ts";
import { freeze, hours } from "../../support/calendar.ts";
import { anyTime } from "../../support/train.ts";

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

interface Night {
  readonly zone: string;
  /** The day on which clocks change. */
  readonly day: string;
  readonly change: "skips" | "repeats";
  /** A quarter of an hour in the middle of what is skipped or comes twice, on the wall. */
  readonly from: string;
  readonly to: string;
  /** When that is, at first. */
  readonly opens: string;
  /** The day, from midnight to midnight. */
  readonly begins: string;
  readonly ends: string;
}

const nights: readonly Night[] = [
  {
    zone: "Europe/Berlin",
    day: "2026-03-29",
    change: "skips",
    from: "02:15",
    to: "02:30",
    opens: "2026-03-29T01:15:00Z",
    begins: "2026-03-28T23:00:00Z",
    ends: "2026-03-29T22:00:00Z",
  },
  {
    zone: "Europe/Berlin",
    day: "2026-10-25",
    change: "repeats",
    from: "02:15",
    to: "02:30",
    opens: "2026-10-25T00:15:00Z",
    begins: "2026-10-24T22:00:00Z",
    ends: "2026-10-25T23:00:00Z",
  },
  {
    zone: "America/New_York",
    day: "2026-03-08",
    change: "skips",
    from: "02:15",
    to: "02:30",
    opens: "2026-03-08T07:15:00Z",
    begins: "2026-03-08T05:00:00Z",
    ends: "2026-03-09T04:00:00Z",
  },
  {
    zone: "America/New_York",
    day: "2026-11-01",
    change: "repeats",
    from: "01:15",
    to: "01:30",
    opens: "2026-11-01T05:15:00Z",
    begins: "2026-11-01T04:00:00Z",
    ends: "2026-11-02T05:00:00Z",
  },
  {
    zone: "Australia/Lord_Howe",
    day: "2026-10-04",
    change: "skips",
    from: "02:10",
    to: "02:20",
    opens: "2026-10-03T15:40:00Z",
    begins: "2026-10-03T13:30:00Z",
    ends: "2026-10-04T13:00:00Z",
  },
  {
    zone: "Australia/Lord_Howe",
    day: "2026-04-05",
    change: "repeats",
    from: "01:40",
    to: "01:50",
    opens: "2026-04-04T14:40:00Z",
    begins: "2026-04-04T13:00:00Z",
    ends: "2026-04-05T13:30:00Z",
  },
];

test.each(nights)(
  "$zone on $day: a window in what $change",
  ({ zone, day, from, to, ...night }) => {
    const calendar = { ...anyTime, timeZone: zone, window: hours(from, to) };
    const opening = openingFrom(calendar, at(night.begins));
    expect(opening?.from.toString()).toBe(night.opens);
    const length = Temporal.PlainTime.from(from).until(Temporal.PlainTime.from(to));
    expect(opening?.to?.toString()).toBe(at(night.opens).add(length).toString());
    // It doesn't open again that day, however often the clock shows its hours.
    const next = openingFrom(calendar, at(night.opens).add(length));
    const nextDay = next?.from.toZonedDateTimeISO(zone).toPlainDate().toString();
    expect(nextDay).toBe(Temporal.PlainDate.from(day).add({ days: 1 }).toString());
  },
);

test.each(nights)("$zone on $day: a freeze of that day, of whatever length", (night) => {
  const calendar = { ...anyTime, timeZone: night.zone, freezes: [freeze(night.day, night.day)] };
  const second = { seconds: 1 };
  expect(freezeAt(calendar, at(night.begins).subtract(second))).toBeUndefined();
  expect(freezeAt(calendar, at(night.begins))).toBeDefined();
  expect(freezeAt(calendar, at(night.ends).subtract(second))).toBeDefined();
  expect(freezeAt(calendar, at(night.ends))).toBeUndefined();
});

test.each(nights)("$zone on $day: a departure in what $change must carry its offset", (night) => {
  const { zone, day, from } = night;
  expect(readMoment(`${day} ${from}`, zone)).toBeUndefined();
  expect(readMoment(from, zone, at(night.begins).add({ minutes: 1 }))).toBeUndefined();
  const { offset } = at(night.opens).toZonedDateTimeISO(zone);
  const wall = at(night.opens).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);
  expect(readMoment(`${day} ${wall} ${offset}`, zone)?.toString()).toBe(night.opens);
  expect(readMoment(`${day} 12:00`, zone)?.toZonedDateTimeISO(zone).hour).toBe(12);
});
