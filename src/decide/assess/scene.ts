import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Plan } from "../../model/release/release.ts";
import type { TrainAt } from "../../model/train/train.ts";
import type { Scene, Situation } from "../assessment/assessment.ts";
import { partOf, within } from "../plan/part.ts";
import { departureOf, keptRecord } from "../record/record.ts";
import { situationOf } from "./situation.ts";

/**
 * @param whole everything that the issue names, or what the release left with
 * @param found the record with what is proved beyond it
 */
export function createScene(
  observation: Observation,
  train: TrainAt,
  whole: Plan,
  found = keptRecord(observation),
): Scene {
  const known = new WeakMap<ReleaseRecord, Situation>();
  return (record) => {
    const before = known.get(record);
    if (before) return before;
    const part = partOf(record);
    const left = departureOf(record);
    const carried = left ? left.services.map(({ service }) => service) : part?.services;
    const narrowed = carried ? within(whole, carried) : { plan: whole, behind: [] };
    const { plan, behind } = left ? { ...narrowed, behind: left.behind } : narrowed;
    const situation = situationOf(observation, train, record, { plan, behind, part }, found);
    known.set(record, situation);
    return situation;
  };
}
