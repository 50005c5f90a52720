import type { Reading } from "../failure.ts";
import type { RepoName, ServiceId } from "../ids.ts";
import type { BodyEdit } from "./body-edit.ts";
import type { IssueKey } from "./issue-key.ts";

/** The sub-issue of one service, in the train repository or in its own, as it stands. */
export interface SubIssueFacts {
  readonly service: ServiceId;
  readonly key: IssueKey;
  /** Where it is, as that is called now. */
  readonly repo: RepoName;
  readonly number: number;
  /** Database id, as GitHub's sub-issue and dependency endpoints want it. */
  readonly id: number;
  /** Its id in GraphQL. */
  readonly node: string;
  readonly url: string;
  readonly title: string;
  readonly state: "open" | "closed";
  readonly openedAt: Temporal.Instant;
  readonly body: string;
  /** Title of its milestone. */
  readonly milestone: string | null;
  /** What people (not the app) did to the body, oldest first; with the text before and after each edit. */
  readonly edits: Reading<readonly BodyEdit[]>;
}
