import type { Delivery } from "../model/github/delivery.ts";
import { watchWords, type Watched } from "../model/github/watched.ts";
import { repoName } from "../model/ids.ts";
import { createRemembered } from "../observe/ask/remembered.ts";
import type { Heard } from "../observe/freshness.ts";
import type { Clock } from "./clock.ts";
import type { Inbox } from "./inbox.ts";
import type { Lease } from "./leases.ts";

/**
 * Where something may have changed since this process last looked at a release. A hint that is lost, late or about
 * something else costs a delay or some requests: nothing is done on what wasn't read again.
 */
export interface Hints {
  /** Before a run reads anything. `everything`: another process ran meanwhile, or it isn't known. */
  since(lease: Lease): Promise<Heard>;
  /** What people have commanded there since, and is still to be heard; `order`: it isn't known. Hears nothing. */
  waiting(lease: Lease, repository: Watched): Promise<"stop" | "order" | "nothing">;
  /** A run that read nothing, so that what was heard is still to be heard. */
  skipped(lease: Lease): void;
  /** After a run that went well: what it changed itself. Without this its next one knows of nothing. */
  ended(lease: Lease, own: Heard): void;
  /** Something was found there that no delivery told. */
  readonly hear: (repository: Watched) => void;
}

/** Deliveries are stored some time after they arrive, and processes differ a little about the time. */
const overlap = Temporal.Duration.from({ seconds: 30 });
/** So many at once say that anything may have changed. */
const deliveriesMax = 2_000;
const hintsMax = 10_000;
const releasesMax = 10_000;

interface Seen {
  readonly epoch: number;
  /** Of the first hint that wasn't heard yet. */
  readonly position: number;
  readonly own: Heard;
}

interface Hint {
  /** null: about anything. */
  readonly words: readonly string[] | null;
  readonly order: "stop" | "order" | null;
}

function orderIn({ order, isOrder, event }: Delivery): Hint["order"] {
  if (order === "stop") return "stop";
  // Ticks and edits of the issue are the words of people, too.
  return isOrder || event === "issues" ? "order" : null;
}

/** Also of deliveries that other processes took in, out of the store that they share. */
export function createHints(inbox: Pick<Inbox, "heardSince">, clock: Pick<Clock, "now">): Hints {
  /** Those before `first` are forgotten. */
  const hints: Hint[] = [];
  let first = 0;
  const taken = new Map<string, Temporal.Instant>();
  const releases = createRemembered<Seen>(releasesMax);
  let readUntil = clock.now();

  const add = (words: Hint["words"], order: Hint["order"] = null): void => {
    hints.push({ words, order });
    if (hints.length > hintsMax) first += hints.splice(0, hintsMax / 2).length;
  };
  const refresh = async (): Promise<void> => {
    const now = clock.now();
    const from = readUntil.subtract(overlap);
    const deliveries = await inbox.heardSince(from, deliveriesMax + 1);
    if (deliveries.length > deliveriesMax) add(null);
    for (const delivery of deliveries) {
      const { guid, receivedAt, repository, repositoryId } = delivery;
      if (taken.has(guid)) continue;
      taken.set(guid, receivedAt);
      const repo = repository === null ? null : repoName(repository);
      const words = repo === null ? null : watchWords({ repo, id: repositoryId ?? null });
      add(words, orderIn(delivery));
    }
    for (const [guid, at] of taken) if (isBefore(at, from)) taken.delete(guid);
    if (isBefore(readUntil, now)) readUntil = now;
  };
  return {
    async since({ key, epoch }) {
      await refresh();
      const before = releases.get(key);
      releases.put(key, { epoch, position: first + hints.length, own: "everything" });
      if (!before || before.epoch !== epoch - 1 || before.position < first) return "everything";
      const news = hints.slice(before.position - first).map(({ words }) => words);
      if (before.own === "everything" || news.includes(null)) return "everything";
      return new Set([...before.own, ...news.flatMap((words) => words ?? [])]);
    },
    async waiting({ key, epoch }, repository) {
      await refresh();
      const before = releases.get(key);
      if (!before || before.epoch !== epoch - 1 || before.position < first) return "order";
      const names = new Set(watchWords(repository));
      const news = hints.slice(before.position - first);
      const isMeant = ({ words }: Hint) => words === null || words.some((word) => names.has(word));
      const orders = new Set(news.filter(isMeant).map(({ order }) => order));
      return orders.has("stop") ? "stop" : orders.has("order") ? "order" : "nothing";
    },
    skipped({ key, epoch }) {
      const seen = releases.get(key);
      if (seen?.epoch === epoch - 1) releases.put(key, { ...seen, epoch });
    },
    ended({ key, epoch }, own) {
      const seen = releases.get(key);
      if (seen?.epoch === epoch) releases.put(key, { ...seen, own });
    },
    hear: (repository) => add(watchWords(repository)),
  };
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) < 0;
