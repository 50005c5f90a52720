import { compareInstants } from "../../model/instants.ts";
import type { Observation } from "../../model/observation.ts";
import { code, paragraph, say } from "../../model/view/text.ts";
import type { Train } from "../../model/train/train.ts";
import { managersNamed } from "../../text/people.ts";
import { firingAfter, firingBefore } from "../calendar/firings.ts";
import { whenWords } from "../calendar/window.ts";
import type { Say } from "../assessment/messages.ts";

/** Later it is no news: the schedule may not even have been there at that time. */
const newsFor = Temporal.Duration.from({ hours: 1 });

/** Tells once, on the oldest open release, that the schedule opens none beside it. */
export function scheduleNotice(observation: Observation, train: Train): readonly Say[] {
  const { now, issue, others } = observation;
  const { schedule, calendar } = train;
  if (!schedule || issue.state === "closed" || others.kind === "unknown") return [];
  if (others.value.some(({ number }) => number < issue.number)) return [];
  const firing = firingBefore(schedule, calendar.timeZone, now);
  if (!firing || compareInstants(firing, issue.openedAt) <= 0) return [];
  if (compareInstants(now, firing.add(newsFor)) > 0) return [];
  const next = firingAfter(schedule, calendar.timeZone, now);
  const then = next ? say` The next time is ${whenWords(calendar, next)}.` : say``;
  const text = say`The schedule ${code(schedule.text)} opened no release at ${whenWords(calendar, firing)}, because this one is still open.${then} Managers (${managersNamed(train)}): close this issue if it is over, or open another one by hand.`;
  return [{ kind: "say", key: "schedule", message: [paragraph(text)] }];
}
