/** What the progress of a service means to others. */
import { compareInstants } from "../../model/instants.ts";
import type { Progress } from "../assessment/progress.ts";

/** Whether the release's commit of a service runs in production, healthy or not. */
export const isDeployed = (progress: Progress): boolean =>
  progress.kind === "live" ||
  progress.kind === "proving" ||
  (progress.kind === "failed" && (progress.how === "unhealthy" || progress.how === "unproved"));

/** So long GitHub waits for another word before it calls a deployment abandoned (GraphQL, `DeploymentState`). */
const silenceMost = Temporal.Duration.from({ minutes: 30 });

/** Since when nobody has said anything of a deployment that is under way; null: not for too long yet. */
export const abandonedSince = (
  progress: Progress,
  now: Temporal.Instant,
): Temporal.Instant | null =>
  progress.kind === "deploying" && compareInstants(progress.heardAt.add(silenceMost), now) <= 0
    ? progress.heardAt
    : null;

/** Whether what depends on a service may start: it is live, and nothing of its health is in doubt. */
export const unblocksDependents = (progress: Progress): boolean =>
  progress.kind === "live" && progress.doubt === null;

/** Whether the release's commit is on its way to production or there. */
export const isOnItsWay = (
  progress: Progress,
): progress is Extract<Progress, { kind: "starting" | "deploying" | "proving" | "live" }> =>
  progress.kind === "starting" ||
  progress.kind === "deploying" ||
  progress.kind === "proving" ||
  progress.kind === "live";

/** Whether something of it is still to come: it starts, deploys, or its health is being proved. */
export const isUnderWay = ({ kind }: Progress): boolean =>
  kind === "starting" || kind === "deploying" || kind === "proving";
