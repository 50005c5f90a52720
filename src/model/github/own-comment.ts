/** A comment of the app on the tracking issue or a sub-issue. */
export interface OwnComment {
  /** Node id. */
  readonly id: string;
  /** As it was said (see `Action` "say"). */
  readonly key: string;
}
