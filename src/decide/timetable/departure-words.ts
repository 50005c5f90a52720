import { say, type Text } from "../../model/text.ts";
import { nextStart } from "./timetable.ts";
import { whenWords } from "../calendar/window.ts";
import { moveIn } from "../record/departure.ts";
import type { Outlook } from "../assessment/assessment.ts";

/** When the release leaves, and who moved that; or when it left. null: as soon as there is a GO. */
export function departureWords(outlook: Outlook): Text | null {
  const { record, departure } = outlook;
  const { plan, train } = outlook;
  const { calendar } = train;
  if (departure) return say`left at ${whenWords(calendar, Temporal.Instant.from(departure.at))}`;
  if (plan.departure) {
    const at = whenWords(calendar, plan.departure);
    const move = moveIn(outlook, record);
    if (!move) return say`${at}`;
    return say`${at}, moved by ${move.by.login} at ${whenWords(calendar, Temporal.Instant.from(move.at))}`;
  }
  if (!calendar.window) return null;
  const start = nextStart(outlook, false);
  // An open window moves its start along with the time.
  const isOpen = start && Temporal.Instant.compare(start, outlook.observation.now) <= 0;
  return start && !isOpen ? say`with the window that opens at ${whenWords(calendar, start)}` : null;
}
