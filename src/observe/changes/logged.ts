/** What a history is made of: commits, and the pull requests that they came with. */
import type { Sha } from "../../model/ids.ts";
import type { CommitWords } from "./commit-words.ts";
import type { Undoes } from "./reverts.ts";

/** A commit with what its message says. */
export interface LoggedCommit extends CommitWords {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
  /** It changes nothing, whatever it says: what it claims to bring isn't proved by it. */
  readonly isEmpty?: true;
}

/** A pull request as messages may name it. */
export interface NamedPull {
  readonly number: number;
  readonly title: string;
  readonly mergeCommit: Sha | null;
  /** What it says itself that it takes back: it knows better than the first line of its commit. */
  readonly undoes: Undoes;
}
