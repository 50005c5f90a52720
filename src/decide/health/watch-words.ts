import type { Progress } from "../assessment/progress.ts";
import { wording } from "../../model/view/wording.ts";

/** What is still to be seen of a service that is deployed; "": nothing. */
export function watchWords(progress: Progress): string {
  if (progress.kind === "live") {
    return progress.doubt === null ? "" : wording`has unknown health: ${progress.doubt}`;
  }
  if (progress.kind !== "proving") return "";
  return progress.until === null
    ? wording`is not healthy yet: ${progress.missing}`
    : wording`is being checked until ${timeWords(progress.until)}`;
}

/** `2026-03-19 14:00 UTC`. */
export const timeWords = (at: Temporal.Instant): string =>
  `${at.toString({ smallestUnit: "minute" }).replace("T", " ").replace("Z", "")} UTC`;
