/** Services whose health is watched, and looks at it. */
import type {
  HealthAnswers,
  HealthPlan,
  Metric,
  MetricAnswer,
  ProbeAnswer,
} from "../../src/model/train/health.ts";
import { known } from "../../src/model/failure.ts";
import type { Observation } from "../../src/model/observation.ts";
import { look } from "./carry-out.ts";
import { idOf, later } from "./observation.ts";

const minutes = (count: number) => Temporal.Duration.from({ minutes: count });

export const metric = (changes: Partial<Metric> = {}): Metric => ({
  name: "error rate",
  query: "error_rate",
  max: 0.01,
  min: null,
  maxRatio: null,
  patience: minutes(2),
  ...changes,
});

/** A probe and an error rate of at most 1 %, good for two minutes. */
export const plan = (changes: Partial<HealthPlan> = {}): HealthPlan => ({
  probe: { url: "https://api.example.com/health", method: "GET", status: null, json: [] },
  check: null,
  metrics: [metric()],
  soak: minutes(2),
  patience: minutes(1),
  ...changes,
});

export const answered = (status: number, text = ""): ProbeAnswer => ({
  kind: "answered",
  status,
  values: new Map(),
  text,
});

export const measured = (value: number, before: number | null = null): MetricAnswer => ({
  value: known(value),
  before: before === null ? null : known(before),
});

export const well: HealthAnswers = {
  probe: answered(200),
  metrics: new Map([["error rate", measured(0.004)]]),
};
export const ill: HealthAnswers = { ...well, probe: answered(503, "no database") };

/** The same observation with what was heard of services in its look, by their ids. */
export const hears = (
  observation: Observation,
  answers: Readonly<Record<string, HealthAnswers>>,
): Observation => ({
  ...observation,
  health: {
    ...observation.health,
    answers: new Map(Object.entries(answers).map(([id, one]) => [idOf(id), one])),
  },
});

/** Looks every ten seconds for a time, each with the same answers; afterwards nothing new is heard. */
export function watch(
  observation: Observation,
  time: Temporal.DurationLike,
  answers: Readonly<Record<string, HealthAnswers>>,
): Observation {
  const count = Math.ceil(Temporal.Duration.from(time).total("seconds") / 10);
  let seen = observation;
  for (let index = 0; index < count; index += 1) {
    seen = look(hears(later(seen, { seconds: 10 }), answers));
  }
  return hears(seen, {});
}
