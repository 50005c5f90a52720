import { unknown, type Reading } from "../model/failure.ts";
import type {
  HealthAnswers,
  HealthFacts,
  HealthQuestion,
  MetricAnswer,
  ReadHealth,
} from "../model/train/health.ts";
import type { ServiceId } from "../model/ids.ts";
import type { Service } from "../model/train/train.ts";
import type { HostPolicy } from "../model/train/hosts.ts";
import { whyNotAsked } from "./policy.ts";
import { probeOnce } from "./probe.ts";
import { createQuery, type Query } from "./prometheus.ts";
import { usualLimits, type Limits } from "./request.ts";

interface HealthSettings {
  /** Base of a Prometheus, without a trailing slash; null: there is none. */
  readonly prometheusUrl: string | null;
  readonly healthHosts: HostPolicy;
}

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

/** What a metric was before a deployment doesn't change any more: so many are remembered. */
const remembersMax = 5_000;

/**
 * Asks services and Prometheus how they are. A look with very many services, or with many that don't answer,
 * ends in time: who had no turn in it is the first in the next.
 */
function createReadHealth(
  { prometheusUrl, healthHosts: policy }: HealthSettings,
  { limits, atOnce, turns }: Effort,
): ReadHealth {
  const query =
    prometheusUrl === null ? async () => noPrometheus : createQuery(prometheusUrl, policy, limits);
  const queryBefore = remembering(query);
  return async (questions) => {
    const answers = new Map<ServiceId, HealthAnswers>();
    const end = performance.now() + turns.total("milliseconds");
    const queue = questions.toSorted((a, b) => lastAsked(a) - lastAsked(b)).values();
    const now = givingUp(query);
    const before = givingUp(queryBefore);
    const worker = async (): Promise<void> => {
      // All workers draw from one iterator: each service is asked once.
      for (const question of queue) {
        if (performance.now() >= end) return;
        const { probe, metrics, service } = question;
        const [heard, ...values] = await Promise.all([
          probe && probeOnce(probe, policy, limits),
          ...metrics.map(async (metric): Promise<[string, MetricAnswer]> => [
            metric.name,
            {
              value: await now(metric.query, null),
              before: metric.maxRatio === null ? null : await before(metric.query, question.before),
            },
          ]),
        ]);
        answers.set(service, { probe: heard, metrics: new Map(values) });
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, questions.length) }, worker));
    return answers;
  };
}

const noPrometheus = unknown<number>("PROMETHEUS_URL is not set");

const lastAsked = ({ askedAt }: HealthQuestion): number => askedAt?.epochMilliseconds ?? -Infinity;

/** Of one look: after a few queries to which nobody answers the others aren't made to wait as long. */
function givingUp(query: Query): Query {
  let misses = 0;
  let last: Reading<number> = noPrometheus;
  return async (text, at) => {
    if (misses >= missesMax) return last;
    const begun = performance.now();
    const reading = await query(text, at);
    const isMiss = reading.kind === "unknown" && performance.now() - begun >= slow;
    if (isMiss) last = reading;
    misses = isMiss ? misses + 1 : 0;
    return reading;
  };
}

const missesMax = 3;
/** Milliseconds after which a query that failed has kept others waiting. */
const slow = 1_000;

function remembering(query: Query): Query {
  const kept = new Map<string, Reading<number>>();
  return async (text, at) => {
    const key = `${at?.toString() ?? ""} ${text}`;
    const before = kept.get(key);
    if (before) return before;
    const reading = await query(text, at);
    if (reading.kind === "known") kept.set(key, reading);
    const oldest = kept.keys().next();
    if (kept.size > remembersMax && !oldest.done) kept.delete(oldest.value);
    return reading;
  };
}

/** Of which services it is clear without asking that their health will never be known, and why. */
function unaskable(
  services: readonly Service[],
  { prometheusUrl, healthHosts: policy }: HealthSettings,
): HealthFacts["unaskable"] {
  return new Map(
    services.flatMap(({ id, health }): readonly [ServiceId, string][] => {
      if (!health) return [];
      const url = health.probe && URL.parse(health.probe.url);
      const why = url ? whyNotAsked(url, policy) : undefined;
      if (why !== undefined) return [[id, `its health check can't be asked: ${why}`]];
      return health.metrics.length > 0 && prometheusUrl === null
        ? [[id, "its metrics can't be asked for: PROMETHEUS_URL is not set"]]
        : [];
    }),
  );
}

/** Everything that the app asks about health, by its settings. */
export const createHealth = (
  settings: HealthSettings,
  effort: Effort = usualEffort,
): {
  readonly read: ReadHealth;
  readonly unaskable: (services: readonly Service[]) => HealthFacts["unaskable"];
} => ({
  read: createReadHealth(settings, effort),
  unaskable: (services) => unaskable(services, settings),
});
