/** A setting, or one sentence about what is wrong with it. */
export type Found<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly sentence: string };
