import type { ReleaseRecord } from "../../model/record.ts";
import { moveIn, overridesOf } from "../record/departure.ts";
import type { Situation } from "../assessment/assessment.ts";

/** The same with what managers said of the time of this release: when it leaves, and what no longer keeps it. */
export function withManagersWords(situation: Situation, record: ReleaseRecord): Situation {
  const moved = moveIn(situation, record);
  const departure = moved && Temporal.Instant.from(moved.departure);
  const planned = departure ? { ...situation, plan: { ...situation.plan, departure } } : situation;
  return overridesOf(record).length === 0 ? planned : unrestrained(planned);
}

/** Overridden is what has no window and no freezes: everything that asks the calendar follows from that. */
function unrestrained(situation: Situation): Situation {
  const { calendar } = situation.train;
  const riders = [...situation.riders].map(
    ([id, rider]) => [id, { ...rider, service: { ...rider.service, freezes: [] } }] as const,
  );
  return {
    ...situation,
    train: { ...situation.train, calendar: { ...calendar, window: null, freezes: [] } },
    riders: new Map(riders),
  };
}
