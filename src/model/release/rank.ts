/** How GitHub shows a release among the others of its repository. */
export interface Rank {
  readonly isPreRelease: boolean;
  /** Whether it is shown as the latest; `legacy`: GitHub judges by itself, since these versions have no order. */
  readonly latest: "true" | "false" | "legacy";
}
