import type { HealthPlan, Metric } from "../../model/train/health.ts";
import { durationOf, readNumber } from "../scalars.ts";
import type { HealthKeys } from "./health-schema.ts";

/** How the service of a file proves that it is healthy. */
export function toHealth(keys: HealthKeys): HealthPlan {
  const { url, method, status, json } = keys;
  return {
    probe:
      url === undefined
        ? null
        : {
            url,
            method,
            status: status === undefined ? null : Number(status),
            json: Object.entries(json).map(([path, value]) => ({ path, value })),
          },
    check: keys.check ?? null,
    metrics: keys.metrics.map(toMetric),
    soak: durationOf(keys.soak),
    patience: durationOf(keys.for),
  };
}

const toMetric = (keys: HealthKeys["metrics"][number]): Metric => ({
  name: keys.name,
  query: keys.query,
  max: limit(keys.max),
  min: limit(keys.min),
  maxRatio: limit(keys.max_ratio_to_baseline),
  patience: durationOf(keys.for),
});

const limit = (text: string | undefined): number | null =>
  text === undefined ? null : (readNumber(text) ?? null);
