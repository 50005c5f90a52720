/** Services that others deploy: what of all that GitHub shows is the deployment of this release. */
import { compareInstants } from "../../model/instants.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import type { ReleaseRecord, TurnEntry } from "../../model/record/record.ts";
import type { Direction } from "../../model/release/release.ts";
import { isDeployedByOthers, isGated } from "../../model/train/drives.ts";
import type { Service } from "../../model/train/train.ts";
import { turnsOf } from "../record/record.ts";
import { isAbout } from "./about.ts";
import { byBeginning, type Begun } from "./begun.ts";
import { isLetThrough } from "./let-through.ts";

/** The newest turn of a service, one way or the other; undefined: it had none yet. */
export const turnOf = (
  record: ReleaseRecord,
  service: Service,
  task: Direction,
): TurnEntry | undefined => turnsOf(record, service.id).findLast((one) => one.task === task);

/**
 * What others deployed in a turn, last heard of first: its commit, since the turn came. Their job may have waited for it
 * from long before, so that their last word counts and not when they made it. What came too early and a manager let be
 * counts when production still runs it: nobody deploys the same again.
 */
export function deployedIn(
  turn: TurnEntry,
  service: Service,
  record: ReleaseRecord,
  production: readonly DeploymentFacts[],
): readonly DeploymentFacts[] {
  const from = Temporal.Instant.from(turn.from);
  const own = production.filter((one) => !one.ours && isAbout(one, service));
  const [running] = byBeginning(own);
  const isLet = running && isLetThrough(record, running) ? running.deployment : undefined;
  return own
    .filter((one) => one.commit === turn.commit && (isSince(heardAt(one), from) || one === isLet))
    .toSorted((a, b) => compareInstants(heardAt(b), heardAt(a)));
}

/** When something was last said of it. That it is `inactive` GitHub says by itself, long after. */
const heardAt = ({ createdAt, statuses }: DeploymentFacts): Temporal.Instant =>
  statuses.find(({ state }) => state !== "inactive")?.createdAt ?? createdAt;

const isSince = (at: Temporal.Instant, from: Temporal.Instant): boolean =>
  compareInstants(at, from) >= 0;

/** Whether a deployment waits at its gate, or was refused there: it has never begun. */
export const isAtGate = ({ statuses }: DeploymentFacts, service: Service): boolean =>
  isGated(service) && !statuses.some(({ state }) => state === "in_progress" || state === "success");

/**
 * Whether a deployment is what others made of a service in one of its turns. Who begins before that is not in turn,
 * however late the end.
 */
export const isInTurn = (
  { deployment, began }: Begun,
  service: Service,
  record: ReleaseRecord,
): boolean =>
  isDeployedByOthers(service) &&
  isAbout(deployment, service) &&
  turnsOf(record, service.id).some(
    ({ commit, from }, index, turns) =>
      commit === deployment.commit &&
      isSince(began.at, Temporal.Instant.from(from)) &&
      // After the next turn this one is over: nobody deploys again what was taken back.
      !turns.slice(index + 1).some((next) => isSince(began.at, Temporal.Instant.from(next.at))),
  );
