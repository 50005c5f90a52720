/** What statuses say of a deployment, and whose word counts. */
import { driveModeOf } from "../../model/train/drives.ts";
import type { DeploymentFacts, StatusFacts } from "../../model/observation.ts";
import type { Service } from "../../model/train/train.ts";

/**
 * Whether a status says something about the deployment's progress. `inactive` doesn't: GitHub writes it
 * when a later deployment takes over.
 */
export const counts = (
  status: StatusFacts,
  service: Service,
  deployment: DeploymentFacts,
): boolean => status.state !== "inactive" && isWordOn(deployment, status, service);

/** Whether a status is of somebody whose word on that deployment counts. */
export const isWordOn = (
  { ours }: Pick<DeploymentFacts, "ours">,
  status: StatusFacts,
  service: Service,
): boolean =>
  ours && driveModeOf(service).heard === "app" ? status.ours : isHeard(status, service);

/**
 * Whether the word of its reporter counts. The app's own doesn't: it can't vouch for what it started. A person may have
 * the name of an App: who is named with `[bot]` is the App.
 */
export function isHeard(status: StatusFacts, service: Service): boolean {
  if (status.ours || status.reporter === null) return false;
  const reporter = accountName(status.reporter ?? status.creator);
  return (
    service.reporters === null ||
    service.reporters.some(
      (one) => accountName(one) === reporter && !(one.endsWith("[bot]") && status.byPerson),
    )
  );
}

// GraphQL names an App's account without the `[bot]` that REST and people put behind it.
export const accountName = (login: string): string => login.toLowerCase().replace(/\[bot\]$/, "");

/**
 * The last word on a deployment of those whose word counts; undefined: nobody said anything. That its work is queued or
 * waits takes nothing from an end: it came late, or is of another time that hasn't begun.
 */
export function lastWord(deployment: DeploymentFacts, service: Service): StatusFacts | undefined {
  const heard = deployment.statuses.filter((one) => counts(one, service, deployment));
  const said = heard.find(({ state }) => !waits.has(state));
  return said && isEnd(said.state) ? said : heard[0];
}

const waits: ReadonlySet<string> = new Set(["queued", "pending", "waiting"]);

/** When a deployment came to its end; null: it hasn't, as far as those say whose word counts. */
export function endedAt(deployment: DeploymentFacts, service: Service): Temporal.Instant | null {
  const latest = lastWord(deployment, service);
  if (latest && isEnd(latest.state)) return latest.createdAt;
  return setInactive(deployment, service)?.createdAt ?? null;
}

/**
 * The word by which somebody ended a deployment that had come to no end. GitHub itself makes only those inactive that
 * were a success (REST docs, "Create a deployment status", `auto_inactive`). A run that the app started tells its end
 * by itself.
 */
export function setInactive(
  deployment: DeploymentFacts,
  service: Service,
): StatusFacts | undefined {
  const [newest] = deployment.statuses;
  if (newest?.state !== "inactive" || !isHeard(newest, service)) return undefined;
  const latest = lastWord(deployment, service);
  const isOfRun = latest !== undefined && deployment.ours && driveModeOf(service).heard === "app";
  return isOfRun || (latest && isEnd(latest.state)) ? undefined : newest;
}

/**
 * When a deployment that had come to an end was begun again; null: it wasn't, as far as those say whose word counts. Its
 * time runs from then on.
 */
export function begunAgainAt(
  deployment: DeploymentFacts,
  service: Service,
): Temporal.Instant | null {
  const heard = deployment.statuses.filter((one) => counts(one, service, deployment));
  const end = heard.findIndex(({ state }) => isEnd(state));
  return end > 0 ? (heard[end - 1]?.createdAt ?? null) : null;
}

export const hasSucceeded = (deployment: DeploymentFacts, service: Service): boolean =>
  lastWord(deployment, service)?.state === "success";

/** The word by which the app asks a pipeline to stop: until the pipeline says its own, nothing has ended. */
export const isStopRequest = ({ ours, state }: StatusFacts): boolean =>
  ours && state === "inactive";

/** Whether a deployment whose status this is goes no further. */
export const isEnd = (state: string): boolean => ends.has(state);

const ends: ReadonlySet<string> = new Set(["success", "failure", "error"]);
