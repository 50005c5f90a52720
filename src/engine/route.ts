import type { Delivery } from "../model/github/delivery.ts";
import {
  releaseKey,
  repoName,
  sha,
  trainKey,
  type ReleaseKey,
  type RepoName,
  type Sha,
} from "../model/ids.ts";
import type { Watched } from "../model/github/watched.ts";
import type { Store } from "./store.ts";

export interface RouteParts {
  readonly releases: Store["releases"];
  /** A push touched the train file: says on the commit what is wrong with it. */
  readonly checkTrainFile: (repo: RepoName, commit: Sha) => Promise<void>;
  /** The App was installed, reaches other repositories or may do more: looks for trains again. */
  readonly discover: () => Promise<void>;
  /** A job waits at a gate: answers it. */
  readonly tendGate: (repository: Watched) => Promise<void>;
  /** A pull request has a new head: says the same there, when it touches the train file. */
  readonly checkPull: (repo: RepoName, pull: number) => Promise<void>;
}

/** Whether a pull request got a new head by what happened to it. */
export const hasNewHead = (action: string | null): boolean =>
  action === "opened" || action === "synchronize" || action === "reopened";

/** Whom a delivery concerns. Only a hint: whoever is woken reads for itself what is true. */
export function createRoute(
  parts: RouteParts,
): (delivery: Delivery) => Promise<readonly ReleaseKey[]> {
  return async (delivery) => {
    const { event, action, issue, isSubIssue, trainFileAt } = delivery;
    if (changesReach(delivery)) await parts.discover();
    if (delivery.repository === null) return parts.releases.active();
    const repo = repoName(delivery.repository);
    const id = delivery.repositoryId ?? null;
    const watched = { repo, id };
    const isAboutIssue = event === "issues" || event === "issue_comment";
    if (isAboutIssue && issue !== null && isSubIssue !== true && id !== null) {
      // Only tracking issues get this far: see where deliveries are taken in.
      const release = releaseKey(id, issue);
      await parts.releases.learn(release, repo);
      if (action !== "closed") return [release];
      // Others may have waited for its end.
      return [...new Set([release, ...(await parts.releases.watching(watched))])];
    }
    if (trainFileAt !== undefined) {
      await parts.checkTrainFile(repo, sha(trainFileAt));
      const watching = await parts.releases.watching(watched);
      if (id === null) return watching;
      // It may have another schedule, or the first.
      await parts.releases.learn(trainKey(id), repo);
      return [...watching, trainKey(id)];
    }
    if (event === "pull_request" && issue !== null && hasNewHead(action)) {
      await parts.checkPull(repo, issue);
    }
    if (event === "deployment_protection_rule") await parts.tendGate(watched);
    return parts.releases.watching(watched);
  };
}

/** Whether the App may reach something else by it, or something by another name. */
const changesReach = ({ event, action }: Delivery): boolean =>
  event === "installation" ||
  event === "installation_repositories" ||
  (event === "organization" && action === "renamed") ||
  (event === "repository" && (action === "renamed" || action === "transferred"));
