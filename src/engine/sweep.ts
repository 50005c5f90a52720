import type { Result } from "../model/failure.ts";
import {
  parseReleaseKey,
  readTrainKey,
  releaseKey,
  type ReleaseKey,
  type RepoName,
} from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import { subIssueLabel, subIssueOf, trackingLabel } from "../model/marks.ts";
import type { Store } from "./store.ts";

interface Touched {
  readonly number: number;
  readonly body: string;
  readonly isOpen: boolean;
  readonly labels: readonly string[];
  readonly updatedAt: string;
}

export interface SweepParts {
  readonly releases: Pick<Store["releases"], "active" | "watching">;
  /** The issues of a repository that were touched last; costs nothing while none was. */
  readonly touched: (repo: RepoName) => Promise<Result<readonly Touched[]>>;
  readonly poke: (key: ReleaseKey) => Promise<void>;
  readonly log: Log;
}

/**
 * One look over all train repositories together, for what no delivery told: whoever has said something in a release
 * doesn't wait until it is looked at again by itself, however rarely that is.
 */
export interface Sweep {
  readonly round: (signal: AbortSignal) => Promise<void>;
  /** A repository with a train: also its first release is found. */
  readonly include: (repo: RepoName) => void;
}

export function createSweep({ releases, touched, poke, log }: SweepParts): Sweep {
  const included = new Set<RepoName>();
  const seen = new Map<RepoName, ReadonlyMap<number, Touched>>();

  const concerned = async (repo: RepoName, one: Touched): Promise<readonly ReleaseKey[]> => {
    if (one.labels.includes(trackingLabel)) {
      const release = releaseKey(repo, one.number);
      const wasOpen = seen.get(repo)?.get(one.number)?.isOpen !== false;
      // Others may have waited for its end.
      return one.isOpen || !wasOpen ? [release] : [release, ...(await releases.watching(repo))];
    }
    const of = one.labels.includes(subIssueLabel) ? subIssueOf(one.body) : undefined;
    return of === undefined ? [] : [of];
  };

  const look = async (repo: RepoName): Promise<void> => {
    const list = await touched(repo);
    if (!list.ok) return log.info({ repo, failure: list.failure }, "A repository was not swept");
    const before = seen.get(repo);
    const fresh = list.value.filter(
      ({ number, updatedAt }) => before && before.get(number)?.updatedAt !== updatedAt,
    );
    const keys = new Set<ReleaseKey>();
    for (const one of fresh) for (const key of await concerned(repo, one)) keys.add(key);
    // More may have been touched than the list shows.
    if (fresh.length > 0 && fresh.length === list.value.length) {
      for (const key of await releases.watching(repo)) keys.add(key);
    }
    seen.set(repo, new Map(list.value.map((one) => [one.number, one])));
    for (const key of keys) await poke(key);
  };

  return {
    include: (repo) => void included.add(repo),
    async round(signal) {
      const active = (await releases.active()).flatMap(
        (key) => readTrainKey(key) ?? parseReleaseKey(key)?.repo ?? [],
      );
      for (const repo of new Set([...included, ...active])) {
        if (signal.aborted) return;
        await look(repo);
      }
    },
  };
}
