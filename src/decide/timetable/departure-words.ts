import { compareInstants } from "../../model/instants.ts";
import { say, type Text } from "../../model/view/text.ts";
import { nextStart } from "./timetable.ts";
import { whenWords } from "../calendar/window.ts";
import { moveIn } from "../record/departure.ts";
import type { Assessment } from "../assessment/assessment.ts";

/** When the release leaves, and who moved that; or when it left. null: as soon as there is a GO. */
export function departureWords(assessment: Assessment): Text | null {
  const { record, departure, plan, train } = assessment;
  const { calendar } = train;
  if (departure) return say`${whenWords(calendar, Temporal.Instant.from(departure.at))}`;
  if (plan.departure) {
    const at = whenWords(calendar, plan.departure);
    const move = moveIn(assessment, record);
    if (!move) return say`${at}`;
    return say`${at}, moved by ${move.by.login} at ${whenWords(calendar, Temporal.Instant.from(move.at))}`;
  }
  if (!calendar.window) return null;
  const start = nextStart(assessment, false);
  // An open window moves its start along with the time.
  const isOpen = start && compareInstants(start, assessment.observation.now) <= 0;
  return start && !isOpen ? say`when the window opens, at ${whenWords(calendar, start)}` : null;
}
