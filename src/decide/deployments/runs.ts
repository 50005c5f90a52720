import type { DeploymentFacts } from "../../model/observation.ts";

/** The id of the workflow run that an address leads to. */
export const runIn = (url: string): string | undefined => /\/actions\/runs\/(\d+)/.exec(url)?.[1];

/**
 * Whether a run that does the work of one of the app's deployments made this one, too: its commit is that of the
 * branch on which the run was started, and need not be what was deployed.
 */
export const isOfOwnRun = (one: DeploymentFacts, production: readonly DeploymentFacts[]): boolean =>
  one.rides === null &&
  production.some(
    (parent) => parent.ours && parent.rides !== null && !runsOf(parent).isDisjointFrom(runsOf(one)),
  );

/** The workflow runs that tell of a deployment. */
export const runsOf = ({ statuses }: DeploymentFacts): ReadonlySet<string> =>
  new Set(statuses.flatMap(({ logUrl }) => (logUrl === null ? [] : (runIn(logUrl) ?? []))));
