/** What the app takes back by itself: a failed service whose train file says so, with all that depends on it. */
import type { RollbackEntry } from "../../model/record/ending.ts";
import { departureOf, passedIn } from "../record/record.ts";
import { isPublished } from "../record/complete.ts";
import { lateWatch } from "../health/late-watch.ts";
import { rollbackScope } from "./scope.ts";
import { endingOf } from "../record/taken.ts";
import {
  failedAttempts,
  failureWords,
  retryAllowed,
  saidOf,
} from "../deployments/failed-attempts.ts";
import type { FailedAttempt } from "../assessment/hold.ts";
import type { Situation } from "../assessment/assessment.ts";

/** The rollback that starts by itself now; undefined: none does. */
export function automaticRollback(situation: Situation): RollbackEntry | undefined {
  const failed = triggers(situation);
  const scope = failed.map(({ assessed }) => assessed.service.id);
  if (scope.length === 0) return undefined;
  const extent = rollbackScope(situation, scope, { isForced: false });
  const { services, stays, whole, going } = extent;
  // Where none of those that failed can go back, taking back the others would mend nothing.
  if (!going.some(({ service }) => scope.includes(service.id))) return undefined;
  const reason = failed.map(failureSentence).join("; ");
  const at = situation.observation.now.toString({ smallestUnit: "second" });
  return {
    kind: "rollback",
    comment: null,
    by: null,
    at,
    reason,
    forced: false,
    whole,
    services,
    stays,
  };
}

/**
 * Of these the train file wants to be rid as soon as they fail. What GitHub refused or lost is not their fault,
 * of what could only not be proved nobody knows that it is bad, and where people went on past it they decided. Once the
 * release is complete, only health counts that was lost while it is still watched.
 */
export function triggers(situation: Situation): readonly FailedAttempt[] {
  const { record, observation } = situation;
  if (!departureOf(record) || endingOf(record)) return [];
  const passed = passedIn(record);
  const isComplete = isPublished(observation.trainRelease);
  return failedAttempts(situation).filter(
    ({ assessed: { service }, failure: { how, attempt }, key }) =>
      service.rollback.automatic &&
      how !== "refused" &&
      how !== "unseen" &&
      how !== "unproved" &&
      (!isComplete || (how === "unhealthy" && lateWatch(observation, service) === "on")) &&
      !passed.has(key) &&
      !retryAllowed(record, service.id, attempt + 1, "deploy"),
  );
}

function failureSentence({ assessed, failure }: FailedAttempt): string {
  const said = saidOf(failure);
  return `${assessed.service.name} ${failureWords(failure.how)}${said}`;
}
