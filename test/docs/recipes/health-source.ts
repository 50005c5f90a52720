/** A health source, as CONTRIBUTING.md tells it: whatever can't be told is unknown, never good. */
import { known, unknown } from "../../../src/model/failure.ts";
import type { MetricAnswer } from "../../../src/model/train/health.ts";
import type { CreateSource } from "../../../src/health/source.ts";

/** Another monitoring, of which each metric's query is a path. */
export const createGaugeSource =
  (read: (path: string) => Promise<unknown>): CreateSource =>
  () => ({
    whyUnaskable: ({ metrics }) =>
      metrics.every(({ query }) => query.startsWith("/"))
        ? undefined
        : "its metrics can't be asked for: a query must begin with a slash",
    beginLook:
      () =>
      async ({ metrics }) => ({
        metrics: new Map(
          await Promise.all(
            metrics.map(async ({ name, query }) => [name, answerOf(await read(query))] as const),
          ),
        ),
      }),
  });

/** Reads one number off an answer. */
export function answerOf(body: unknown): MetricAnswer {
  const value =
    typeof body === "object" && body !== null && "value" in body ? body.value : undefined;
  const isNumber = typeof value === "number" && Number.isFinite(value);
  return { value: isNumber ? known(value) : unknown("it gave no number"), before: null };
}
