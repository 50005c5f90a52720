/**
 * Mistakes that somebody might make, planted on purpose: each must be found by the simulation. The code itself knows
 * nothing of them: its text is changed while it is loaded.
 */
export interface Plant {
  readonly name: string;
  /** Several where one line alone changes nothing, since another one says the same. */
  readonly changes: readonly Change[];
}

export interface Change {
  /** Below `src`. */
  readonly file: string;
  /** Is there exactly once. */
  readonly find: string;
  readonly replace: string;
}

export const plant = (
  name: string,
  file: string,
  find: string,
  replace: string,
  ...also: readonly Change[]
): Plant => ({ name, changes: [{ file, find, replace }, ...also] });
