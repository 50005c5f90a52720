/** A further criterion of the notes, as CONTRIBUTING.md tells it. */
import type { Criterion } from "../../../src/notes/criteria.ts";

/** What only takes something back, whatever its title says. */
export const reverts: Criterion = ({ pull }, { types }) =>
  types.includes("revert") && /^This reverts commit/m.test(pull.body);
