import type { GateAccess } from "../act/gate-access.ts";
import { admit } from "../decide/guard/admission.ts";
import { parseReleaseKey, type RepoName } from "../model/ids.ts";
import type { Failure } from "../model/failure.ts";
import type { Log } from "../model/log.ts";
import type { Stance, Waiting } from "../model/stance.ts";
import type { Clock } from "./clock.ts";
import type { Store } from "./store.ts";

interface GatekeeperParts extends GateAccess {
  readonly store: Pick<Store, "releases" | "memory">;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the pull request that brought its commit carries the label. */
  readonly isHotfix: (waiting: Waiting) => Promise<boolean>;
}

/** Under this name a release keeps what it wants of those who wait at gates. */
export const stancesMemory = "stances";

/** GitHub may list a job as waiting for some time after it was answered. */
const answerLag = Temporal.Duration.from({ minutes: 1 });

/**
 * Answers whoever waits at the gates of a repository, for all releases together: a job that concerns none of them
 * begins at once, and one release alone can't know that.
 */
export function createGatekeeper(parts: GatekeeperParts): (repo: RepoName) => Promise<void> {
  const { store, clock, log } = parts;
  const answered = new Map<string, Temporal.Instant>();
  const stancesAt = async (repo: RepoName): Promise<readonly (readonly Stance[] | null)[]> => {
    const keys = (await store.releases.watching(repo)).filter((key) => parseReleaseKey(key));
    return Promise.all(
      keys.map(async (key) => {
        const kept = await store.memory.get(key, stancesMemory);
        return (kept as readonly Stance[] | undefined) ?? null;
      }),
    );
  };
  const tell = (repo: RepoName, failure: Failure): void =>
    log.warn({ repo, failure }, "Those who wait at a gate could not be answered");

  return async (repo) => {
    const listed = await parts.listWaiting(repo);
    if (!listed.ok) return tell(repo, listed.failure);
    for (const waiting of listed.value) {
      const key = `${repo} ${waiting.run} ${waiting.environment}`;
      const before = answered.get(key);
      if (before && Temporal.Instant.compare(before.add(answerLag), clock.now()) > 0) continue;
      const stances = await stancesAt(repo);
      const strict = admit(waiting, stances, false);
      const verdict =
        strict.kind === "rejected" && (await parts.isHotfix(waiting))
          ? admit(waiting, stances, true)
          : strict;
      if (verdict.kind === "wait") continue;
      answered.set(key, clock.now());
      const given = await parts.answer(waiting, verdict);
      // Others may be asked for the same environment: whoever isn't, is refused by GitHub.
      if (!given.ok && given.failure.retry === "later") answered.delete(key);
    }
    for (const [key, at] of answered) {
      if (Temporal.Instant.compare(at.add(answerLag), clock.now()) <= 0) answered.delete(key);
    }
  };
}
