import { unknown, type Reading } from "../model/failure.ts";
import type { MetricAnswer } from "../model/train/health.ts";
import { createQuery, type Query } from "./prometheus.ts";
import type { CreateSource } from "./source.ts";

/** What a metric was before a deployment doesn't change any more: so many are remembered. */
const remembersMax = 5_000;

const noPrometheus = unknown<number>("PROMETHEUS_URL is not set");

/** Metrics by PromQL. */
export const createPrometheusSource: CreateSource = ({ prometheusUrl, healthHosts }, limits) => {
  const query =
    prometheusUrl === null
      ? async () => noPrometheus
      : createQuery(prometheusUrl, healthHosts, limits);
  const queryBefore = remembering(query);
  return {
    whyUnaskable: ({ metrics }) =>
      metrics.length > 0 && prometheusUrl === null
        ? "its metrics can't be asked for: PROMETHEUS_URL is not set"
        : undefined,
    beginLook() {
      const now = givingUp(query);
      const then = givingUp(queryBefore);
      return async ({ metrics, before }) => {
        const answers = metrics.map(async (metric): Promise<[string, MetricAnswer]> => {
          const value = await now(metric.query, null);
          const was = metric.maxRatio === null ? null : await then(metric.query, before);
          return [metric.name, { value, before: was }];
        });
        return { metrics: new Map(await Promise.all(answers)) };
      };
    },
  };
};

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
