/** What one look says of each condition of a service's health. */
import { compareInstants } from "../../model/instants.ts";
import type { Reading } from "../../model/failure.ts";
import type {
  HealthAnswers,
  HealthPlan,
  HealthResult,
  Metric,
  MetricAnswer,
  Probe,
  ProbeAnswer,
} from "../../model/train/health.ts";
import { resultNamed, type CheckFacts } from "../../model/github/checks.ts";
import type { Condition } from "../assessment/health.ts";
import { wording } from "../../model/view/wording.ts";

export interface Sample {
  readonly condition: Condition;
  readonly result: HealthResult;
  /** What was seen and what was wanted. */
  readonly words: string;
}

export interface Seen {
  readonly answers: HealthAnswers | undefined;
  /** Of the deployed commit. */
  readonly checks: Reading<CheckFacts>;
  /** A check that ended before proves nothing about the deployment. */
  readonly deployedAt: Temporal.Instant;
}

/** All conditions of a plan, in the order in which people see them. */
export const conditionsOf = ({
  probe,
  check,
  metrics,
  patience,
}: HealthPlan): readonly Condition[] => [
  ...(probe ? [{ id: "probe", name: wording`health check`, patience }] : []),
  ...(check === null ? [] : [{ id: "check", name: check, patience }]),
  ...metrics.map(({ name, patience: own }) => ({ id: `metric ${name}`, name, patience: own })),
];

/** Of every condition that this look says something about. */
export function samplesOf(plan: HealthPlan, seen: Seen): readonly Sample[] {
  const { answers } = seen;
  return conditionsOf(plan).flatMap((condition) => {
    if (condition.id === "check") return [{ condition, ...checkSample(plan.check ?? "", seen) }];
    if (!answers) return [];
    if (condition.id === "probe") {
      return plan.probe && answers.probe
        ? [{ condition, ...probeSample(plan.probe, answers.probe) }]
        : [];
    }
    const metric = plan.metrics.find(({ name }) => name === condition.name);
    const answer = answers.metrics.get(condition.name);
    return metric && answer ? [{ condition, ...metricSample(metric, answer) }] : [];
  });
}

type Judged = Pick<Sample, "result" | "words">;
const good = (words: string): Judged => ({ result: "good", words });
const bad = (words: string): Judged => ({ result: "bad", words });
const unclear = (words: string): Judged => ({ result: "unknown", words });

/** Seconds: what a cache kept for longer says nothing of now, good or bad. */
const ageMost = 10;

function probeSample(probe: Probe, answer: ProbeAnswer): Judged {
  switch (answer.kind) {
    case "unreachable":
      return bad(answer.why);
    case "not asked":
      return unclear(answer.why);
    case "answered": {
      const { status, text, age = 0 } = answer;
      if (age > ageMost) {
        return unclear(
          wording`a cache answers with a reply from ${age} seconds ago: send Cache-Control: no-store`,
        );
      }
      const isWanted =
        probe.status === null ? status >= 200 && status < 300 : status === probe.status;
      if (!isWanted) {
        const wanted = probe.status === null ? "" : wording`, not ${probe.status}`;
        return bad(wording`answers ${status}${wanted}${text === "" ? "" : ` (${text})`}`);
      }
      for (const { path, value } of probe.json) {
        const found = answer.values.get(path) ?? null;
        if (found === null) return bad(wording`answers ${status} without ${path}`);
        if (found !== value) return bad(wording`answers ${path} ${found}, not ${value}`);
      }
      const isAsked = probe.status !== null || probe.json.length > 0;
      if (answer.elsewhere !== undefined && !isAsked) {
        return unclear(
          wording`redirects to ${answer.elsewhere}, which says nothing about its health: use that address, or state the expected status or json`,
        );
      }
      return good(wording`answers ${status}`);
    }
  }
}

function checkSample(name: string, { checks, deployedAt }: Seen): Judged {
  if (checks.kind === "unknown") return unclear(checks.why);
  const found = resultNamed(checks.value, name);
  if (!found) return unclear(wording`has not reported`);
  const said = found.word.toLowerCase().replaceAll("_", " ");
  const isEnded = found.result === "passed" || found.result === "failed";
  if (!isEnded) return unclear(said);
  const { endedAt } = found;
  if (endedAt === null || compareInstants(endedAt, deployedAt) < 0) {
    return unclear(wording`has not reported since the deployment`);
  }
  return found.result === "passed" ? good(said) : bad(said);
}

/** Only a finite number within all limits is good; one that breaks a limit is bad, whatever else is unknown. */
function metricSample(metric: Metric, { value, before }: MetricAnswer): Judged {
  const { max, min, maxRatio } = metric;
  if (value.kind === "unknown") return unclear(value.why);
  if (Number.isNaN(value.value)) return unclear(wording`is not a number`);
  const shown = numberWords(value.value);
  if (max !== null && value.value > max)
    return bad(wording`${shown}, more than ${numberWords(max)}`);
  if (min !== null && value.value < min)
    return bad(wording`${shown}, less than ${numberWords(min)}`);
  if (!Number.isFinite(value.value)) return unclear(wording`${shown} is not a usable number`);
  // Rates and times have none; who measures what may be below zero says from where on by `min`.
  if (value.value < 0 && min === null) return unclear(wording`${shown} is below zero`);
  const limits = [
    ...(max === null ? [] : [wording`at most ${numberWords(max)}`]),
    ...(min === null ? [] : [wording`at least ${numberWords(min)}`]),
  ];
  if (maxRatio === null) return good([shown, ...limits].join(", "));
  if (!before) return unclear(wording`its value before the deployment is unknown`);
  if (before.kind === "unknown") return unclear(wording`before the deployment: ${before.why}`);
  // No multiple of nothing is needed: what never failed before and doesn't fail now is as good as it was.
  if (before.value === 0 && value.value <= 0) {
    return good([shown, ...limits, wording`as before the deployment`].join(", "));
  }
  if (!Number.isFinite(before.value) || before.value <= 0) {
    return unclear(
      wording`was ${numberWords(before.value)} before the deployment, which nothing is a multiple of`,
    );
  }
  const was = wording`${numberWords(before.value)} before the deployment`;
  return value.value > maxRatio * before.value
    ? bad(wording`${shown}, more than ${numberWords(maxRatio)} times the ${was}`)
    : good(
        [shown, ...limits, wording`at most ${numberWords(maxRatio)} times the ${was}`].join(", "),
      );
}

/** Three digits say enough. */
const numberWords = (value: number): string => String(Number(value.toPrecision(3)));
