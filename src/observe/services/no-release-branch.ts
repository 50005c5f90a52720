import { unknown, type Reading } from "../../model/failure.ts";

/** What there is to read on a release branch that isn't there: unknown, and known to be so until somebody makes one. */
export const noReleaseBranch: Reading<never> = unknown("no release branch");
