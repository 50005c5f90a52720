import type { Observation } from "../../model/observation.ts";
import type { Direction } from "../../model/release.ts";
import type { Service } from "../../model/train.ts";
import { isSecret, withoutFindings, withoutReport } from "../gates/confine.ts";
import { keptRecord, type HealthWord } from "../record.ts";
import { progressOf, type Progress } from "./progress.ts";
import { healthOf, throughHealth, type ServiceHealth } from "./service-health.ts";

/** How far one service has come in a release, and what is seen of its health. */
export interface Course {
  readonly progress: Progress;
  /** The way back: `live` is what was taken back. */
  readonly back: Progress;
  /** null: nothing of it is watched. */
  readonly health: ServiceHealth | null;
}

/** Without what readers of the tracking issue may not read. */
export function courseOf(
  observation: Observation,
  service: Service,
  said: readonly HealthWord[],
): Course {
  const { release, intents, now, services } = observation;
  const facts = services.get(service.id);
  const record = keptRecord(observation);
  const progressFor = (task: Direction): Progress =>
    progressOf({ task, record, release, service, facts, intents, now });
  const back = progressFor("rollback");
  const deployed = progressFor("deploy");
  // What is taken back is watched no more.
  const watched = back.kind === "waiting" ? healthOf(observation, service, deployed, said) : null;
  if (!isSecret(observation, service)) {
    const progress = throughHealth({ deployed, service, health: watched, said, now });
    return { progress, back, health: watched };
  }
  const health = watched && withoutFindings(watched);
  const progress = throughHealth({ deployed, service, health, said, now });
  return { progress: withoutReport(progress), back: withoutReport(back), health };
}
