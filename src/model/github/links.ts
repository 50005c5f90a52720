/** How one issue of the train repository hangs together with another one of it. */
export interface IssueLink {
  readonly kind: "part of" | "blocked by";
  /** Number of the issue that is a part of the other one, or that the other one blocks. */
  readonly issue: number;
  readonly other: number;
}

/** GitHub takes so many sub-issues of one issue (docs, "Adding sub-issues"). */
export const partsMax = 100;

/** By this the app remembers a link, e.g. `13 part of 12`. */
export const linkName = ({ kind, issue, other }: IssueLink): string => `${issue} ${kind} ${other}`;
