/**
 * `14:00`; with its date, `2026-03-20 14:00`, when that isn't the day of another moment.
 * @param beside a moment that people have in mind, such as now or the departure
 */
export function clockTime(
  timeZone: string,
  at: Temporal.Instant,
  beside: Temporal.Instant,
): string {
  const there = at.toZonedDateTimeISO(timeZone);
  const isSameDay = there.toPlainDate().equals(beside.toZonedDateTimeISO(timeZone).toPlainDate());
  const time = there.toPlainTime().toString({ smallestUnit: "minute" });
  return isSameDay ? time : `${there.toPlainDate().toString()} ${time}`;
}

/** The same with its time zone: `14:00 UTC`, `2026-03-20 14:00 Europe/Berlin`. */
export const clockWords = (
  timeZone: string,
  at: Temporal.Instant,
  beside: Temporal.Instant,
): string => `${clockTime(timeZone, at, beside)} ${timeZone}`;

/** `45s`, `8m`, `1h 5m`: seconds only below a minute, above that rounded up. */
export function roughly(duration: Temporal.Duration): string {
  const seconds = Math.ceil(duration.total("seconds"));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.ceil(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}m`;
  return rest === 0 ? `${hours}h` : `${hours}h ${rest}m`;
}
