/** How far a release is that is rolled back or was aborted: its state in words. */
import { code, joinTexts, say, type Text } from "../../model/view/text.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { mayHaveLeft, unreadServices, unreadWords } from "../lost/doubt.ts";
import { departureOf } from "../record/record.ts";
import { failureWords, isHealthFailure } from "../deployments/failed-attempts.ts";
import { isDeployed } from "../deployments/progress-meaning.ts";
import { watchWords } from "../health/watch-words.ts";
import { openingFrom, whenWords } from "../calendar/window.ts";
import { rollbacksIn } from "../record/taken.ts";
import { targetWords, stayWords } from "../rollback/words.ts";
import type { AbortEntry } from "../../model/record/ending.ts";
import type { RollbackStep } from "../assessment/rollback.ts";

export function rollingBackSentence(assessment: Assessment): Text {
  const { steps } = assessment.rollback;
  const back = steps.filter(({ kind }) => kind === "done").length;
  const all = steps.filter(({ kind }) => kind !== "stays").length;
  const current = steps.find(({ kind }) => kind !== "done" && kind !== "stays");
  const parts = [
    say`${back} of ${all} ${all === 1 ? "service" : "services"} rolled back`,
    ...(current ? [stepWords(current)] : []),
    ...lateWords(assessment),
  ];
  return say`${joinTexts(parts, "; ")}. ${joinTexts([say`Started by ${decider(assessment)}`, ...stayWords(assessment)], " ")}`;
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
  joinTexts([say`by ${by.login}: ${reason}.`, ...leftWords(assessment)], " ");

function stepWords(step: RollbackStep): Text {
  const { name, id } = step.assessed.service;
  switch (step.kind) {
    case "start":
    case "under way":
      return say`${name} is rolling back to ${targetWords(step)}`;
    case "proving":
      return say`${name} runs ${targetWords(step)} again and ${watchWords(step.progress)}`;
    case "wait":
      return step.waits.kind === "deploying"
        ? say`the rollback ${step.waits.why}`
        : say`${name} ${step.waits.why}`;
    case "failed": {
      const said = step.failure.why === "" ? "" : `: ${step.failure.why}`;
      const vouch = isHealthFailure(step.failure)
        ? say`, or ${code(`/confirm ${id} health <reason>`)} to accept it as healthy`
        : say``;
      return say`stopped at ${name}: its rollback ${failureWords(step.failure.how)}${said}. Comment ${code(`/retry ${id}`)} to try again${vouch}`;
    }
    case "done":
    case "stays":
      return say`${name} is done`;
  }
}

/** Who wanted it, and why. */
function decider({ record }: Assessment): Text {
  const [entry, ...more] = rollbacksIn(record).toReversed();
  if (!entry) return say``;
  const who = entry.by?.login ?? "the train file";
  const why = entry.reason === "" ? "" : `: ${entry.reason}`;
  const before = more.length === 0 ? "" : ` (${more.length} earlier)`;
  return say`${who}${before}${why}.`;
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
  const are = (some: typeof services): string => (some.length === 1 ? "is" : "are");
  const there = [
    ...(live.length > 0 ? [say`${names(live)} ${are(live)} live`] : []),
    ...(unproved.length > 0
      ? [say`${names(unproved)} ${are(unproved)} deployed, health unknown`]
      : []),
  ];
  // Before it has left what can't be read is no matter.
  const isGone = departure !== undefined || mayHaveLeft(record);
  const unread = isGone ? unreadServices(assessment) : [];
  const unknown =
    unread.length === 0
      ? []
      : [
          say`It is unknown whether ${there.length > 0 ? "anything else" : "anything"} of this release is live: ${unreadWords(unread)}.`,
        ];
  const nothing = unread.length === 0 ? [say`Nothing of this release is live.`] : [];
  return [
    ...(returning.length > 0
      ? [
          say`${names(returning)} ${are(returning)} still rolling back and will be allowed to finish.`,
        ]
      : []),
    ...(moving.length > 0
      ? [say`${names(moving)} ${are(moving)} still deploying and will be allowed to finish.`]
      : []),
    ...(there.length > 0
      ? [
          say`${joinTexts(there, ", ")}: nothing is undone. A manager can comment ${code("/rollback")} to roll that back.`,
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
  return Temporal.Instant.compare(observation.now, end) > 0
    ? [say`late: the rollback window ended at ${whenWords(train.calendar, end)}`]
    : [];
}
