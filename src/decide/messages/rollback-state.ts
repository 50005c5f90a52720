/** How far a release is that is rolled back or was aborted: its state in words. */
import { compareInstants } from "../../model/instants.ts";
import { code, joinTexts, say, type Text, form, plural } from "../../model/view/text.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { nextAbove } from "../deployments/dependencies.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import { mayHaveLeft, unreadServices, unreadWords } from "../lost/doubt.ts";
import { departureOf } from "../record/record.ts";
import { isHealthFailure, rollbackFailureWords, saidOf } from "../deployments/failed-attempts.ts";
import { isDeployed } from "../deployments/progress-meaning.ts";
import { watchWords } from "../health/watch-words.ts";
import { openingFrom, whenWords } from "../calendar/window.ts";
import { rollbacksIn } from "../record/taken.ts";
import { targetWords, stayWords } from "../rollback/words.ts";
import type { AbortEntry } from "../../model/record/ending.ts";
import type { RollbackStep } from "../assessment/rollback.ts";
import { wording } from "../../model/view/wording.ts";

/** How many are back, what rolls back now, what waits for somebody and what is next; then who decided it. */
export function rollingBackSentence(assessment: Assessment): Text {
  const steps = assessment.rollback.steps.filter(({ kind }) => kind !== "stays");
  const back = steps.filter(({ kind }) => kind === "done").length;
  const parts = [
    plural(
      steps.length,
      form`${back} of ${steps.length} service rolled back`,
      form`${back} of ${steps.length} services rolled back`,
    ),
    ...nowWords(steps),
    ...fewOf(steps.flatMap(stepWords), 3),
    ...nextWords(assessment, steps),
    ...lateWords(assessment),
  ];
  return say`${joinTexts(parts, "; ")}. ${joinTexts([say`Started by ${decider(assessment)}`, ...stayWords(assessment)], " ")}`;
}

const isGoing = ({ kind }: RollbackStep): boolean => kind === "start" || kind === "under way";

/** `now: A to 1.0.0, B to 1.1.0`. */
function nowWords(steps: readonly RollbackStep[]): readonly Text[] {
  const going = steps.filter(isGoing);
  if (going.length === 0) return [];
  const each = going.map((step) => say`${step.assessed.service.name} to ${targetWords(step)}`);
  return [say`now: ${joinTexts(fewOf(each, 5), ", ")}`];
}

/** `next: C`: all that is on top of it rolls back now. */
function nextWords(situation: Situation, steps: readonly RollbackStep[]): readonly Text[] {
  const open = new Map(
    steps.flatMap((step) => (step.kind === "done" ? [] : [[step.assessed, step] as const])),
  );
  const above = nextAbove(situation, (one) => open.has(one));
  const isNext = (step: RollbackStep): boolean =>
    step.kind === "wait" &&
    (step.waits.kind === "line" ||
      (step.waits.kind === "order" &&
        above(step.assessed).every((one) => {
          const before = open.get(one);
          return before !== undefined && (isGoing(before) || before.kind === "proving");
        })));
  const names = steps.filter(isNext).map(({ assessed }) => assessed.service.name);
  return names.length === 0 ? [] : [say`next: ${fewNames(names)}`];
}

export function rolledBackSentence(assessment: Assessment): Text {
  const parts = [
    say`by ${decider(assessment)}`,
    backWords(assessment.rollback.steps),
    ...stayWords(assessment),
  ];
  return say`${joinTexts(parts, " ")}`;
}

export const abortedSentence = (assessment: Assessment, { by, reason }: AbortEntry): Text =>
  joinTexts([say`by ${by.login} (${reason}).`, ...leftWords(assessment)], " ");

/** What else is to be said of a step than that it rolls back now or has its turn later. */
function stepWords(step: RollbackStep): readonly Text[] {
  const { name, id } = step.assessed.service;
  switch (step.kind) {
    case "proving":
      return [say`${name} runs ${targetWords(step)} again and ${watchWords(step.progress)}`];
    case "wait":
      return step.waits.kind === "order" || step.waits.kind === "line"
        ? []
        : [say`${name} ${step.waits.why}`];
    case "failed": {
      const said = saidOf(step.failure);
      const vouch = isHealthFailure(step.failure)
        ? say`, or ${code(`/confirm ${id} health <reason>`)} to accept it as healthy`
        : say``;
      return [
        say`stopped at ${name}: its rollback ${rollbackFailureWords(step.failure.how)}${said}. Comment ${code(`/retry ${id}`)} to try again${vouch}`,
      ];
    }
    case "start":
    case "under way":
    case "done":
    case "stays":
      return [];
  }
}

/** Who wanted it, and why. */
function decider({ record }: Assessment): Text {
  const [entry, ...more] = rollbacksIn(record).toReversed();
  if (!entry) return say``;
  const who = entry.by?.login ?? wording`the train file`;
  const why = entry.reason === "" ? [] : [entry.reason];
  const before = more.length === 0 ? [] : [wording`${more.length} earlier`];
  const said = [...why, ...before].join("; ");
  return say`${who}${said === "" ? "" : ` (${said})`}.`;
}

function backWords(steps: readonly RollbackStep[]): Text {
  const back = steps.filter(({ kind }) => kind === "done");
  if (back.length === 0) return say`Nothing was deployed.`;
  const each = back.map((step) => say`${step.assessed.service.name} to ${targetWords(step)}`);
  return say`Restored: ${joinTexts(fewOf(each, 10), ", ")}.`;
}

/** What an aborted release leaves behind, and how that is rolled back. */
export function leftWords(assessment: Assessment): readonly Text[] {
  const { record, departure, rollback } = assessment;
  const services = [...assessment.services.values()];
  const back = new Map(rollback.steps.map(({ assessed, kind }) => [assessed.service.id, kind]));
  const returning = services.filter(({ service }) => back.get(service.id) === "under way");
  const rest = services.filter((assessed) => {
    const step = back.get(assessed.service.id);
    return step !== "under way" && step !== "done" && assessed.back.kind !== "live";
  });
  const moving = rest.filter(
    ({ progress: { kind } }) => kind === "deploying" || kind === "starting",
  );
  const live = rest.filter(({ progress }) => progress.kind === "live");
  const unproved = rest.filter(({ progress }) => isDeployed(progress) && progress.kind !== "live");
  const names = (some: typeof services): string =>
    fewNames(
      some.map(({ service, candidate }) => `${service.name} ${candidate.version}`),
      10,
    );
  const there = [
    ...(live.length > 0
      ? [plural(live.length, form`${names(live)} is live`, form`${names(live)} are live`)]
      : []),
    ...(unproved.length > 0
      ? [
          plural(
            unproved.length,
            form`${names(unproved)} is deployed, health unknown`,
            form`${names(unproved)} are deployed, health unknown`,
          ),
        ]
      : []),
  ];
  // Before it has left what can't be read is no matter.
  const isGone = departure !== undefined || mayHaveLeft(record);
  const unread = isGone ? unreadServices(assessment) : [];
  const unknown =
    unread.length === 0
      ? []
      : [
          there.length > 0
            ? say`It is unknown whether anything else of this release is live: ${unreadWords(unread)}.`
            : say`It is unknown whether anything of this release is live: ${unreadWords(unread)}.`,
        ];
  const nothing = unread.length === 0 ? [say`Nothing in this release is live.`] : [];
  return [
    ...(returning.length > 0
      ? [
          plural(
            returning.length,
            form`${names(returning)} is still rolling back and will be allowed to finish.`,
            form`${names(returning)} are still rolling back and will be allowed to finish.`,
          ),
        ]
      : []),
    ...(moving.length > 0
      ? [
          plural(
            moving.length,
            form`${names(moving)} is still deploying and will be allowed to finish.`,
            form`${names(moving)} are still deploying and will be allowed to finish.`,
          ),
        ]
      : []),
    ...(there.length > 0
      ? [
          say`${joinTexts(there, ", ")}: nothing is undone. A manager can comment ${code("/rollback")} to roll back what is live.`,
        ]
      : nothing),
    ...unknown,
  ];
}

/** The rollback should have been over by then. */
function lateWords(assessment: Assessment): readonly Text[] {
  const { record, train, observation } = assessment;
  const left = departureOf(record);
  const closes = left && openingFrom(train.calendar, Temporal.Instant.from(left.at))?.to;
  if (!closes) return [];
  const end = closes.add(train.calendar.rollbackWindow);
  return compareInstants(observation.now, end) > 0
    ? [say`late: the rollback window ended at ${whenWords(train.calendar, end)}`]
    : [];
}
