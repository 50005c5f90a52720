import { splitRepo, type RepoName } from "../ids.ts";

/**
 * Who can read a repository: everyone, every member of the enterprise, or only those who were let in (GitHub docs,
 * "About repositories": internal repositories).
 */
export type Visibility = "public" | "internal" | "private";

interface Place {
  readonly repo: RepoName;
  readonly visibility: Visibility;
}

const closedness: Readonly<Record<Visibility, number>> = { public: 0, internal: 1, private: 2 };

/**
 * Whether some can read the issue who may not read the repository. Who reads what in another account is for nobody here
 * to know: anybody may have made the train there. That two private repositories of one account have the same readers is
 * for those who made the train.
 */
export function isForFewer(repository: Place, issue: Place): boolean {
  if (repository.visibility === "public") return false;
  return (
    isElsewhere(repository, issue) ||
    closedness[repository.visibility] > closedness[issue.visibility]
  );
}

/** Whether two repositories are of different accounts. */
export const isElsewhere = (one: Pick<Place, "repo">, other: Pick<Place, "repo">): boolean =>
  splitRepo(one.repo).owner.toLowerCase() !== splitRepo(other.repo).owner.toLowerCase();
