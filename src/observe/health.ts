/** What is heard of the services' health in a look. */
import type { Clock } from "../github/client/github.ts";
import type { Observation } from "../model/observation.ts";
import type { HealthFacts, ReadHealth } from "../model/train/health.ts";
import type { Questions } from "../decide/questions/questions.ts";
import type { Service } from "../model/train/train.ts";

export interface HealthParts {
  readonly read: ReadHealth;
  /** Of which services it is clear beforehand that their health can't be asked, and why. */
  readonly unaskable: (services: readonly Service[]) => HealthFacts["unaskable"];
}

/** Last, so that little time lies between what is heard and what is decided on it. */
export async function withHealth(
  parts: {
    readonly health: Pick<HealthParts, "read">;
    readonly questions: Pick<Questions, "health">;
    readonly clock: Pick<Clock, "now">;
  },
  observation: Observation,
  before: HealthFacts["answers"],
): Promise<Observation> {
  const { health } = observation;
  const all = parts.questions.health(observation);
  const questions = all.filter(({ service }) => !before.has(service));
  if (all.length === 0) return observation;
  const read = questions.length === 0 ? new Map() : await parts.health.read(questions);
  const answers = new Map([...before, ...read]);
  return { ...observation, now: parts.clock.now(), health: { ...health, answers } };
}
