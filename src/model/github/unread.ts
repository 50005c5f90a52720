/** Why it isn't known whether somebody belongs to a team or owner. */
export interface Unread {
  readonly why: string;
  /** GitHub says that there is none of this name: asking again soon changes nothing. */
  readonly isMissing: boolean;
  /** Whether the team is one of those that decide. */
  readonly isManagers: boolean;
}
