import type { IssueKey } from "./issue-key.ts";

/** How one issue of a release hangs together with another one of it. */
export interface IssueLink {
  readonly kind: "part of" | "blocked by";
  /** The issue that is a part of the other one, or that the other one blocks. */
  readonly issue: IssueKey;
  readonly other: IssueKey;
}

/** GitHub takes so many sub-issues of one issue (docs, "Adding sub-issues"). */
export const partsMax = 100;

/** By this the app remembers a link, e.g. `13 part of 12`. */
export const linkName = ({ kind, issue, other }: IssueLink): string => `${issue} ${kind} ${other}`;
