import { compareInstants } from "../../model/instants.ts";
import type { RedCheck } from "../assessment/service.ts";

/** The last of several; null: none. */
export const newest = (reds: readonly (RedCheck | null)[]): RedCheck | null =>
  reds.reduce<RedCheck | null>(
    (best, one) => (one && (!best || compareInstants(one.at, best.at) > 0) ? one : best),
    null,
  );
