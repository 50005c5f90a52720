/** A health source, as CONTRIBUTING.md tells it: whatever can't be told is unknown, never good. */
import { known, unknown } from "../../../src/model/failure.ts";
import type { MetricAnswer } from "../../../src/model/train/health.ts";

/** Reads one number off an answer of another monitoring. */
export function answerOf(body: unknown): MetricAnswer {
  const value =
    typeof body === "object" && body !== null && "value" in body ? body.value : undefined;
  const isNumber = typeof value === "number" && Number.isFinite(value);
  return { value: isNumber ? known(value) : unknown("it gave no number"), before: null };
}
