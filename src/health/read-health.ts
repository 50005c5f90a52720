import type {
  HealthAnswers,
  HealthFacts,
  HealthQuestion,
  MetricAnswer,
  ReadHealth,
} from "../model/train/health.ts";
import type { ServiceId } from "../model/ids.ts";
import type { Service } from "../model/train/train.ts";
import { usualLimits, type Limits } from "./request.ts";
import type { HealthSettings, HealthSource, Said } from "./source.ts";
import { healthSources } from "./sources.ts";

/** How much one look may ask. */
interface Effort {
  readonly limits: Limits;
  /** Services at a time. */
  readonly atOnce: number;
  /** Real time after which no other service gets its turn in this look. */
  readonly turns: Temporal.Duration;
}

const usualEffort: Effort = {
  limits: usualLimits,
  atOnce: 32,
  turns: Temporal.Duration.from({ seconds: 10 }),
};

/**
 * Asks every source how services are. A look with very many services, or with many that don't answer, ends in time:
 * who had no turn in it is the first in the next.
 */
const createReadHealth =
  (sources: readonly HealthSource[], { atOnce, turns }: Effort): ReadHealth =>
  async (questions) => {
    const answers = new Map<ServiceId, HealthAnswers>();
    const end = performance.now() + turns.total("milliseconds");
    const queue = questions.toSorted((a, b) => lastAsked(a) - lastAsked(b)).values();
    const asks = sources.map((source) => source.beginLook());
    const worker = async (): Promise<void> => {
      // All workers draw from one iterator: each service is asked once.
      for (const question of queue) {
        if (performance.now() >= end) return;
        const said = await Promise.all(asks.map((ask) => ask(question)));
        answers.set(question.service, together(said));
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, questions.length) }, worker));
    return answers;
  };

const together = (said: readonly Said[]): HealthAnswers => ({
  probe: said.find(({ probe }) => probe)?.probe ?? null,
  metrics: new Map(said.flatMap(({ metrics }): [string, MetricAnswer][] => [...(metrics ?? [])])),
});

const lastAsked = ({ askedAt }: HealthQuestion): number => askedAt?.epochMilliseconds ?? -Infinity;

/** Of which services it is clear without asking that their health will never be known, and why. */
const unaskable = (
  sources: readonly HealthSource[],
  services: readonly Service[],
): HealthFacts["unaskable"] =>
  new Map(
    services.flatMap(({ id, health }): readonly [ServiceId, string][] => {
      const whys = health ? sources.flatMap((one) => one.whyUnaskable(health) ?? []) : [];
      return whys.slice(0, 1).map((why) => [id, why]);
    }),
  );

/** Everything that the app asks about health, by its settings. */
export function createHealth(
  settings: HealthSettings,
  effort: Effort = usualEffort,
  create = healthSources,
): {
  readonly read: ReadHealth;
  readonly unaskable: (services: readonly Service[]) => HealthFacts["unaskable"];
} {
  const sources = create.map((one) => one(settings, effort.limits));
  return {
    read: createReadHealth(sources, effort),
    unaskable: (services) => unaskable(sources, services),
  };
}
