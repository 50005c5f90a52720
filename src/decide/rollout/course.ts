import type { Observation } from "../../model/observation.ts";
import type { Direction } from "../../model/release.ts";
import type { Service } from "../../model/train.ts";
import { isSecret, withoutFindings, withoutReport } from "../gates/confine.ts";
import { keptRecord, type HealthWord } from "../record.ts";
import { progressOf, type Progress } from "./progress.ts";
import { healthOf, lastWay, throughHealth, type ServiceHealth } from "../health/service-health.ts";

/** How far one service has come in a release, and what is seen of its health. */
export interface Course {
  readonly progress: Progress;
  /** The way back: `live` is what was taken back, and healthy there. */
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
  const forward = progressFor("deploy");
  const returned = progressFor("rollback");
  const hides = isSecret(observation, service);
  // Of what is taken back only that is watched: that it is well again where it was.
  const watched = healthOf(observation, service, lastWay(forward, returned), said);
  const health = watched && hides ? withoutFindings(watched) : watched;
  const seen = (task: Direction, deployed: Progress): Progress => {
    const own = health?.task === task ? health : null;
    const progress = throughHealth({ task, deployed, service, health: own, said, now });
    return hides ? withoutReport(progress) : progress;
  };
  return { progress: seen("deploy", forward), back: seen("rollback", returned), health };
}
