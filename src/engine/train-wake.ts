import { guarded } from "../act/guard.ts";
import { openRelease } from "../act/open-release.ts";
import type { Tools } from "../act/tools.ts";
import {
  dueRelease,
  nextFiring,
  seenNow,
  type NewRelease,
  type ScheduleSeen,
  type ScheduleFacts,
} from "../decide/plan/next-departure.ts";
import type { Result } from "../model/failure.ts";
import { releaseKey, type ReleaseKey, type RepoName } from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import type { StationFacts } from "../observe/trains/station.ts";
import type { Clock } from "./clock.ts";
import type { Woken } from "./engine.ts";
import type { Lease } from "./leases.ts";
import type { Store } from "./store.ts";
import { journalOf } from "./wake.ts";

export interface TrainWakeParts {
  readonly readStation: (repo: RepoName, now: Temporal.Instant) => Promise<Result<StationFacts>>;
  readonly github: Tools["github"];
  readonly store: Store;
  readonly clock: Clock;
  /** How long an unanswered request may still take effect. */
  readonly settle: Temporal.Duration;
  readonly log: Log;
  readonly poke: (key: ReleaseKey) => Promise<void>;
}

/** Under this name a train remembers the schedule that it saw. */
const scheduleMemory = "schedule";
/** Deliveries tell of changes; this makes good for those that are lost. */
const resyncEvery = Temporal.Duration.from({ minutes: 10 });

/** One wake of a train itself: opens its next release when the schedule says so. */
export function createTrainWake(
  parts: TrainWakeParts,
): (repository: number, lease: Lease, signal: AbortSignal) => Promise<Woken> {
  const { store, clock, log } = parts;
  return async (repository, lease, signal) => {
    const repo = (await store.releases.namesOf(lease.key)).at(-1);
    if (repo === undefined) return { next: null, rest: true };
    const read = await parts.readStation(repo, clock.now());
    if (!read.ok || read.value.train.kind === "unknown") {
      if (!read.ok) log.warn({ repo, failure: read.failure }, "A schedule could not be followed");
      return { next: clock.now().add({ minutes: 1 }), rest: false };
    }
    const { train: facts, changedAt, tracked, tags } = read.value;
    // With a file that is wrong the last schedule is neither followed nor forgotten.
    if (facts.kind === "invalid") return { next: null, resyncEvery, rest: false };
    const train = facts.kind === "valid" ? facts.train : null;
    const now = clock.now();
    const before = await store.memory.get(lease.key, scheduleMemory);
    // Written by this app in this shape.
    const seen = seenNow(before as ScheduleSeen | undefined, train, changedAt, now);
    if (seen !== before) await store.memory.put(lease, scheduleMemory, seen);
    if (!train?.schedule) return { next: null, rest: true };
    await store.releases.register({
      key: lease.key,
      repo,
      repositories: [{ repo, id: repository }],
    });
    const since = Temporal.Instant.from(seen.since);
    const station: ScheduleFacts = { now, repo, train, tracked, tags, since };
    const due = dueRelease(station);
    if (due === "later") {
      const why = tags.kind === "unread" ? tags.why : null;
      log.warn({ repo, why }, "The version of the schedule's next release is not known yet");
      return { next: now.add({ minutes: 1 }), resyncEvery, rest: false };
    }
    const again = due && (await open(parts, { repository, repo, due, lease, signal }));
    return { next: again ?? nextFiring(station), resyncEvery, rest: false };
  };
}

/** @returns when to look again, since something is still open; null: it is done */
async function open(
  parts: TrainWakeParts,
  at: {
    readonly repository: number;
    readonly repo: RepoName;
    readonly due: NewRelease;
    readonly lease: Lease;
    readonly signal: AbortSignal;
  },
): Promise<Temporal.Instant | null> {
  const { store, clock, settle, log } = parts;
  const { repository, repo, due, lease, signal } = at;
  const github = guarded(
    parts.github,
    async () => !signal.aborted && (await store.leases.holds(lease)),
  );
  const journal = journalOf(store, lease);
  const observation = { blindUntil: store.bornAt.add(settle) };
  const opened = await openRelease(
    github,
    { journal, clock, settle, observation },
    { repo, ...due },
  );
  switch (opened.kind) {
    case "done":
      {
        const release = releaseKey(repository, opened.value.number);
        await store.releases.learn(release, repo);
        await parts.poke(release);
      }
      return null;
    case "past":
      return null;
    case "open":
      return opened.at;
    case "failed":
      log.warn({ repo, failure: opened.failure }, "The schedule could not open a release");
      return clock.now().add({ minutes: 2 });
    case "fenced":
      return clock.now();
  }
}
