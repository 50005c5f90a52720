import type { DeploymentFacts } from "../../model/observation.ts";
import type { AllowEntry, ReleaseRecord } from "../../model/record/record.ts";
import { entriesOf, passedIn } from "../record/record.ts";
import { runIn } from "./runs.ts";
import type { Begun } from "./begun.ts";

/**
 * As a resume names a foreign deployment among what it passes; no attempt is called so. One that is begun again is
 * another one.
 */
export const foreignKey = ({ deployment: { id }, began: { isAgain, at, word } }: Begun): string =>
  isAgain && word ? `deployment#${id}@${at.epochMilliseconds / 1_000}` : `deployment#${id}`;

/** Whether a manager went on past a deployment after it was seen. */
export const isPassed = (record: ReleaseRecord, begun: Begun): boolean =>
  passedIn(record).has(foreignKey(begun));

/** Whether a manager allowed it by its id, by the run that reports on it, or by its commit. */
export const isAllowed = (record: ReleaseRecord, deployment: DeploymentFacts): boolean =>
  entriesOf(record, "allow").some((one) => isAllowedBy(one, deployment));

/** Whether a manager lets a foreign deployment be, before or after it was made. */
export const isLetThrough = (record: ReleaseRecord, begun: Begun): boolean =>
  isPassed(record, begun) || isAllowed(record, begun.deployment);

/** Whether this word lets it through. */
export function isAllowedBy(
  { what }: AllowEntry,
  { id, commit, statuses }: DeploymentFacts,
): boolean {
  if (what === String(id) || (what.length >= 7 && commit.startsWith(what))) return true;
  return statuses.some(({ logUrl }) => logUrl !== null && runIn(logUrl) === what);
}
