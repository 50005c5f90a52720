import type { Moment } from "../model/view/view.ts";
import { wording } from "../model/view/wording.ts";

/**
 * `14:00`; with its date, `2026-03-20 14:00`, when that isn't the day of another moment.
 * @param beside a moment that people have in mind, such as now or the departure
 */
export function clockTime(
  timeZone: string,
  at: Temporal.Instant,
  beside: Temporal.Instant,
): string {
  const there = wallClock(timeZone, at);
  const isSameDay = there.day === wallClock(timeZone, beside).day;
  return isSameDay ? there.time : `${there.day} ${there.time}`;
}

/** What a clock on the wall shows, to the minute. */
interface WallClock {
  readonly day: string;
  readonly time: string;
}

/** By time zone and minute: hundreds of services share few of them, and the calendar's rules take long. */
const shown = new Map<string, WallClock>();
const shownMax = 10_000;
const minute = 60_000;

function wallClock(timeZone: string, at: Temporal.Instant): WallClock {
  const key = `${timeZone} ${Math.floor(at.epochMilliseconds / minute)}`;
  const known = shown.get(key);
  if (known) return known;
  const there = at.toZonedDateTimeISO(timeZone);
  const clock = {
    day: there.toPlainDate().toString(),
    time: there.toPlainTime().toString({ smallestUnit: "minute" }),
  };
  if (shown.size >= shownMax) shown.clear();
  shown.set(key, clock);
  return clock;
}

/** The same with its time zone: `14:00 UTC`, `2026-03-20 14:00 Europe/Berlin`. */
export const clockWords = (
  timeZone: string,
  at: Temporal.Instant,
  beside: Temporal.Instant,
): string => `${clockTime(timeZone, at, beside)} ${timeZone}`;

/** `2026-03-19 14:00 UTC`. */
export const dayTime = (timeZone: string, at: Temporal.Instant): string => {
  const { day, time } = wallClock(timeZone, at);
  return `${day} ${time} ${timeZone}`;
};

/** `45 s`, `8 min`, `1 h 5 min`: seconds only below a minute, above that rounded up. */
export function roughly(duration: Temporal.Duration): string {
  const seconds = Math.ceil(duration.total("seconds"));
  if (seconds > 0 && seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `14:10`, as {@link clockTime}; `+10 min` of a start that isn't set. */
export const momentTime = (timeZone: string, moment: Moment, beside: Temporal.Instant): string =>
  moment.kind === "after the start"
    ? `+${roughly(moment.time)}`
    : clockTime(timeZone, moment.at, beside);

/** `14:02–14:10`, or `+8 min to +20 min` of a start that isn't set. */
export function spanTime(
  timeZone: string,
  { start, end }: { readonly start: Moment; readonly end: Moment | null },
  beside: Temporal.Instant,
): string {
  const from = momentTime(timeZone, start, beside);
  if (!end) return from;
  const to = momentTime(timeZone, end, beside);
  return start.kind === "at" ? `${from}–${to}` : wording`${from} to ${to}`;
}

/** `23 min as a rule, 31 min in slow cases`. */
export function usualAndSlow(usual: Temporal.Duration, slow: Temporal.Duration): string {
  const [often, seldom] = [roughly(usual), roughly(slow)];
  return often === seldom
    ? wording`about ${often}`
    : wording`${often} as a rule, ${seldom} in slow cases`;
}

/** `A → B → C`; of a long chain its ends. */
export const chainWords = (names: readonly string[]): string =>
  (names.length <= 6 ? names : [...names.slice(0, 3), "…", ...names.slice(-2)]).join(" → ");
