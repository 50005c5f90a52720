import { awaitsPostMortem } from "./post-mortem.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Publication } from "../assessment/publication.ts";

/**
 * Whether nothing of a release is under way or about to be: it has no GO yet, or has been over for long. What people
 * and checks do until then is heard of, and read again before it counts; so few looks are enough.
 */
export function isCalm(
  assessment: Assessment,
  publication: Publication,
  { isBusy, isOver }: { readonly isBusy: boolean; readonly isOver: boolean },
): boolean {
  const { go, departure, ending, rollback } = assessment;
  if (isBusy || rollback.isRunning || awaitsPostMortem(assessment)) return false;
  if (publication.kind === "due" || publication.kind === "watched") return false;
  return isOver || (go.kind !== "go" && departure === undefined && ending === undefined);
}
