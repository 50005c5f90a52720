/** A release that can't be read any more: its chat is told once, and its issue when it is back. */
import { post, chatMemory } from "../act/post.ts";
import type { Journal } from "../act/journal.ts";
import type { Tools } from "../act/tools.ts";
import { backInSightKey, outOfSight } from "../decide/messages/absence.ts";
import type { Absence, Whereabouts } from "../model/release/absence.ts";
import type { ChatMemory } from "../model/view/chat.ts";
import type { Failure } from "../model/failure.ts";
import type { Log } from "../model/log.ts";
import type { Observation } from "../model/observation.ts";

/** Under this name a release keeps where it is told of. */
const whereaboutsMemory = "whereabouts";
/** Under this name it keeps since when nothing of it is seen. */
const absenceMemory = "absence";

interface Kept {
  readonly since: string;
  readonly why: string;
  readonly of: Absence["of"];
  /** Whether it lasted long enough for people to hear of it. */
  readonly isLong: boolean;
  /** When it was seen again; absent: it isn't yet. */
  readonly until?: string;
}

/** So long trouble passes by itself: what an owner has to grant does so only where GitHub's replicas are late. */
const patience = {
  lacking: Temporal.Duration.from({ minutes: 1 }),
  other: Temporal.Duration.from({ minutes: 10 }),
} as const;

export type Sight = Pick<Tools, "chat" | "clock" | "journal"> & { readonly log: Log };

interface Missed {
  readonly failure: Failure;
  readonly of: Kept["of"];
  /** Its issue will never be seen again. */
  readonly isGone?: boolean;
}

/**
 * A look that saw nothing, or couldn't write down what it decided.
 * @returns since when, and whether all who can be told were
 */
export async function missed(
  { chat, clock, journal, log }: Sight,
  { failure, of, isGone = false }: Missed,
): Promise<{ readonly since: Temporal.Instant; readonly isTold: boolean }> {
  const now = clock.now();
  const before = await recallAbsence(journal);
  const since = before ? Temporal.Instant.from(before.since) : now;
  const wait = patience[failure.isLacking ? "lacking" : "other"];
  const isDue = Temporal.Instant.compare(since.add(wait), now) <= 0;
  const isLong = isGone || before?.isLong === true || isDue;
  const why = `${failure.message} ${failure.hint}`.trim();
  const kept: Kept = { since: since.toString(), why, of, isLong };
  if (JSON.stringify(kept) !== JSON.stringify(before)) await journal.remember(absenceMemory, kept);
  if (!isLong) return { since, isTold: false };
  if (!before?.isLong) log.error({ since: kept.since, why }, "A release can't be seen any more");
  const place = (await journal.recall(whereaboutsMemory)) as Whereabouts | null | undefined;
  if (!place || !chat) return { since, isTold: true };
  const milestone = outOfSight(place, { since, now }, { why, isGone, of });
  const memory = ((await journal.recall(chatMemory)) as ChatMemory | undefined) ?? nothingPosted;
  if (memory.posted.includes(milestone.key)) return { since, isTold: true };
  const observation = { chat: { isConnected: true, memory } };
  const told = await post(
    { kind: "post", place, milestones: [milestone] },
    { chat, journal, clock, observation },
  );
  return { since, isTold: told.kind === "done" };
}

const nothingPosted: ChatMemory = { thread: null, posted: [] };

/** What is to be told of the time in which nothing of it was seen; forgotten once its issue says it. */
export async function seenAgain(
  { clock, journal }: Pick<Sight, "clock" | "journal">,
  observation: Observation,
): Promise<Absence | undefined> {
  const kept = await recallAbsence(journal);
  // What can be seen and not be written ends when it is written.
  if (!kept || (kept.of === "writing" && kept.until === undefined)) return undefined;
  const since = Temporal.Instant.from(kept.since);
  if (!kept.isLong || observation.said.has(backInSightKey(since))) {
    await journal.remember(absenceMemory, null);
    return undefined;
  }
  const until = kept.until ?? clock.now().toString();
  if (kept.until === undefined) await journal.remember(absenceMemory, { ...kept, until });
  return { since, until: Temporal.Instant.from(until), why: kept.why, of: kept.of };
}

const recallAbsence = async (journal: Journal): Promise<Kept | undefined> =>
  ((await journal.recall(absenceMemory)) as Kept | null | undefined) ?? undefined;

/**
 * After a look that saw it: keeps where it is told of when it can't be asked any more.
 * @param unwritten why its record or its issue couldn't be written; undefined: it could, or it needn't be
 */
export async function keepSight(
  sight: Sight,
  seen: {
    readonly whereabouts: Whereabouts | null | undefined;
    readonly unwritten: Failure | undefined;
  },
): Promise<void> {
  const { journal, clock } = sight;
  if (seen.whereabouts !== undefined) await keepWhereabouts(journal, seen.whereabouts);
  if (seen.unwritten) return void (await missed(sight, { failure: seen.unwritten, of: "writing" }));
  const kept = await recallAbsence(journal);
  if (kept?.of !== "writing" || kept.until !== undefined) return;
  const ended = kept.isLong ? { ...kept, until: clock.now().toString() } : null;
  await journal.remember(absenceMemory, ended);
}

async function keepWhereabouts(journal: Journal, whereabouts: Whereabouts | null): Promise<void> {
  const before = (await journal.recall(whereaboutsMemory)) ?? null;
  if (JSON.stringify(before) === JSON.stringify(whereabouts)) return;
  await journal.remember(whereaboutsMemory, whereabouts);
}
