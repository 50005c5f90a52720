import type { GateAccess } from "../act/gate-access.ts";
import { admit } from "../decide/guard/admission.ts";
import { readTrainKey, type RepoName } from "../model/ids.ts";
import type { Failure } from "../model/failure.ts";
import type { Log } from "../model/log.ts";
import type { AdmissionRule, Waiting } from "../model/release/admission-rule.ts";
import type { Clock } from "./clock.ts";
import { allOf } from "./releases.ts";
import type { Watched } from "../model/github/watched.ts";
import type { Store } from "./store.ts";

interface GatekeeperParts extends GateAccess {
  readonly store: Pick<Store, "releases" | "memory">;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether every release there is has been found once, so that what isn't known doesn't exist. */
  readonly isAllFound: () => boolean;
  /** Looks for releases again. */
  readonly discover: () => Promise<void>;
  /** Whether the pull request that brought its commit carries the label. */
  readonly isHotfix: (waiting: Waiting) => Promise<boolean>;
}

/** Under this name a release keeps what it wants of those who wait at gates. */
export const admissionRulesMemory = "admission rules";

export interface Gatekeeper {
  /** Answers those who wait at the gates of a repository. */
  readonly tend: (repository: Watched) => Promise<void>;
  /** The same wherever somebody was left waiting because it wasn't known what the releases want. */
  readonly tendDeferred: () => Promise<void>;
}

/** So long after a look for releases that found not all the next one who asks at a gate causes another. */
const discoverAgain = Temporal.Duration.from({ seconds: 30 });

/** GitHub may list a job as waiting for some time after it was answered. */
const answerLag = Temporal.Duration.from({ minutes: 1 });

/**
 * Answers whoever waits at the gates of a repository, for all releases together: a job that concerns none of them
 * begins at once, and one release alone can't know that.
 */
export function createGatekeeper(parts: GatekeeperParts): Gatekeeper {
  const { store, clock, log } = parts;
  const answered = new Map<string, Temporal.Instant>();
  const deferred = new Map<RepoName, Watched>();
  let askedAt: Temporal.Instant | undefined;
  const rulesAt = async (at: Watched): Promise<readonly (readonly AdmissionRule[] | null)[]> => {
    // Without all releases it isn't known whom the job concerns.
    if (!parts.isAllFound()) return [null];
    const watching = await Promise.all(
      [at, allOf(at.repo)].map((one) => store.releases.watching(one)),
    );
    const keys = [...new Set(watching.flat())].filter((key) => readTrainKey(key) === undefined);
    return Promise.all(
      keys.map(async (key) => {
        const kept = await store.memory.get(key, admissionRulesMemory);
        return (kept as readonly AdmissionRule[] | undefined) ?? null;
      }),
    );
  };
  const tell = (repo: RepoName, failure: Failure): void =>
    log.warn({ repo, failure }, "Jobs at deployment gates could not be answered");

  const lookForAll = async (): Promise<void> => {
    if (parts.isAllFound()) return;
    const now = clock.now();
    if (askedAt && Temporal.Instant.compare(askedAt.add(discoverAgain), now) > 0) return;
    askedAt = now;
    await parts.discover();
  };

  const tend = async (at: Watched): Promise<void> => {
    const { repo, id } = at;
    const listed = await parts.listWaiting(repo);
    if (!listed.ok) return tell(repo, listed.failure);
    if (listed.value.length > 0) await lookForAll();
    for (const one of listed.value) {
      const waiting = { ...one, repository: id };
      const key = `${repo} ${waiting.run} ${waiting.environment}`;
      const before = answered.get(key);
      if (before && Temporal.Instant.compare(before.add(answerLag), clock.now()) > 0) continue;
      const admissionRules = await rulesAt(at);
      const strict = admit(waiting, admissionRules, false);
      const verdict =
        strict.kind === "rejected" && (await parts.isHotfix(waiting))
          ? admit(waiting, admissionRules, true)
          : strict;
      if (verdict.kind === "wait") {
        if (admissionRules.includes(null)) deferred.set(repo, at);
        continue;
      }
      answered.set(key, clock.now());
      const given = await parts.answer(waiting, verdict);
      // Others may be asked for the same environment: whoever isn't, is refused by GitHub.
      if (!given.ok && given.failure.retry === "later") answered.delete(key);
    }
    for (const [key, at] of answered) {
      if (Temporal.Instant.compare(at.add(answerLag), clock.now()) <= 0) answered.delete(key);
    }
  };

  return {
    tend,
    async tendDeferred() {
      const waiting = [...deferred.values()];
      deferred.clear();
      for (const at of waiting) await tend(at);
    },
  };
}
