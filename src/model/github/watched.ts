import type { RepoName } from "../ids.ts";

/** A repository as a delivery or an observation names it. */
export interface Watched {
  readonly repo: RepoName;
  /** GitHub's id of it; null: not known. */
  readonly id: number | null;
}

/** How a repository is found again: by its id, which stays, and by its name, where that is all that is known. */
export const watchWords = ({ repo, id }: Watched): readonly string[] => [
  repo.toLowerCase(),
  ...(id === null ? [] : [`id:${id}`]),
];
