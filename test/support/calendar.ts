/** Calendars for tests of what is decided by them. */
import type { Calendar, Freeze, Window } from "../../src/model/train/calendar.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Train } from "../../src/model/train/train.ts";
import { anyTime, storefront } from "./train.ts";
import type { Cron } from "../../src/model/train/cron.ts";

export const freeze = (from: string, to: string, reason = "Holidays"): Freeze => ({
  from: Temporal.PlainDate.from(from),
  to: Temporal.PlainDate.from(to),
  reason,
});

export const hours = (
  from: string,
  to: string,
  days: readonly number[] = [1, 2, 3, 4, 5, 6, 7],
): Window => ({
  days,
  from: Temporal.PlainTime.from(from),
  to: Temporal.PlainTime.from(to),
});

/** The storefront with this calendar, and freezes of single services. */
export const trainWith = (
  calendar: Partial<Calendar>,
  frozen: Readonly<Record<string, readonly Freeze[]>> = {},
): Train => ({
  ...storefront,
  calendar: { ...anyTime, ...calendar },
  services: storefront.services.map((one) => ({ ...one, freezes: frozen[one.id] ?? [] })),
});

export const withTrain = (observation: Observation, train: Train): Observation =>
  observation.train.kind === "valid"
    ? { ...observation, train: { ...observation.train, train } }
    : observation;

/** Mondays at nine. */
export const mondays: Cron = {
  text: "0 9 * * MON",
  minutes: [0],
  hours: [9],
  months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  days: null,
  weekdays: [1],
};
