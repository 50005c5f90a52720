/** The wall-clock minutes at which something happens again and again, as the five fields of cron tell them. */
export interface Cron {
  /** As it was written. */
  readonly text: string;
  /** Each in rising order. */
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: readonly number[];
  /** Days of the month; null: the field says any. */
  readonly days: readonly number[] | null;
  /** 1 is Monday, 7 is Sunday; null: the field says any. Of two fields that say some, either is enough. */
  readonly weekdays: readonly number[] | null;
}
