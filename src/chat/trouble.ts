import type { Failure } from "../model/failure.ts";
import { wording } from "../model/view/wording.ts";

/** A chat that isn't there now. */
export const unreachable = (message: string): Failure => ({
  kind: "unreachable",
  message,
  hint: wording`It is tried again; the release doesn't wait for it.`,
  retry: "later",
});

/** @param chat its name, as people write it */
export const asksToWait = (chat: string, retryAt: Temporal.Instant): Failure => ({
  ...unreachable(`${chat} asks to wait.`),
  kind: "rate limited",
  retryAt,
});
