import { known, unknown, type Reading } from "./failure.ts";

/**
 * A list as far as it was read. What is in it is there; that something is not in it is known of the whole list
 * only. Readers of lists answer one of these, so that a list which was cut off is never taken for all there is.
 */
export type Listing<T> =
  | { readonly kind: "whole"; readonly entries: readonly T[] }
  /** There are more than these, or there may be. */
  | { readonly kind: "cut"; readonly entries: readonly T[]; readonly why: string }
  | {
      readonly kind: "unread";
      readonly why: string;
      /** It stays so until a person does something. */
      readonly isLasting?: true;
    };

export const whole = <T>(entries: readonly T[]): Listing<T> => ({ kind: "whole", entries });
export const cut = <T>(entries: readonly T[], why: string): Listing<T> => ({
  kind: "cut",
  entries,
  why,
});
export const unread = (why: string): Listing<never> => ({ kind: "unread", why });

/** For whoever needs all of it. */
export const wholeOf = <T>(list: Listing<T>): Reading<readonly T[]> =>
  list.kind === "whole" ? known(list.entries) : unknown(list.why);

/** For whoever can do with what is there, and concludes nothing from what isn't. */
export const entriesOf = <T>(list: Listing<T>): readonly T[] =>
  list.kind === "unread" ? [] : list.entries;

/** Whether an entry is like that: one that was read proves it, and only the whole list proves that there is none. */
export function someIn<T>(list: Listing<T>, isLike: (entry: T) => boolean): Reading<boolean> {
  if (list.kind === "unread") return unknown(list.why);
  if (list.entries.some(isLike)) return known(true);
  return list.kind === "whole" ? known(false) : unknown(list.why);
}

/** The same list of what each entry stands for. */
export const mapListing = <T, U>(
  list: Listing<T>,
  meaning: (entry: T) => readonly U[],
): Listing<U> =>
  list.kind === "unread" ? list : { ...list, entries: list.entries.flatMap(meaning) };
