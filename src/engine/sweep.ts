import type { Result } from "../model/failure.ts";
import { parseReleaseKey, releaseKey, type ReleaseKey, type RepoName } from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import {
  isLabelled,
  isMarked,
  subIssueLabel,
  subIssueOf,
  trackingLabel,
} from "../model/marks/marks.ts";
import type { TrainRepository } from "../observe/trains/discover.ts";
import type { OwnTouches } from "./own-touches.ts";
import type { Store } from "./store.ts";

interface Touched {
  readonly number: number;
  readonly body: string;
  readonly isOpen: boolean;
  readonly labels: readonly string[];
  readonly updatedAt: string;
  readonly comments: number;
}

export interface SweepParts {
  readonly releases: Pick<Store["releases"], "activeAt" | "learn" | "watching">;
  /** The issues of a repository that were touched last; costs nothing while none was. */
  readonly touched: (repo: RepoName) => Promise<Result<readonly Touched[]>>;
  readonly poke: (key: ReleaseKey) => Promise<void>;
  /** Told where something was found, before anybody is woken for it. */
  readonly hear: (repository: TrainRepository) => void;
  /** What the app did itself is no news. */
  readonly isOwn: OwnTouches["isLast"];
  readonly log: Log;
}

/**
 * One look over all train repositories together, for what no delivery told: whoever has said something in a release
 * doesn't wait until it is looked at again by itself, however rarely that is.
 */
export interface Sweep {
  readonly round: (signal: AbortSignal) => Promise<void>;
  /** A repository with a train: also its first release is found. */
  readonly include: (train: TrainRepository) => void;
}

/** So long before the last thing that happened in a repository a closed release may have been left unfinished. */
const recent = Temporal.Duration.from({ hours: 7 * 24 });

/**
 * Closed, or without its label.
 * @param list the one touched last first
 */
function isLeftRecently(
  { isOpen, labels, body, updatedAt }: Touched,
  _: number,
  list: readonly Touched[],
): boolean {
  const newest = Temporal.Instant.from(list[0]?.updatedAt ?? updatedAt);
  const at = Temporal.Instant.from(updatedAt);
  const isRecent = Temporal.Instant.compare(at, newest.subtract(recent)) >= 0;
  return isRecent && (isLabelled(labels, trackingLabel) ? !isOpen : isMarked(body));
}

export function createSweep({ releases, touched, poke, hear, isOwn, log }: SweepParts): Sweep {
  const included = new Map<number, RepoName>();
  const seen = new Map<number, ReadonlyMap<number, Touched>>();

  const concerned = async (at: TrainRepository, one: Touched): Promise<readonly ReleaseKey[]> => {
    const { id, repo } = at;
    if (isLabelled(one.labels, trackingLabel)) {
      const release = releaseKey(id, one.number);
      await releases.learn(release, repo);
      const wasOpen = seen.get(id)?.get(one.number)?.isOpen !== false;
      // Others may have waited for its end.
      return one.isOpen || !wasOpen ? [release] : [release, ...(await releases.watching(at))];
    }
    // Which release it is the label would say; what is known of one holds without.
    if (isMarked(one.body)) return releases.watching(at);
    const of = isLabelled(one.labels, subIssueLabel)
      ? subIssueOf(one.body, { repository: id, names: [repo] })
      : undefined;
    return of === undefined ? [] : [of];
  };

  const look = async (at: TrainRepository): Promise<void> => {
    const { id, repo } = at;
    const list = await touched(repo);
    if (!list.ok) return log.info({ repo, failure: list.failure }, "A repository was not swept");
    const before = seen.get(id);
    // A release that was closed, or lost its label, before its end, and whose memory is lost: nothing else finds it.
    if (!before) {
      for (const { number } of list.value.filter(isLeftRecently)) {
        const release = releaseKey(id, number);
        await releases.learn(release, repo);
        await poke(release);
      }
    }
    const fresh = list.value.filter(
      ({ number, updatedAt }) => before && before.get(number)?.updatedAt !== updatedAt,
    );
    const news = fresh.filter(({ number: issue, updatedAt, comments }) => {
      return !isOwn({ repository: id, issue, updatedAt, comments });
    });
    const keys = new Set<ReleaseKey>();
    for (const one of news) for (const key of await concerned(at, one)) keys.add(key);
    // More may have been touched than the list shows.
    if (fresh.length > 0 && fresh.length === list.value.length) {
      for (const key of await releases.watching(at)) keys.add(key);
    }
    seen.set(id, new Map(list.value.map((one) => [one.number, one])));
    if (keys.size > 0) hear(at);
    for (const key of keys) await poke(key);
  };

  return {
    include: ({ id, repo }) => void included.set(id, repo),
    async round(signal) {
      const trains = new Map(included);
      for (const { key, repo } of await releases.activeAt()) {
        const at = parseReleaseKey(key);
        if (at && repo !== undefined) trains.set(at.repository, repo);
      }
      for (const [id, repo] of trains) {
        if (signal.aborted) return;
        await look({ id, repo });
      }
    },
  };
}
