/** What managers said of the release as a whole: who else decides, when it leaves, and what no longer keeps it. */
import { isSameName } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Plan } from "../../model/release/release.ts";
import type { Principal, Train } from "../../model/train/train.ts";
import { moveIn, overridesOf } from "../record/departure.ts";
import { handOvers } from "../record/record.ts";

/** The train as it is for this release. */
export function trainUnder(train: Train, record: ReleaseRecord): Train {
  const managers = managersOf(train, record);
  if (!isOverridden(record)) return { ...train, managers };
  // Overridden is what has no window and no freezes: everything that asks the calendar follows from that.
  return { ...train, managers, calendar: { ...train.calendar, window: null, freezes: [] } };
}

export const isOverridden = (record: ReleaseRecord): boolean => overridesOf(record).length > 0;

/** The plan with the departure that a manager moved, while that counts. */
export function planUnder(plan: Plan, observation: Observation, record: ReleaseRecord): Plan {
  const moved = moveIn({ observation }, record);
  return moved ? { ...plan, departure: Temporal.Instant.from(moved.departure) } : plan;
}

/** Whoever was handed the release decides like those whom the train file names, and is asked first. */
function managersOf({ managers }: Train, record: ReleaseRecord): readonly Principal[] {
  const handed = handOvers(record).map(({ to }) => to.login);
  const people = [...new Set(handed.toReversed())];
  const isHanded = (one: Principal): boolean =>
    one.kind === "person" && people.some((name) => isSameName(name, one.login));
  const takesTurns = managers.some((one) => one.kind === "person" && one.isOnDuty);
  return [
    ...people.map((login): Principal => ({
      kind: "person",
      login,
      ...(takesTurns && { isOnDuty: true }),
    })),
    ...managers.filter((one) => !isHanded(one)),
  ];
}
