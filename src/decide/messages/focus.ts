/** What matters most in a state, below its sentence: what is missing, what moves, how it goes on, what runs. */
import { code, link, say, strong, type Text } from "../../model/view/text.ts";
import type { FocusView } from "../../model/view/view.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { clockWords, roughly } from "../../text/time-words.ts";
import { runningTexts } from "../answers/plan-at-end.ts";
import { returnLines } from "../answers/rollback-plan.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { isOverdue } from "../forecast/overdue.ts";
import { lacksByOwner } from "../gates/lacks.ts";
import { watchWords } from "../health/watch-words.ts";
import { remaining } from "../record/taken.ts";
import { holdFocus } from "./hold-focus.ts";
import { wording } from "../../model/view/wording.ts";

const linesMax = 10;

/** null: the sentence says all that matters. */
export function focusOf(assessment: Assessment): FocusView | null {
  const { phase } = assessment;
  switch (phase.kind) {
    case "planning":
      return focus(wording`What is missing`, lacksByOwner(phase.open));
    case "go":
      return focus(wording`What comes next`, comingLines(assessment));
    case "rolling out":
      return focus(wording`Progress`, progressLines(assessment));
    case "ready":
      return focus(wording`Votes missing`, votingLines(assessment));
    case "no-go":
      return focus(wording`To continue`, [
        ...votingLines(assessment),
        say`a manager comments ${code("/go")} when all votes are in`,
      ]);
    case "verifying":
      return (
        focus(wording`Still observed`, observedLines(assessment)) ??
        focus(wording`In production now`, runningLines(assessment))
      );
    case "on hold":
      return holdFocus(assessment, phase);
    case "rolling back":
      return focus(wording`Rollback, in this order`, returnLines(assessment));
    case "complete":
      return focus(wording`In production now`, runningLines(assessment));
    case "rolled back":
    case "aborted":
      return focus(
        wording`In production now`,
        assessment.departure ? runningTexts(assessment) : [],
      );
  }
}

const focus = (title: string, lines: readonly Text[]): FocusView | null =>
  lines.length === 0 ? null : { title, lines: fewOf(lines, linesMax) };

/** Which teams have yet to vote, and for what. */
const votingLines = ({ owners, voteStates, train }: Assessment): readonly Text[] =>
  train.teamVotes === "optional"
    ? []
    : [...owners.values()].flatMap(({ name, services }) =>
        voteStates.get(name)?.kind === "go"
          ? []
          : [say`${name} comments ${code("/go")} for ${fewNames(services.map((one) => one.name))}`],
      );

/** What starts first, and how somebody keeps it from that. */
function comingLines({ services }: Assessment): readonly Text[] {
  const first = [...services.values()].filter(({ candidate }) => candidate.dependsOn.length === 0);
  return [
    say`Starts first: ${fewNames(first.map(nameOf))}`,
    say`Comment ${code("/hold <reason>")} to stop it before that`,
  ];
}

/** How far it is, what deploys now and what comes after that. */
function progressLines(assessment: Assessment): readonly Text[] {
  const services = remaining(assessment);
  const [live, deploying, waiting] = [
    services.filter(({ progress: { kind } }) => kind === "live"),
    services.filter(({ progress: { kind } }) => kind === "deploying" || kind === "starting"),
    services.filter(({ progress: { kind } }) => kind === "waiting"),
  ];
  const moving = new Set([...live, ...deploying].map(({ service }) => service.id));
  const next = waiting.filter(({ candidate }) => candidate.dependsOn.every((id) => moving.has(id)));
  return [
    say`${bar(live.length, services.length)} ${live.length} of ${services.length} live`,
    ...fewOf(
      deploying.map((assessed) => deployingText(assessment, assessed)),
      5,
    ),
    ...(next.length === 0 ? [] : [say`Next: ${fewNames(next.map(nameOf))}`]),
  ];
}

function deployingText(assessment: Assessment, assessed: ServiceAssessment): Text {
  const { progress, pace, service, candidate } = assessed;
  const since =
    progress.kind === "deploying"
      ? wording` since ${clockWords(assessment.train.calendar.timeZone, progress.since, assessment.observation.now)}`
      : "";
  const usual = pace
    ? wording` (usually ${roughly(Temporal.Duration.from({ seconds: pace.usual }))})`
    : wording` (no past deployments)`;
  const late = isOverdue(assessment, assessed) ? wording`, overdue` : "";
  return say`Deploying: ${strong(service.name)} ${candidate.version}${since}${usual}${late}`;
}

const barLength = 10;

/** `▰▰▰▰▰▱▱▱▱▱`. */
function bar(done: number, all: number): string {
  const filled = all === 0 ? 0 : Math.floor((done / all) * barLength);
  return "▰".repeat(filled) + "▱".repeat(barLength - filled);
}

const observedLines = (assessment: Assessment): readonly Text[] =>
  remaining(assessment).flatMap(({ service, progress }) => {
    const words = watchWords(progress);
    return words === "" ? [] : [say`${strong(service.name)} ${words}`];
  });

/** Which versions the release has brought, and where their notes are. */
function runningLines(assessment: Assessment): readonly Text[] {
  const { trainRelease } = assessment.observation;
  const url = trainRelease.kind === "known" ? trainRelease.value?.url : undefined;
  const versions = remaining(assessment).map(
    ({ service, candidate }) => `${service.name} ${candidate.version}`,
  );
  return [
    ...(versions.length === 0 ? [] : [say`${fewNames(versions, 20)}`]),
    ...(url === undefined ? [] : [say`${link(wording`Release notes`, url)}`]),
  ];
}

const nameOf = ({ service, candidate }: ServiceAssessment): string =>
  `${service.name} ${candidate.version}`;
