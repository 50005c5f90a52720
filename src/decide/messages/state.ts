import { compareInstants } from "../../model/instants.ts";
import { atGates, lateServices } from "../starts/may-begin.ts";
import {
  code,
  joinTexts,
  say,
  strong,
  type Text,
  form,
  plural,
  wordsOf,
} from "../../model/view/text.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { completeSentence } from "./complete-state.ts";
import { behindWords } from "../plan/behind.ts";
import { abortedSentence, rolledBackSentence, rollingBackSentence } from "./rollback-state.ts";
import { takenBackWords } from "../rollback/words.ts";
import { openReasons } from "../gates/gate.ts";
import { lackText, lacksOf } from "../gates/lacks.ts";
import { obstaclesToGo } from "../rollout/obstacles.ts";
import { remaining } from "../record/taken.ts";
import { nextSteps } from "../rollout/rollout.ts";
import { whyNothingStarts, whyTooEarly } from "../starts/starts.ts";
import { abandonedSince } from "../deployments/progress-meaning.ts";
import { timeWords, watchWords } from "../health/watch-words.ts";
import { isOverdue } from "../forecast/overdue.ts";
import { clockWords } from "../../text/time-words.ts";
import { nextStart } from "../timetable/timetable.ts";
import { whenWords } from "../calendar/window.ts";
import { failedAttempts, retryAllowed } from "../deployments/failed-attempts.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { PhaseOf } from "../assessment/phase.ts";
import type { DecisionEntry } from "../../model/record/record.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";
import { stateName } from "../../text/state-words.ts";

/** The sentence that follows the word of the phase: what is so and what comes next. */
export function stateSentence(assessment: Assessment): Text {
  const { phase } = assessment;
  switch (phase.kind) {
    case "planning":
      return planningSentence(assessment, phase.open);
    case "ready":
      return readySentence(assessment);
    case "no-go": {
      const { by, reason } = phase.decision;
      return say`${by.login} said no-go: ${reason}. All teams must vote again, then a manager comments ${code("/go")}.`;
    }
    case "go":
      return decidedSentence(assessment, phase.decision);
    case "rolling out":
      return rollingOutSentence(assessment);
    case "on hold": {
      const why = phase.holds.map((hold) => hold.why);
      return say`${joinTexts(fewOf(why, 3), "; ")}.${pastWindow(assessment)}`;
    }
    case "verifying":
      return verifyingSentence(assessment, phase.publication);
    case "complete":
      return completeSentence(assessment, leftOut(assessment));
    case "rolling back":
      return rollingBackSentence(assessment);
    case "rolled back":
      return rolledBackSentence(assessment);
    case "aborted":
      return abortedSentence(assessment, phase.ending);
  }
}

function decidedSentence(assessment: Assessment, { by, part }: DecisionEntry): Text {
  const next =
    whyNothingStarts(assessment) ??
    whyNoneStarts(assessment) ??
    say`the first services are starting now`;
  const what = part ? say`PARTIAL decided by ${by.login}` : say`decided by ${by.login}`;
  const behind = leftOut(assessment);
  const rest = behind === undefined ? say`` : say`; ${behind}`;
  return say`${what}${rest}; ${next}.`;
}

/** What was taken back, and what a PARTIAL leaves behind; undefined: nothing. */
const leftOut = (assessment: Assessment): string | undefined =>
  [takenBackWords(assessment), behindWords(assessment)]
    .filter((one) => one !== undefined)
    .join(". ") || undefined;

function verifyingSentence(
  assessment: Assessment,
  publication: PhaseOf<"verifying">["publication"],
): Text {
  const all = remaining(assessment).length;
  switch (publication.kind) {
    case "not yet":
      return plural(
        all,
        form`${all} service is deployed${newsWords(assessment)}.`,
        form`all ${all} services are deployed${newsWords(assessment)}.`,
      );
    case "watched": {
      const { until, why } = publication;
      const how = until
        ? say`; observed until ${timeWords(until)}, then the notes are published`
        : say`; the notes are published when all of them are healthy`;
      const end = say`A manager can end the observation with ${code("/complete")}.`;
      return plural(
        all,
        form`${all} service is live${how}.${why} ${end}`,
        form`all ${all} services are live${how}.${why} ${end}`,
      );
    }
    case "waiting":
      return say`all services are live. ${publication.why}`;
    case "due": {
      const asks = publication.asks.flatMap(({ text }) => say` ${text}`);
      return plural(
        all,
        form`${all} service is live; the notes are being published.${asks}`,
        form`all ${all} services are live; the notes are being published.${asks}`,
      );
    }
  }
}

/** What it means that a release is held beyond its window. */
function pastWindow(assessment: Assessment): Text {
  const { departure, observation, services, train } = assessment;
  const isWaiting = [...services.values()].some(({ progress }) => progress.kind !== "live");
  if (!departure || !isWaiting) return say``;
  const start = nextStart(assessment, true);
  if (start && compareInstants(start, observation.now) <= 0) return say``;
  const when = start
    ? wording`before ${whenWords(train.calendar, start)}`
    : wording`in the next two years`;
  return say` The window has closed: nothing starts ${when}, and what is live stays live. A manager can comment ${code("/override <reason>")} to continue now.`;
}

/** What keeps the first service that waits, when none starts. */
function whyNoneStarts(assessment: Assessment): Text | undefined {
  const steps = nextSteps(assessment);
  if (steps.some((step) => step.kind === "start")) return undefined;
  const first = steps.find((step) => step.kind === "wait");
  return first && say`${first.assessed.service.name} ${first.bar.why}`;
}

const liveOf = (assessment: Assessment): readonly ServiceAssessment[] =>
  remaining(assessment).filter((assessed) => assessed.progress.kind === "live");

/** What is strange about a deployment under way: its pipeline fell silent, or takes too long. */
function troubleOf(situation: Situation, assessed: ServiceAssessment): string {
  const { now } = situation.observation;
  const { timeZone } = situation.train.calendar;
  const silent = abandonedSince(assessed.progress, now);
  if (silent) return wording` (abandoned: no report since ${clockWords(timeZone, silent, now)})`;
  return isOverdue(situation, assessed) ? " (overdue)" : "";
}

function rollingOutSentence(assessment: Assessment): Text {
  const under = underWay(assessment).map(
    (assessed) => `${assessed.service.name}${troubleOf(assessment, assessed)}`,
  );
  const deploying =
    under.length === 0
      ? ""
      : wordsOf(
          plural(
            under.length,
            form`; ${fewNames(under)} is deploying`,
            form`; ${fewNames(under)} are deploying`,
          ),
        );
  const [all, live] = [remaining(assessment).length, liveOf(assessment).length];
  const count = plural(
    all,
    form`${live} of ${all} service live`,
    form`${live} of ${all} services live`,
  );
  return say`${count}${deploying}${newsWords(assessment)}.`;
}

const underWay = (assessment: Assessment): readonly ServiceAssessment[] =>
  remaining(assessment).filter(
    ({ progress: { kind } }) => kind === "starting" || kind === "deploying",
  );

/** What matters of a release that has left besides what is deploying: what failed, is held, being proved, or waits. */
function newsWords(assessment: Assessment): Text {
  const services = remaining(assessment);
  const proving = services.flatMap(({ service, progress }) => {
    const words = watchWords(progress);
    return words === "" ? [] : [say`${service.name} ${words}`];
  });
  const failed = failedAttempts(assessment).map(({ assessed: { service }, failure }) =>
    // Somebody asked for the next attempt already, or named a fix.
    retryAllowed(assessment.record, service.id, failure.attempt + 1, "deploy")
      ? say`${service.name} failed and is deployed again next`
      : say`${service.name} failed: comment ${code(`/retry ${service.id}`)} to try again`,
  );
  const early = liveOf(assessment).length < services.length ? whyTooEarly(assessment) : undefined;
  const holds = assessment.holds.map((hold) => hold.why);
  const late = early ? [early] : [...lateServices(assessment, services), ...atGates(assessment)];
  const known = [...failed, ...holds, ...proving, ...late];
  // Nobody may wonder why nothing moves.
  const isStill = underWay(assessment).length + known.length === 0;
  const stuck = isStill ? whyNoneStarts(assessment) : undefined;
  const rest = fewOf(stuck ? [stuck] : known, 3);
  return rest.length === 0 ? say`` : say`; ${joinTexts(rest, "; ")}`;
}

function planningSentence(
  { services, version }: Assessment,
  open: readonly ServiceAssessment[],
): Text {
  const [first] = open;
  if (!first) return say`all services are ready, but ${version.reason}.`;
  const ready = plural(
    services.size,
    form`${services.size - open.length} of ${services.size} service ready`,
    form`${services.size - open.length} of ${services.size} services ready`,
  );
  const lacks = lacksOf(open);
  const [most] = lacks;
  if (most && most.services.length > 1) {
    const told = lacks.slice(0, 2);
    const covered = new Set(told.flatMap((lack) => lack.services.map(({ id }) => id)));
    const more = othersWords(open.filter(({ service }) => !covered.has(service.id)).length);
    return say`${ready}. ${joinTexts(told.map(lackText), "; ")}${more}.`;
  }
  const more = othersWords(open.length - 1);
  return say`${ready}. ${strong(first.service.name)} is ${stateName(first.readiness)}: ${openReasons(first.gates).join("; ")}${more}.`;
}

const othersWords = (others: number): string =>
  others === 0
    ? ""
    : wordsOf(
        plural(
          others,
          form`; ${others} other service is not ready either`,
          form`; ${others} other services are not ready either`,
        ),
      );

function readySentence(assessment: Assessment): Text {
  const { size } = assessment.services;
  const obstacles = fewOf(obstaclesToGo(assessment), 3);
  return obstacles.length === 0
    ? plural(
        size,
        form`${size} service is ready and all votes are in. A manager can now comment ${code("/go")}.`,
        form`all ${size} services are ready and all votes are in. A manager can now comment ${code("/go")}.`,
      )
    : plural(
        size,
        form`${size} service is ready. ${joinTexts(obstacles, "; ")}.`,
        form`all ${size} services are ready. ${joinTexts(obstacles, "; ")}.`,
      );
}
