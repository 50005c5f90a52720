/** Which deployments are the train's own work: those that it made, and what its pipelines make for them. */
import { compareInstants } from "../../model/instants.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import type { ReleaseKey } from "../../model/ids.ts";
import { runsOf } from "../deployments/runs.ts";
import type { Begun } from "../deployments/begun.ts";
import { accountName, endedAt } from "../deployments/statuses.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/**
 * Whether an old deployment of the app was begun again by others: of a release that is over, or one that this release
 * has itself replaced by another commit since, there or back.
 */
export function isRunAgain(
  { observation }: Situation,
  { deployment, began }: Begun,
  production: readonly DeploymentFacts[],
): boolean {
  const { rides } = deployment;
  if (rides === null || !began.isAgain || began.word?.ours) return false;
  const newest = production.find(
    (one) =>
      one.ours && one.rides?.issue === observation.release && one.rides.service === rides.service,
  );
  if (!newest) return !isOpen(observation, rides.issue);
  return (
    newest.id !== deployment.id &&
    newest.commit !== deployment.commit &&
    !isBefore(began.at, newest.createdAt)
  );
}

/** Whether a release still goes on, as far as is known: what its pipelines do again is its own concern. */
const isOpen = ({ others }: Situation["observation"], release: ReleaseKey): boolean =>
  others.kind === "known" && others.value.some((one) => one.release === release);

/**
 * A job of GitHub Actions with an `environment` makes a deployment of its own. One that does the work of a
 * deployment of ours is its child: of the same run as that or as another child of it, or of the same commit and made
 * while that is under way ("Deployments and environments", GitHub docs). Its creator is whoever started the run, or
 * GitHub Actions. What the run of an older deployment does later is nobody's child: that deploys the old commit again.
 */
export function isChild(
  { observation }: Situation,
  { deployment, began }: Begun,
  {
    production,
    services,
  }: {
    readonly production: readonly DeploymentFacts[];
    readonly services: readonly ServiceAssessment[];
  },
): boolean {
  const isBusy = (parent: DeploymentFacts, at: Temporal.Instant): boolean =>
    services.some(({ service }) => {
      const end = endedAt(parent, service);
      return !isBefore(at, parent.createdAt) && (!end || !isBefore(end, at));
    });
  const isByTime = (one: DeploymentFacts, parent: DeploymentFacts): boolean =>
    !one.byPerson &&
    accountName(one.creator) === "github-actions" &&
    one.commit === parent.commit &&
    isBusy(parent, one.createdAt);
  return production.some((parent) => {
    if (!parent.ours) return false;
    if (!isWithinReign(parent, began.isAgain ? began.at : deployment.createdAt, production)) {
      return false;
    }
    const isDone = !isBusy(parent, began.isAgain ? began.at : deployment.createdAt);
    const isOver =
      isDone &&
      parent.rides !== null &&
      parent.rides.issue !== observation.release &&
      !isOpen(observation, parent.rides.issue);
    if (isOver) return false;
    if (isByTime(deployment, parent)) return true;
    if (deployment.rides !== null || parent.rides === null) return false;
    const family = production.filter((one) => one === parent || isByTime(one, parent));
    const runs = runsOf(deployment);
    return family.some((one) => !runsOf(one).isDisjointFrom(runs));
  });
}

/** Whether it was made after a deployment of ours and before the app's next one of that service. */
function isWithinReign(
  parent: DeploymentFacts,
  at: Temporal.Instant,
  production: readonly DeploymentFacts[],
): boolean {
  const next = production.findLast(
    (one) =>
      one.ours &&
      one.id !== parent.id &&
      one.rides?.service === parent.rides?.service &&
      isBefore(parent.createdAt, one.createdAt),
  );
  return !isBefore(at, parent.createdAt) && !(next && isBefore(next.createdAt, at));
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => compareInstants(a, b) < 0;
