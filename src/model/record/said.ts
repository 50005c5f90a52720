export interface Person {
  readonly id: number;
  readonly login: string;
}

/** What every entry of the record says of its command. */
export interface Said {
  /** Database id of the comment that carries the command. */
  readonly comment: number;
  readonly by: Person;
  /** When it was said, ISO 8601. */
  readonly at: string;
}
