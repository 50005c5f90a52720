import type { RepoName } from "../../model/ids.ts";
import type { DeploymentFacts } from "../../model/observation.ts";

/**
 * Deployments that have succeeded, as far back as they were ever read. How long they took doesn't change any
 * more, so that it is asked once and not at each look.
 */
export interface Past {
  /** What was read now goes in; the answer is all of that environment, newest first. */
  with(
    repo: RepoName,
    environment: string,
    read: readonly DeploymentFacts[],
  ): readonly DeploymentFacts[];
}

/** By far enough for several services that share an environment. */
const keptMax = 100;

export function createPast(): Past {
  const kept = new Map<string, readonly DeploymentFacts[]>();
  return {
    with(repo, environment, read) {
      const key = `${repo} ${environment}`;
      const ids = new Set(read.map(({ id }) => id));
      const all = [
        ...read.filter(({ statuses }) => statuses.some(({ state }) => state === "success")),
        ...(kept.get(key) ?? []).filter(({ id }) => !ids.has(id)),
      ]
        .toSorted((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt))
        .slice(0, keptMax);
      kept.set(key, all);
      return all;
    },
  };
}
