import { outsideSections } from "../model/region.ts";
import type { OverrideEntry } from "../model/managers-entries.ts";
import type { ReleaseRecord } from "../model/record.ts";
import { departureText, standingMove } from "./plan/departure.ts";
import { departureOf } from "./record.ts";
import type { Situation } from "./situation.ts";

/** The overrides that managers gave: the first one counts until the release ends, all stay visible. */
export const overridesOf = ({ entries }: ReleaseRecord): readonly OverrideEntry[] =>
  entries.filter((entry) => entry.kind === "override");

/** The same with what managers said of the time of this release: when it leaves, and what no longer keeps it. */
export function withManagersWords(situation: Situation, record: ReleaseRecord): Situation {
  const moved = moveIn(situation, record);
  const departure = moved && Temporal.Instant.from(moved.departure);
  const planned = departure ? { ...situation, plan: { ...situation.plan, departure } } : situation;
  return overridesOf(record).length === 0 ? planned : unrestrained(planned);
}

/** The word with which a manager moved the departure, while it counts. */
export const moveIn = ({ observation }: Situation, record: ReleaseRecord) =>
  departureOf(record)
    ? undefined
    : standingMove(record, departureText(outsideSections(observation.issue.body)));

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
