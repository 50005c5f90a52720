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
 * Whether some can read the issue who may not read the repository. Two internal repositories of different owners may
 * be of different enterprises. That two private ones have the same readers is for those who made the train to know.
 */
export function isForFewer(repository: Place, issue: Place): boolean {
  const ownerOf = ({ repo }: Place): string => splitRepo(repo).owner.toLowerCase();
  if (repository.visibility === "internal" && issue.visibility === "internal") {
    return ownerOf(repository) !== ownerOf(issue);
  }
  return closedness[repository.visibility] > closedness[issue.visibility];
}
