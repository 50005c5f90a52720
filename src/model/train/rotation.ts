/** Who manages releases when: people take turns, and whoever has the turn decides like those whom the train file names. */

import { compareInstants } from "../instants.ts";
import type { Reading } from "../failure.ts";

/** One turn. Logins. */
export interface Duty {
  readonly from: Temporal.Instant;
  /** No longer at this moment. */
  readonly to: Temporal.Instant;
  readonly manager: string;
  readonly deputy: string | null;
}

/** Reads who has the turn when from the calendar at an address; its days are those of the time zone. */
export type ReadRotation = (url: string, timeZone: string) => Promise<Reading<readonly Duty[]>>;

/** The turn of a moment; of two that overlap the one that began later. undefined: nobody has it. */
export const dutyAt = (duties: readonly Duty[], at: Temporal.Instant): Duty | undefined =>
  duties
    .filter(({ from, to }) => compareInstants(from, at) <= 0 && compareInstants(at, to) < 0)
    .toSorted((a, b) => compareInstants(b.from, a.from))[0];

/** The Monday of an ISO week such as `2026-W49`; undefined: there is no such week. */
export function mondayOf(week: string): Temporal.PlainDate | undefined {
  const [, year = "", number = ""] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year === "") return undefined;
  // The fourth of January is in the first week of its year (ISO 8601).
  const first = Temporal.PlainDate.from({ year: Number(year), month: 1, day: 4 });
  const monday = first.subtract({ days: first.dayOfWeek - 1 }).add({ weeks: Number(number) - 1 });
  return monday.weekOfYear === Number(number) && monday.yearOfWeek === Number(year)
    ? monday
    : undefined;
}
