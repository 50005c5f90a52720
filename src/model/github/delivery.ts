/**
 * One webhook delivery, cut down to what the engine needs to know whom to wake. A delivery is only a
 * hint that something changed, so nothing here is trusted as a fact about the world.
 */
export interface Delivery {
  /** GitHub's `X-GitHub-Delivery`: the same when GitHub delivers the same event again. */
  readonly guid: string;
  /** `X-GitHub-Event`, for instance `issue_comment`. */
  readonly event: string;
  /** The payload's `action`; null for events that have none, such as `push`. */
  readonly action: string | null;
  /** Id of the installation that GitHub sent this for. */
  readonly installation: number | null;
  /** Full name of the repository, `owner/name`, as GitHub spells it. */
  readonly repository: string | null;
  /** GitHub's id of it, which renames keep; absent in what a version before 0.2 stored. */
  readonly repositoryId?: number;
  /** Number of the issue or pull request that the event is about. */
  readonly issue: number | null;
  /** That issue is a sub-issue; of which release is not in the payload. */
  readonly isSubIssue?: boolean;
  /** Somebody gives a command, so a run that only tells people something makes way. */
  readonly isOrder?: true;
  /** Which of these; absent: another one. */
  readonly order?: "stop" | "vote";
  /** The pushed, created or deleted ref, as the payload has it; only on events that carry one. */
  readonly ref?: string;
  /** The pushed head, when the push touched the train file; only on `push`. */
  readonly trainFileAt?: string;
  /** When this process had read the whole delivery. */
  readonly receivedAt: Temporal.Instant;
}
