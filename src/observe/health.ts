/** What is heard of the services' health in a look. */
import type { Clock } from "../github/client/github.ts";
import type { Observation } from "../model/observation.ts";
import type { HealthFacts, HealthQuestion, ReadHealth } from "../model/train/health.ts";
import type { Service } from "../model/train/train.ts";

export interface HealthParts {
  /** What must be known of the services' health now. */
  readonly questions: (observation: Observation) => readonly HealthQuestion[];
  readonly read: ReadHealth;
  /** Of which services it is clear beforehand that their health can't be asked, and why. */
  readonly unaskable: (services: readonly Service[]) => HealthFacts["unaskable"];
}

/** Last, so that little time lies between what is heard and what is decided on it. */
export async function withHealth(
  parts: { readonly health: HealthParts; readonly clock: Pick<Clock, "now"> },
  observation: Observation,
  before: HealthFacts["answers"],
): Promise<Observation> {
  const { health } = observation;
  const all = parts.health.questions(observation);
  const questions = all.filter(({ service }) => !before.has(service));
  if (all.length === 0) return observation;
  const read = questions.length === 0 ? new Map() : await parts.health.read(questions);
  const answers = new Map([...before, ...read]);
  return { ...observation, now: parts.clock.now(), health: { ...health, answers } };
}
