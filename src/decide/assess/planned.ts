import type { Observation } from "../../model/observation.ts";
import { outsideSections } from "../../model/marks/region.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { planOf } from "../plan/plan.ts";
import { createScene } from "./scene.ts";
import type { Scene } from "../assessment/assessment.ts";

/** What an observation means under a record, as far as it goes; undefined: there is no plan to follow. */
export function plannedScene(observation: Observation, record: ReleaseRecord): Scene | undefined {
  const { train, issue } = observation;
  if (train.kind !== "valid") return undefined;
  const reading = planOf(outsideSections(issue.body), train.train, record, observation);
  return reading.ok ? createScene(observation, train, reading.plan) : undefined;
}
