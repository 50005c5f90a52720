/** Services that others deploy: what of all that GitHub shows is the deployment of this release. */
import type { DeploymentFacts } from "../../model/observation.ts";
import type { ReleaseRecord, TurnEntry } from "../../model/record.ts";
import type { Direction } from "../../model/release.ts";
import { isWatched, type Service } from "../../model/train.ts";
import { isAbout } from "../rollout/about.ts";
import { isLetThrough } from "../guard/let-through.ts";

/** The newest turn of a service, one way or the other; undefined: it had none yet. */
export const turnOf = (
  { entries }: ReleaseRecord,
  service: Service,
  task: Direction,
): TurnEntry | undefined =>
  entries.findLast(
    (one) => one.kind === "turn" && one.service === service.id && one.task === task,
  ) as TurnEntry | undefined;

/**
 * What others deployed in a turn, newest first: its commit, since the turn came. What came too early and a
 * manager let be counts when production still runs it: nobody deploys the same again.
 * @param production newest first
 */
export function deployedIn(
  turn: TurnEntry,
  service: Service,
  record: ReleaseRecord,
  production: readonly DeploymentFacts[],
): readonly DeploymentFacts[] {
  const from = Temporal.Instant.from(turn.from);
  const own = production.filter((one) => !one.ours && isAbout(one, service));
  return own.filter(
    (one, index) =>
      one.commit === turn.commit &&
      (Temporal.Instant.compare(beganAt(one, service), from) >= 0 ||
        (index === 0 && isLetThrough(record, one))),
  );
}

/** At a gate a deployment waits from long before its turn: what counts there is its last word. */
function beganAt(one: DeploymentFacts, service: Service): Temporal.Instant {
  const [latest] = one.statuses;
  return service.drive.kind === "gate" && latest ? latest.createdAt : one.createdAt;
}

/** Whether a deployment waits at its gate, or was refused there: it has never begun. */
export const isAtGate = ({ statuses }: DeploymentFacts, { drive }: Service): boolean =>
  drive.kind === "gate" &&
  !statuses.some(({ state }) => state === "in_progress" || state === "success");

/** Whether a deployment is what others made of a service in one of its turns. */
export const isInTurn = (
  deployment: DeploymentFacts,
  service: Service,
  record: ReleaseRecord,
): boolean =>
  isWatched(service) &&
  record.entries.some(
    (one) =>
      one.kind === "turn" &&
      one.service === service.id &&
      deployedIn(one, service, record, [deployment]).length > 0,
  );
