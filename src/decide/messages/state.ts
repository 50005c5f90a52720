import { atGates } from "../starts/may-begin.ts";
import { code, joinTexts, say, strong, type Text } from "../../model/view/text.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { behindWords } from "../plan/behind.ts";
import { endingState } from "./rollback-state.ts";
import { takenBackWords } from "../rollback/words.ts";
import { openReasons } from "../gates/gate.ts";
import { obstaclesToGo } from "../rollout/obstacles.ts";
import { remaining } from "../assess/assess.ts";
import { nextSteps } from "../rollout/rollout.ts";
import { whyNothingStarts, whyTooEarly } from "../starts/starts.ts";
import { abandonedSince } from "../deployments/standing.ts";
import { timeWords, watchWords } from "../health/watch-words.ts";
import { isOverdue } from "../forecast/overdue.ts";
import { clockWords } from "../../text/time-words.ts";
import { lateServices } from "../timetable/service-start.ts";
import { nextStart } from "../timetable/timetable.ts";
import { whenWords } from "../calendar/window.ts";
import { failedAttempts } from "../deployments/failed-attempts.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { Publication } from "../assessment/publication.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { StateSentence } from "../assessment/messages.ts";

/** Derived from what was observed, never stored. */
export function stateOf(assessment: Assessment, publication: Publication): StateSentence {
  const ended = endingState(assessment);
  if (ended) return ended;
  const behind = joined(takenBackWords(assessment), behindWords(assessment));
  if (publication.kind === "done") {
    return {
      state: "complete",
      sentence: say`all ${counted(remaining(assessment).length)} live and the notes are published.${behind === undefined ? "" : ` ${behind}.`}`,
    };
  }
  const live = liveOf(assessment).length;
  const held = assessment.holds.filter((hold) => hold.service === null).map((hold) => hold.why);
  // Once all is live a closed issue holds nothing any more.
  const isHeld = isBeingEnded(assessment, publication) ? false : held.length > 0;
  if (isHeld)
    return {
      state: "on hold",
      sentence: say`${joinTexts(fewOf(held, 3), "; ")}.${pastWindow(assessment)}`,
    };
  if (publication.kind === "watched") return watched(live, publication);
  if (publication.kind === "waiting") {
    return { state: "verifying", sentence: say`all services are live. ${publication.why}` };
  }
  if (publication.kind === "due") {
    return {
      state: "verifying",
      sentence: say`all ${counted(live)} live; the notes are being published.${publication.asks.flatMap(({ text }) => say` ${text}`)}`,
    };
  }
  if (assessment.departure) return rollingOut(assessment);
  switch (assessment.go.kind) {
    case "no-go": {
      const { by, reason } = assessment.go.decision;
      return {
        state: "no-go",
        sentence: say`said by ${by.login}: ${reason}. All teams vote again, then a manager says ${code("/go")}.`,
      };
    }
    case "go": {
      const why = whyNothingStarts(assessment) ?? whyNoneStarts(assessment);
      const next = why ?? say`the first services start now`;
      const { by, part } = assessment.go.decision;
      const what = part ? say`PARTIAL decided by ${by.login}` : say`decided by ${by.login}`;
      const rest = behind === undefined ? say`` : say`; ${behind}`;
      return { state: "go", sentence: say`${what}${rest}; ${next}.` };
    }
    case "fallen":
    case "none":
      return beforeGo(assessment);
  }
}

/** What it means that a release is held beyond its window. */
function pastWindow(assessment: Assessment): Text {
  const { departure, observation, riders, train } = assessment;
  const isWaiting = [...riders.values()].some(({ progress }) => progress.kind !== "live");
  if (!departure || !isWaiting) return say``;
  const start = nextStart(assessment, true);
  if (start && Temporal.Instant.compare(start, observation.now) <= 0) return say``;
  const when = start ? `before ${whenWords(train.calendar, start)}` : "in the next two years";
  return say` The window has closed meanwhile: nothing starts ${when}, and what is live stays live. ${code("/override <reason>")} by a manager opens it.`;
}
const joined = (...texts: readonly (string | undefined)[]): string | undefined =>
  texts.filter((one) => one !== undefined).join(". ") || undefined;

/** A closed issue holds nothing any more once all is live. */
const isBeingEnded = ({ holds }: Assessment, { kind }: Publication): boolean =>
  kind === "due" || (kind === "watched" && holds.every(({ cause }) => cause === "closed"));

function watched(
  live: number,
  { until, why }: Extract<Publication, { kind: "watched" }>,
): StateSentence {
  const how = until
    ? say`and watched until ${timeWords(until)}; then the notes are published`
    : say`; the notes wait until all of them are healthy`;
  const end = say`A manager may end that with ${code("/complete")}.`;
  return {
    state: "verifying",
    sentence: say`all ${counted(live)} live${until ? " " : ""}${how}.${why} ${end}`,
  };
}

/** What keeps the first service that waits, when none starts. */
function whyNoneStarts(assessment: Assessment): Text | undefined {
  const steps = nextSteps(assessment);
  if (steps.some((step) => step.kind === "start")) return undefined;
  const first = steps.find((step) => step.kind === "wait");
  return first && say`${first.rider.service.name} ${first.why}`;
}

const liveOf = (assessment: Assessment): readonly ServiceAssessment[] =>
  remaining(assessment).filter((rider) => rider.progress.kind === "live");

const counted = (services: number): string =>
  services === 1 ? "1 service is" : `${services} services are`;

/** What is strange about a deployment under way: its pipeline fell silent, or takes too long. */
function troubleOf(situation: Situation, rider: ServiceAssessment): string {
  const { now } = situation.observation;
  const { timeZone } = situation.train.calendar;
  const silent = abandonedSince(rider.progress, now);
  if (silent) return ` (abandoned: nobody has reported since ${clockWords(timeZone, silent, now)})`;
  return isOverdue(situation, rider) ? " (overdue)" : "";
}

function rollingOut(assessment: Assessment): StateSentence {
  const riders = remaining(assessment);
  const under = riders
    .filter(({ progress }) => progress.kind === "starting" || progress.kind === "deploying")
    .map((rider) => `${rider.service.name}${troubleOf(assessment, rider)}`);
  const deploying =
    under.length === 0
      ? "nothing is deploying"
      : `${fewNames(under)} ${under.length === 1 ? "is" : "are"} deploying`;
  const proving = riders.flatMap(({ service, progress }) => {
    const words = watchWords(progress);
    return words === "" ? [] : [say`${service.name} ${words}`];
  });
  const failed = failedAttempts(assessment).map(
    ({ rider: { service } }) =>
      say`${service.name} did not succeed, ${code(`/retry ${service.id}`)} tries again`,
  );
  const early = liveOf(assessment).length < riders.length ? whyTooEarly(assessment) : undefined;
  const holds = assessment.holds.map((hold) => hold.why);
  const late = early
    ? [early]
    : [...lateServices(assessment, remaining(assessment)), ...atGates(assessment)];
  const known = [...failed, ...holds, ...proving, ...late];
  // Nobody may wonder why nothing moves.
  const stuck = under.length + known.length === 0 ? whyNoneStarts(assessment) : undefined;
  const rest = fewOf(stuck ? [stuck] : known, 3);
  const why = rest.length === 0 ? say`` : say`; ${joinTexts(rest, "; ")}`;
  const isDeployed = riders.every(
    ({ progress: { kind } }) => kind === "live" || kind === "proving",
  );
  if (isDeployed) {
    return { state: "verifying", sentence: say`all ${counted(riders.length)} deployed${why}.` };
  }
  const count = `${liveOf(assessment).length} of ${riders.length} services are live`;
  return {
    state: "rolling out",
    sentence: say`${count}; ${deploying}${why}.`,
  };
}

function beforeGo(assessment: Assessment): StateSentence {
  const riders = [...assessment.riders.values()];
  const open = riders.filter((rider) => rider.readiness !== "ready");
  const [first] = open;
  if (first) {
    const ready = `${riders.length - open.length} of ${riders.length} services are ready`;
    const more = open.length > 1 ? `; ${open.length - 1} more not ready` : "";
    return {
      state: "planning",
      sentence: say`${ready}. ${strong(first.service.name)} is ${first.readiness}: ${openReasons(first.gates).join("; ")}${more}.`,
    };
  }
  const { version } = assessment;
  if (version.readiness !== "ready") {
    return { state: "planning", sentence: say`all services are ready, but ${version.reason}.` };
  }
  const all = riders.length === 1 ? "the service is" : `all ${riders.length} services are`;
  const obstacles = fewOf(obstaclesToGo(assessment), 3);
  return {
    state: "ready",
    sentence:
      obstacles.length === 0
        ? say`${all} ready and all votes are in. A manager says ${code("/go")}.`
        : say`${all} ready. ${joinTexts(obstacles, "; ")}.`,
  };
}
