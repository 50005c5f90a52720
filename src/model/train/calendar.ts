/** When a train may start something. Wall-clock times are those of `timeZone`. */
export interface Calendar {
  /** Name of the IANA database, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** null: at any time. */
  readonly window: Window | null;
  /** After the window's end: until then a rollback must have had its time. */
  readonly rollbackWindow: Temporal.Duration;
  readonly freezes: readonly Freeze[];
}

/** Opens on each of these days. */
export interface Window {
  /** 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[];
  readonly from: Temporal.PlainTime;
  /** At or before `from`: on the next day. */
  readonly to: Temporal.PlainTime;
}

/** Nothing starts on any of these days, the first and the last one included. */
export interface Freeze {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly reason: string;
}
