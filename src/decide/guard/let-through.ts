import type { DeploymentFacts } from "../../model/observation.ts";
import type { AllowEntry, ReleaseRecord } from "../../model/record.ts";
import { runIn } from "../drive/runs.ts";

/** As a resume names a foreign deployment among what it passes; no attempt is called so. */
export const foreignKey = ({ id }: DeploymentFacts): string => `deployment#${id}`;

/** Whether a manager went on past a deployment after it was seen. */
export const isPassed = ({ entries }: ReleaseRecord, deployment: DeploymentFacts): boolean =>
  entries.some((one) => one.kind === "resume" && one.past.includes(foreignKey(deployment)));

/** Whether a manager allowed it by its id, by the run that reports on it, or by its commit. */
export const isAllowed = ({ entries }: ReleaseRecord, deployment: DeploymentFacts): boolean =>
  entries.some((one) => one.kind === "allow" && isMeant(one, deployment));

/** Whether a manager lets a foreign deployment be, before or after it was made. */
export const isLetThrough = (record: ReleaseRecord, deployment: DeploymentFacts): boolean =>
  isPassed(record, deployment) || isAllowed(record, deployment);

function isMeant({ what }: AllowEntry, { id, commit, statuses }: DeploymentFacts): boolean {
  if (what === String(id) || (what.length >= 7 && commit.startsWith(what))) return true;
  return statuses.some(({ logUrl }) => logUrl !== null && runIn(logUrl) === what);
}
