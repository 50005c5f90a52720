import {
  code,
  list,
  paragraph,
  say,
  strong,
  type Message,
  type Text,
  form,
  plural,
} from "../../model/view/text.ts";
import { obstaclesToGo } from "../rollout/obstacles.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { firstOf, openReasons } from "../gates/gate.ts";
import { nextSteps } from "../rollout/rollout.ts";
import { starts, whyNothingStarts } from "../starts/starts.ts";
import { watchWords } from "../health/watch-words.ts";
import { remainsText } from "../rollback/combination.ts";
import { barWords } from "../rollback/scope.ts";
import { planAtEnd } from "./plan-at-end.ts";
import { rollbackPlan } from "./rollback-plan.ts";
import { waysBack } from "../rollback/way-back.ts";
import { targetWords } from "../rollback/words.ts";
import { forecastOf } from "../forecast/forecast.ts";
import { chainWords, clockWords, roughly, spanTime, usualAndSlow } from "../../text/time-words.ts";
import { returnTime, rolloutTime, untimed } from "../timetable/timetable.ts";
import { short } from "../../text/short.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { StartBar } from "../assessment/bar.ts";
import type { NextStep } from "../assessment/steps.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { WayBack } from "../assessment/rollback.ts";
import type { Forecast } from "../assessment/forecast.ts";
import { commandUses } from "../../model/release/command.ts";
import { wording, translated } from "../../model/view/wording.ts";
import { stateName } from "../../text/state-words.ts";

/** Of hundreds of services the first ones are enough to see what would happen. */
const linesMax = 50;

/**
 * `/plan`: what would happen now and why not sooner, then every service in the order of the rollout, by the
 * code that acts.
 */
export function planMessage(assessment: Assessment): Message {
  const { phase } = assessment;
  switch (phase.kind) {
    case "rolling back":
      return rollbackPlan(assessment);
    case "complete":
    case "rolled back":
    case "aborted":
      return planAtEnd(assessment, phase);
    case "planning":
    case "ready":
    case "no-go":
    case "go":
    case "rolling out":
    case "on hold":
    case "verifying":
      return rolloutPlan(assessment);
  }
}

function rolloutPlan(assessment: Assessment): Message {
  const steps = nextSteps(assessment);
  const forecast = forecastOf(assessment);
  const starting = steps.filter((step) => step.kind === "start").length;
  const what =
    starting === 0
      ? say`nothing new starts${underWayWords(steps)}.`
      : steps.length === 1
        ? say`1 of 1 service starts.`
        : plural(
            starting,
            form`${starting} of ${steps.length} services starts.`,
            form`${starting} of ${steps.length} services start.`,
          );
  const why = whyNotSooner(assessment, forecast);
  const remains = remainsText(assessment);
  return [
    paragraph(say`${strong(wording`What would happen now:`)} ${what}`),
    ...(why.length === 0 ? [] : [paragraph(say`${strong(wording`Why not sooner:`)}`), list(why)]),
    paragraph(say`${strong(wording`In this order:`)} ${timesText(assessment, forecast)}`),
    list(stepTexts(assessment, steps, forecast)),
    paragraph(
      say`A rollback of all of it runs in the reverse order and takes up to ${roughly(returnTime(assessment))}.`,
    ),
    ...(remains ? [paragraph(remains)] : []),
  ];
}

function underWayWords(steps: readonly NextStep[]): string {
  const names = steps.flatMap((step) =>
    step.kind === "under way" ? [step.assessed.service.name] : [],
  );
  return names.length === 0 ? "" : wording`; in progress: ${fewNames(names)}`;
}

/** What stands before the first start, and what makes the rest take as long as it does. */
function whyNotSooner(assessment: Assessment, { end, critical }: Forecast): readonly Text[] {
  const { departure, go } = assessment;
  const isOver = [...assessment.services.values()].every(
    ({ progress }) => progress.kind === "live",
  );
  if (isOver) return [];
  const obstacles = go.kind === "go" ? [] : obstaclesToGo(assessment);
  const first = whyNothingStarts(assessment);
  const names = critical.map((id) => assessment.services.get(id)?.service.name ?? id);
  const { maxParallel } = assessment.train;
  const limit =
    maxParallel === null
      ? ""
      : wording`; no more than ${maxParallel} deploy at once (max_parallel)`;
  const chain =
    names.length > 1 && end !== null
      ? [say`each of these waits for the one before it: ${chainWords(names)}${limit}`]
      : [];
  const isTold = first !== undefined && !(go.kind !== "go" && !departure && obstacles.length > 0);
  return fewOf([...obstacles, ...(isTold ? [first] : []), ...chain], 8);
}

function timesText(assessment: Assessment, { start, end, usual }: Forecast): Text {
  const { train, observation } = assessment;
  const { timeZone } = train.calendar;
  const long = usualAndSlow(usual, rolloutTime(assessment));
  const none = untimed(assessment).map(({ service }) => service.name);
  const unknown =
    none.length === 0
      ? ""
      : wording` No past deployments, so the timeout is assumed: ${fewNames(none)}.`;
  if (start?.kind !== "at") return say`${long} from the first deployment.${unknown}`;
  const from = clockWords(timeZone, start.at, observation.now);
  if (end?.kind !== "at") {
    return say`start ${from}. No ETA: someone has to act first.${unknown}`;
  }
  const until = clockWords(timeZone, end.at, observation.now);
  return say`from ${from} to ${until} (${long}).${unknown}`;
}

function stepTexts(
  assessment: Assessment,
  steps: readonly NextStep[],
  forecast: Forecast,
): readonly Text[] {
  const shown = byStart(steps, forecast).slice(0, linesMax);
  const ways = waysBack(assessment);
  const barsOf = starts(assessment);
  const rest = steps.length - shown.length;
  return [
    ...shown.map((step) => {
      const way = ways.get(step.assessed.service.id);
      return say`${stepText(assessment, { step, barsOf }, forecast)}${way ? say`; ${wayText(way)}` : say``}`;
    }),
    ...(rest > 0 ? [say`and ${rest} more`] : []),
  ];
}

/** As they start; at the end those of which nobody can tell when. */
function byStart(steps: readonly NextStep[], { services }: Forecast): readonly NextStep[] {
  const secondsOf = ({ assessed }: NextStep): number => {
    const start = services.get(assessed.service.id)?.start;
    if (!start) return Infinity;
    return start.kind === "at" ? start.at.epochMilliseconds / 1_000 : start.time.total("seconds");
  };
  return steps
    .map((step) => ({ step, seconds: secondsOf(step) }))
    .toSorted((a, b) => (a.seconds === b.seconds ? 0 : a.seconds - b.seconds))
    .map(({ step }) => step);
}

/** A step, and all that keeps its service from starting. */
interface StepTold {
  readonly step: NextStep;
  readonly barsOf: ReturnType<typeof starts>;
}

function stepText(assessment: Assessment, told: StepTold, { services }: Forecast): Text {
  const { step } = told;
  const { service, candidate, hides } = step.assessed;
  const at = candidate.commit === null || hides ? say`` : say` at ${code(short(candidate.commit))}`;
  const { start, end } = services.get(service.id) ?? { start: null, end: null };
  const { observation, train } = assessment;
  const when = start
    ? `; ${spanTime(train.calendar.timeZone, { start, end }, observation.now)}`
    : "";
  return say`${strong(service.name)} ${candidate.version}${at}: ${stepWords(assessment, told)}${when}`;
}

function stepWords(assessment: Assessment, { step, barsOf }: StepTold): Text {
  switch (step.kind) {
    case "start":
      return say`starts now, attempt ${step.deploy.attempt}`;
    case "wait":
      return step.bar.kind === "release"
        ? placeOf(assessment, step.assessed, barsOf(step.assessed))
        : step.bar.why;
    case "under way": {
      const watched = watchWords(step.assessed.progress);
      return say`${watched === "" ? wording`is deploying` : wording`is deployed and ${watched}`}`;
    }
    case "done": {
      const doubt = watchWords(step.assessed.progress);
      return say`is live${doubt === "" ? "" : wording` and ${doubt}`}`;
    }
  }
}

/** Where a service would go back to. */
function wayText({ assessed, target, bar }: WayBack): Text {
  if (!target) return say`can't be rolled back: ${bar ? barWords(bar) : wording`unknown reason`}`;
  const barred = bar ? say`: ${barWords(bar)}` : say``;
  return say`rolls back to ${targetWords({ assessed, target })}${barred}`;
}

/** Where what keeps the whole release is told already: the service's place, and what it lacks itself. */
function placeOf(
  assessment: Assessment,
  assessed: ServiceAssessment,
  bars: Iterable<StartBar>,
): Text {
  const { candidate, readiness } = assessed;
  const before = candidate.dependsOn.flatMap((id) => assessment.services.get(id) ?? []);
  const place =
    before.length === 0
      ? say`starts first`
      : say`after ${fewNames(before.map((one) => one.service.name))}`;
  const own = [...bars].find(({ kind }) => kind === "hold" || kind === "gates");
  if (!own) return place;
  return own.kind === "hold"
    ? say`${place}; ${own.why}`
    : say`${place}; ${stateName(readiness)}: ${firstOf(openReasons(own.gates ?? []))}`;
}

/** `/help`: the commands and whose they are. */
export const helpMessage = (): Message => [
  paragraph(say`${strong(wording`Commands`)}, as the first line of a comment on this issue:`),
  list(
    Object.values(commandUses).map(([usage, effect]) => say`${code(usage)} ${translated(effect)}`),
  ),
];
