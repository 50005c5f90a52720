import type { RepoName, ServiceId, Sha } from "../ids.ts";
import type { Message } from "./text.ts";

/** Name of the check run that says on a commit how far the release is that it boards. */
export const releaseCheckName = "Release train";

/** What that check run says of one commit. It never fails: nothing waits for a release that the branch doesn't need. */
export interface ReleaseCheck {
  readonly repo: RepoName;
  /** GitHub's id of it. */
  readonly repository: number;
  readonly commit: Sha;
  /** `success`: all of it is live. */
  readonly conclusion: "success" | "neutral";
  /** Plain text. */
  readonly title: string;
  readonly summary: Message;
  /** What brings the commit, by service: it stays aboard that whatever comes to the branch later. */
  readonly aboard: readonly Aboard[];
}

export interface Aboard {
  readonly service: ServiceId;
  /** Of the service's candidate. */
  readonly commit: Sha;
}

/** By this a commit is known, whatever its repository is called. */
export const checkedCommit = (repository: number, commit: Sha): string => `${repository}@${commit}`;
