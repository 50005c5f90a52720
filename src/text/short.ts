import type { Sha } from "../model/ids.ts";

/** The first seven digits of a commit, as GitHub shows it. */
export const short = (commit: Sha): string => commit.slice(0, 7);
