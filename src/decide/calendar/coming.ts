/** When a train leaves next: by its schedule, or else whenever its window opens. */
import type { Calendar } from "../../model/train/calendar.ts";
import type { Train } from "../../model/train/train.ts";
import type { ComingDeparture } from "../../model/view/view.ts";
import { firingAfter } from "./firings.ts";
import { freezeAt, openingAfter, openingFrom, type Opening } from "./window.ts";

const count = 5;

/** The next ones after a moment, in their order; empty: the train leaves whenever somebody opens a release. */
export function comingDepartures(
  { schedule, calendar }: Pick<Train, "schedule" | "calendar">,
  now: Temporal.Instant,
): readonly ComingDeparture[] {
  const coming: ComingDeparture[] = [];
  let at = now;
  while (coming.length < count) {
    const opens = schedule ? firingAfter(schedule, calendar.timeZone, at) : null;
    // The schedule never comes again, or the window never opens.
    if (opens === undefined) break;
    const opening = opens ? openingAfter(calendar, opens) : windowFrom(calendar, at);
    if (opens === null && !opening) break;
    coming.push({
      opens,
      from: opening?.from ?? null,
      to: opening?.to ?? null,
      freeze: delayBy(calendar, opens ?? at, opening),
    });
    at = opens ?? opening?.to ?? at;
  }
  return coming;
}

/** The present one, too. A train without a window has none that would be told. */
const windowFrom = (calendar: Calendar, at: Temporal.Instant): Opening | undefined => {
  const opening = calendar.window ? openingFrom(calendar, at) : undefined;
  return opening?.to ? opening : undefined;
};

/** The reason of the freeze without which it would be earlier; null: none. */
function delayBy(
  calendar: Calendar,
  at: Temporal.Instant,
  opening: Opening | undefined,
): string | null {
  if (calendar.freezes.length === 0 || !calendar.window) return null;
  const free = { ...calendar, freezes: [] };
  const before = openingFrom(free, at)?.from;
  if (!before || before.equals(opening?.from ?? at)) return null;
  return freezeAt(calendar, before)?.reason ?? null;
}
