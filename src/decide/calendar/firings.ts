import { compareInstants } from "../../model/instants.ts";
import type { Cron } from "../../model/train/cron.ts";

/** The rarest time there is comes every eight years: a 29th of February around 2100. */
const daysMax = 8 * 366 + 1;

/**
 * The last time that has come, this very moment included; undefined: none in eight years. As with windows, where
 * clocks change what they skip is later by as much, and of an hour that comes twice the first one is meant.
 */
export function firingBefore(
  cron: Cron,
  timeZone: string,
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let back = 0; back <= daysMax; back += 1) {
    const times = firingsOn(cron, timeZone, today.subtract({ days: back }));
    const found = times.findLast((one) => compareInstants(one, at) <= 0);
    if (found) return found;
  }
  return undefined;
}

/** The next time after a moment; undefined: none in eight years. */
export function firingAfter(
  cron: Cron,
  timeZone: string,
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate();
  // What clocks skip at midnight is the day before by the calendar, and later by the clock.
  for (let ahead = -1; ahead <= daysMax; ahead += 1) {
    const times = firingsOn(cron, timeZone, today.add({ days: ahead }));
    const found = times.find((one) => compareInstants(one, at) > 0);
    if (found) return found;
  }
  return undefined;
}

/** In their order. */
function firingsOn(cron: Cron, timeZone: string, day: Temporal.PlainDate): Temporal.Instant[] {
  if (!isDay(cron, day)) return [];
  return cron.hours
    .flatMap((hour) =>
      cron.minutes.map((minute) =>
        day
          .toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(hour, minute) })
          .toInstant(),
      ),
    )
    .toSorted(compareInstants);
}

function isDay({ days, months, weekdays }: Cron, day: Temporal.PlainDate): boolean {
  if (!months.includes(day.month)) return false;
  const isOfMonth = days?.includes(day.day);
  const isOfWeek = weekdays?.includes(day.dayOfWeek);
  if (isOfMonth === undefined) return isOfWeek ?? true;
  return isOfMonth || isOfWeek === true;
}
