import type { ReleaseRecord } from "../../model/record/record.ts";
import { entriesOf } from "../record/record.ts";
import { takenOut } from "../record/taken.ts";
import type { FailedAttempt } from "../assessment/hold.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Direction } from "../../model/release/release.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** The newest attempts that failed, of services that were not taken back. */
export function failedAttempts(situation: Situation): readonly FailedAttempt[] {
  const { record } = situation;
  const out = takenOut(record);
  return [...situation.services.values()].flatMap((assessed) => {
    const { progress, service } = assessed;
    if (progress.kind !== "failed" || out.has(service.id)) return [];
    return [{ assessed, failure: progress, key: attemptKey(service.id, progress) }];
  });
}

/** One attempt may be found unhealthy again after its team had vouched for it. */
export function attemptKey(
  service: ServiceId,
  { attempt, how, since }: FailedAttempt["failure"],
): string {
  const key = `${service}:${attempt}`;
  if (how === "unhealthy") return `${key}:${how}:${since?.epochMilliseconds ?? 0}`;
  return how === "unproved" ? `${key}:${how}` : key;
}

export const isHealthFailure = ({ how }: FailedAttempt["failure"]): boolean =>
  how === "unhealthy" || how === "unproved";

export function failureWords(how: FailedAttempt["failure"]["how"]): string {
  switch (how) {
    case "failed":
      return wording`failed to deploy`;
    case "errored":
      return wording`could not be deployed`;
    case "timed out":
    case "unseen":
      return wording`was not live in time`;
    case "refused":
      return wording`was refused by GitHub`;
    case "unhealthy":
      return wording`is deployed and unhealthy`;
    case "unproved":
      return wording`is deployed, but was not healthy in time`;
  }
}

/** What GitHub or the pipeline says of it, behind what failed; a full stop of theirs isn't doubled. */
export const saidOf = ({ why }: Pick<FailedAttempt["failure"], "why">): string =>
  why === "" ? "" : `: ${why.replace(/\.$/, "")}`;

/** The same of a rollback, which is no deployment to people. */
export function rollbackFailureWords(how: FailedAttempt["failure"]["how"]): string {
  switch (how) {
    case "failed":
    case "errored":
      return wording`failed`;
    case "timed out":
    case "unseen":
      return wording`was not finished in time`;
    case "refused":
      return wording`was refused by GitHub`;
    case "unhealthy":
      return wording`left it unhealthy`;
    case "unproved":
      return wording`did not make it healthy in time`;
  }
}

/** Whether someone asked for this attempt, of the same commit or of a fix. */
export const retryAllowed = (
  record: ReleaseRecord,
  service: ServiceId,
  attempt: number,
  task: Direction,
): boolean =>
  entriesOf(record, "retry").some(
    (entry) => entry.task === task && entry.service === service && entry.attempt === attempt,
  ) ||
  (task === "deploy" &&
    entriesOf(record, "replace").some(
      (entry) => entry.service === service && entry.attempt === attempt,
    ));
