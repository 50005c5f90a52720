import type { Delivery } from "../model/delivery.ts";
import {
  releaseKey,
  repoName,
  sha,
  type ReleaseKey,
  type RepoName,
  type Sha,
} from "../model/ids.ts";
import type { Store } from "./store.ts";

export interface RouteParts {
  readonly releases: Store["releases"];
  /** A push touched the train file: says on the commit what is wrong with it. */
  readonly checkTrainFile: (repo: RepoName, commit: Sha) => Promise<void>;
}

/** Whom a delivery concerns. Only a hint: whoever is woken reads for itself what is true. */
export function createRoute(
  parts: RouteParts,
): (delivery: Delivery) => Promise<readonly ReleaseKey[]> {
  return async (delivery) => {
    const { event, repository, issue, trainFileAt } = delivery;
    if (repository === null) return parts.releases.active();
    if ((event === "issues" || event === "issue_comment") && issue !== null) {
      // Only tracking issues get this far: see where deliveries are taken in.
      return [releaseKey(repoName(repository), issue)];
    }
    if (trainFileAt !== undefined) {
      await parts.checkTrainFile(repoName(repository), sha(trainFileAt));
    }
    return parts.releases.watching(repository);
  };
}
