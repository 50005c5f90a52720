/** What was read once and may still hold. */
import { createHash } from "node:crypto";
import { noReleaseBranch } from "./services/no-release-branch.ts";

export interface Kept<T> {
  readonly value: T;
  /** What was asked: another question has another answer. */
  readonly asked: string;
  /** In which look it was read. */
  readonly look: object;
  /** When the reading began. */
  readonly readAt: Temporal.Instant;
  /** When it was first read like this. */
  readonly changedAt: Temporal.Instant;
  readonly print: string;
  /** Whether all of it could be read: what is unknown is asked for at every look. */
  readonly isWhole: boolean;
  /** Something was heard of it since. */
  readonly isStale?: true;
}

/** A new reading in the place of the one before. */
export function keep<T>(
  value: T,
  { asked, look, readAt }: Pick<Kept<T>, "asked" | "look" | "readAt">,
  before: Kept<T> | undefined,
): Kept<T> {
  const { print, isWhole } = inspect(value);
  const isSame = before?.print === print && before.asked === asked;
  return {
    value,
    asked,
    look,
    readAt,
    changedAt: isSame ? before.changedAt : readAt,
    print,
    isWhole,
  };
}

const least = Temporal.Duration.from({ minutes: 1 });

/**
 * Whether a reading still holds: nothing was heard of it, and it isn't older than it had been the same for, but for a minute.
 * @param isNeeded whether nothing but a reading of this look will do; `most`: so old it may become
 */
export function holds(
  kept: Kept<unknown>,
  {
    look,
    now,
    isNeeded,
    most,
  }: {
    readonly look: object;
    readonly now: Temporal.Instant;
    readonly isNeeded: boolean;
    readonly most: Temporal.Duration;
  },
): boolean {
  if (kept.look === look) return true;
  if (isNeeded || kept.isStale || !kept.isWhole) return false;
  const quiet = kept.changedAt.until(kept.readAt).total("seconds");
  const limit = Math.min(Math.max(quiet, least.total("seconds")), most.total("seconds"));
  return kept.readAt.until(now).total("seconds") < limit;
}

/** A print of what was read, and whether all of it was. */
function inspect(value: unknown): Pick<Kept<unknown>, "print" | "isWhole"> {
  let isWhole = true;
  const text = JSON.stringify(value, (_name, one: unknown) => {
    if (one instanceof Map || one instanceof Set) return [...one];
    if (isGap(one)) isWhole = false;
    return one;
  });
  return { print: createHash("sha256").update(text).digest("base64url"), isWhole };
}

const isGap = (one: unknown): boolean =>
  one !== noReleaseBranch &&
  typeof one === "object" &&
  one !== null &&
  "kind" in one &&
  (one.kind === "unknown" || one.kind === "unread");
