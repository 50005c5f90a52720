import type { Assessment } from "../assessment/assessment.ts";
import type { ReleasePhase } from "../assessment/phase.ts";
import { awaitsPostMortem } from "./post-mortem.ts";

/**
 * Whether nothing of a release is under way or about to be: it has no GO yet, or has been over for long. What people
 * and checks do until then is heard of, and read again before it counts; so few looks are enough.
 * @param isOver whether its last word was said
 */
export const isCalm = (
  assessment: Assessment,
  { isBusy, isOver }: { readonly isBusy: boolean; readonly isOver: boolean },
): boolean => !isBusy && !awaitsPostMortem(assessment) && isQuiet(assessment.phase, isOver);

function isQuiet(phase: ReleasePhase, isOver: boolean): boolean {
  switch (phase.kind) {
    case "planning":
    case "ready":
    case "no-go":
      return true;
    case "go":
    case "rolling out":
    case "verifying":
    case "rolling back":
      return false;
    case "on hold":
      return isQuiet(phase.held, isOver);
    case "complete":
    case "rolled back":
    case "aborted":
      return isOver;
  }
}
