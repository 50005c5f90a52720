/** An issue as the app itself left it, in GitHub's words. */
export interface OwnTouch {
  /** Id of the repository. */
  readonly repository: number;
  readonly issue: number;
  readonly updatedAt: string;
  /** How many comments it had then. */
  readonly comments: number;
}
