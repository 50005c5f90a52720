import { compareInstants, later } from "../../model/instants.ts";
import type { Calendar, Freeze, Window } from "../../model/train/calendar.ts";
import { wording } from "../../model/view/wording.ts";

/** A time in which things may start: from `from` on, no longer at `to`. null: without end. */
export interface Opening {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
}

/** Whoever looks farther ahead has a calendar that never opens. */
const daysAhead = 731;

/**
 * The first opening that a moment is in or that comes after it and that has room; undefined: there is none
 * in the next two years. Where clocks change, the wall clock counts: what they skip is later by as much, and of
 * an hour that comes twice the first one is meant.
 * @param room how long it must at least still be open; zero: any
 */
export function openingFrom(
  calendar: Calendar,
  at: Temporal.Instant,
  room: Temporal.Duration = new Temporal.Duration(),
): Opening | undefined {
  for (const { from, to } of joined(withoutFreezes(calendar, at))) {
    const start = later(from, at);
    if (to === null) return { from, to };
    if (isBefore(start, to) && !isBefore(to, start.add(room))) return { from, to };
  }
  return undefined;
}

/** The next opening that hasn't begun yet; undefined: the train has no window, or none opens. */
export function openingAfter(calendar: Calendar, at: Temporal.Instant): Opening | undefined {
  if (!calendar.window) return undefined;
  const first = openingFrom(calendar, at);
  if (!first || compareInstants(first.from, at) > 0) return first;
  return first.to === null ? undefined : openingFrom(calendar, first.to);
}

/** When something may start, at this moment or after it. */
export const startIn = (opening: Opening, at: Temporal.Instant): Temporal.Instant =>
  later(opening.from, at);

/** The freeze that a moment is in. */
export const freezeAt = (calendar: Calendar, at: Temporal.Instant): Freeze | undefined =>
  calendar.freezes.find((freeze) => {
    const { from, to } = frozen(calendar, freeze);
    return !isBefore(at, from) && isBefore(at, to);
  });

/** `from 2026-12-20 to 2027-01-03 (Holidays)`. */
export const freezeWords = ({ from, to, reason }: Freeze): string =>
  wording`from ${from.toString()} to ${to.toString()}${reason === "" ? "" : ` (${reason})`}`;

/** `2026-03-19 14:00 UTC`, or `2026-03-19 14:00 Europe/Berlin (UTC+01:00)`. */
export function whenWords({ timeZone }: Calendar, at: Temporal.Instant): string {
  const there = at.toZonedDateTimeISO(timeZone);
  const words = there.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " ");
  return timeZone === "UTC" ? `${words} UTC` : `${words} ${timeZone} (UTC${there.offset})`;
}

interface Stretch {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

function* withoutFreezes(calendar: Calendar, at: Temporal.Instant): Generator<Opening> {
  const closed = calendar.freezes
    .map((freeze) => frozen(calendar, freeze))
    .toSorted((a, b) => compareInstants(a.from, b.from));
  for (const opening of openings(calendar, at)) yield* outside(opening, closed);
}

/** The openings of the window alone, in their order, from the day before a moment on. */
function* openings({ window, timeZone }: Calendar, at: Temporal.Instant): Generator<Opening> {
  if (!window) {
    yield { from: at, to: null };
    return;
  }
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let ahead = -1; ahead <= daysAhead; ahead += 1) {
    const day = today.add({ days: ahead });
    if (!window.days.includes(day.dayOfWeek)) continue;
    const opening = openingOf(window, day, timeZone);
    if (isBefore(opening.from, opening.to)) yield opening;
  }
}

function openingOf({ from, to }: Window, day: Temporal.PlainDate, timeZone: string): Stretch {
  const isOvernight = Temporal.PlainTime.compare(to, from) <= 0;
  const last = isOvernight ? day.add({ days: 1 }) : day;
  return {
    from: day.toZonedDateTime({ timeZone, plainTime: from }).toInstant(),
    to: last.toZonedDateTime({ timeZone, plainTime: to }).toInstant(),
  };
}

const frozen = ({ timeZone }: Calendar, { from, to }: Freeze): Stretch => ({
  from: from.toZonedDateTime(timeZone).toInstant(),
  to: to.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
});

/** What is left of an opening. */
function* outside(opening: Opening, closed: readonly Stretch[]): Generator<Opening> {
  let { from } = opening;
  for (const one of closed) {
    if (opening.to !== null && !isBefore(one.from, opening.to)) break;
    if (!isBefore(from, one.to)) continue;
    if (isBefore(from, one.from)) yield { from, to: one.from };
    from = one.to;
  }
  if (opening.to === null || isBefore(from, opening.to)) yield { from, to: opening.to };
}

/** No rollout takes longer: a train that never closes need not be followed to the end of time. */
const joinedMax = 60;

/** Joins openings that follow each other without a gap, as those of whole days do. */
function* joined(parts: Iterable<Opening>): Generator<Opening> {
  let open: Opening | undefined;
  let count = 0;
  for (const part of parts) {
    count = open?.to?.equals(part.from) ? count + 1 : 0;
    if (open && count > 0 && count < joinedMax) open = { from: open.from, to: part.to };
    else {
      if (open) yield open;
      open = part;
    }
  }
  if (open) yield open;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => compareInstants(a, b) < 0;
