import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Direction } from "../../model/release/release.ts";
import type { Service } from "../../model/train/train.ts";
import { isSecret, withoutFindings, withoutReport } from "../privacy/confine.ts";
import type { HealthWord } from "../record/record.ts";
import { progressOf } from "../deployments/progress.ts";
import { lastShown } from "../deployments/shown-attempts.ts";
import { healthOf, lastWay, throughHealth } from "../health/service-health.ts";
import type { Progress } from "../assessment/progress.ts";
import type { ServiceCourse } from "../assessment/service.ts";

/** Without what readers of the tracking issue may not read. */
export function courseOf(
  observation: Observation,
  service: Service,
  said: readonly HealthWord[],
  record: ReleaseRecord,
): ServiceCourse {
  const { release, intents, now, services, blindUntil } = observation;
  const facts = services.get(service.id);
  const progressFor = (task: Direction): Progress => {
    const shown = { attempt: lastShown(observation, service.id, task), blindUntil };
    return progressOf({ task, record, release, service, facts, intents, now, shown });
  };
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
