import { parseReleaseKey, type ReleaseKey, type RepoName } from "../model/ids.ts";
import type { Urgency } from "../model/github/urgency.ts";
import { createRemembered } from "../observe/ask/remembered.ts";
import type { Clock } from "./clock.ts";
import type { Hints } from "./hints.ts";
import type { Lease } from "./leases.ts";

/**
 * When a release is looked at, as far as the hour's points of its organisation go: what somebody has stopped at once, what
 * they said and what is under way before what only changed meanwhile.
 */
export interface LookTurns {
  /** When this run may look; null: now. */
  next(lease: Lease, repo: RepoName | undefined): Promise<Temporal.Instant | null>;
  /** A look has ended. @param isCalm whether nothing is under way or about to be */
  looked(key: ReleaseKey, isCalm: boolean): void;
  /** Whether the look that may begin now was kept waiting for so long that people should know. */
  isHeld(key: ReleaseKey): boolean;
}

interface Look {
  readonly at: Temporal.Instant;
  readonly isCalm: boolean;
  /** Whether the next one was kept waiting for so long that people should know. */
  readonly isHeld: boolean;
}

const releasesMax = 10_000;
/** Looks that are so far apart are noticed. */
const noticeable = Temporal.Duration.from({ minutes: 1 });

export function createLookTurns({
  clock,
  github,
  hints,
}: {
  readonly clock: Clock;
  readonly github: {
    /** See `GitHub.lookTurn`. */
    lookTurn(
      repo: RepoName,
      urgency: Urgency,
      last: Temporal.Instant | null,
    ): Promise<Temporal.Instant | null>;
  };
  readonly hints: Pick<Hints, "waiting" | "skipped">;
}): LookTurns {
  const looks = createRemembered<Look>(releasesMax);
  return {
    async next(lease, repo) {
      const { key } = lease;
      const at = parseReleaseKey(key);
      const last = looks.get(key);
      // What isn't known yet is looked at.
      if (!last || !at || repo === undefined) {
        looks.put(key, { isCalm: true, isHeld: false, ...last, at: clock.now() });
        return null;
      }
      const waiting = await hints.waiting(lease, { repo, id: at.repository });
      const turn = await github.lookTurn(repo, urgencyOf(waiting, last.isCalm), last.at);
      if (!turn) {
        looks.put(key, { ...last, at: clock.now() });
        return null;
      }
      hints.skipped(lease);
      if (isAfter(turn, last.at.add(noticeable))) looks.put(key, { ...last, isHeld: true });
      return turn;
    },
    looked(key, isCalm) {
      looks.put(key, { at: looks.get(key)?.at ?? clock.now(), isCalm, isHeld: false });
    },
    isHeld: (key) => looks.get(key)?.isHeld === true,
  };
}

function urgencyOf(waiting: "stop" | "order" | "nothing", isCalm: boolean): Urgency {
  if (waiting === "stop") return "brake";
  if (!isCalm) return "effect";
  return waiting === "order" ? "answer" : "cosmetic";
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) >= 0;
