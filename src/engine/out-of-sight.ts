/** A release that can't be read any more: its people are told once, in the chat or on a commit, and its issue when it is back. */
import { post } from "../act/post.ts";
import { sayOnCommit } from "../act/say-on-commit.ts";
import { sayUnobserved } from "../act/say-once.ts";
import type { Tools } from "../act/tools.ts";
import { backInSightKey, neverSeen, outOfSight } from "../decide/messages/absence.ts";
import type { Absence, Whereabouts } from "../model/release/absence.ts";
import type { ChatPlace, ChatStandings } from "../model/view/chat.ts";
import type { Failure } from "../model/failure.ts";
import type { RepoName } from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import type { Observation } from "../model/observation.ts";

/** Under this name a release keeps where it is told of. */
export const whereaboutsMemory = "whereabouts";
/** Under this name it keeps since when nothing of it is seen. */
export const absenceMemory = "absence";

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
  /** Another try hardly ever helps against a fault of the app's own. */
  handling: Temporal.Duration.from({ minutes: 2 }),
} as const;

/** What the store keeps of whether a release can be seen, as it was read for this look. */
export interface Remembered {
  /** null: it can. */
  readonly absence: Kept | null;
  /** Whom to tell; null: it is told of nowhere. */
  readonly whereabouts: Whereabouts | null;
  readonly chats: ChatStandings;
}

interface Missed {
  readonly failure: Failure;
  readonly of: Kept["of"];
  /** Its issue will never be seen again. */
  readonly isGone?: boolean;
}

/** Whether a release can be seen, over the looks. */
export interface Sight {
  /**
   * A look that saw nothing, or couldn't write down what it decided.
   * @returns since when, and whether all who can be told were
   */
  missed(missed: Missed): Promise<{ readonly since: Temporal.Instant; readonly isTold: boolean }>;
  /** What is to be told of the time in which nothing of it was seen; forgotten once its issue says it. */
  seenAgain(observation: Observation): Promise<Absence | undefined>;
  /**
   * After a look that saw it: keeps where it is told of when it can't be asked any more.
   * @param seen `unwritten`: why its record or its issue couldn't be written; undefined: it could, or it needn't be
   */
  keep(seen: {
    readonly whereabouts: Whereabouts | null | undefined;
    readonly unwritten: Failure | undefined;
  }): Promise<void>;
}

type SlackPlace = Omit<ChatPlace, "chat">;
/** As versions wrote it that knew one chat. */
interface OneChat extends Omit<Whereabouts, "chats"> {
  readonly chat: SlackPlace | null;
}
type OnlyChat = SlackPlace & Pick<Whereabouts, "managers">;

/** Versions before knew Slack alone, and the first of them nothing else. */
export const recallWhereabouts = (kept: unknown): Whereabouts | null => {
  const found = (kept ?? null) as Whereabouts | OneChat | OnlyChat | null;
  if (!found || "chats" in found) return found;
  if ("commits" in found) {
    const { chat, ...rest } = found;
    return { ...rest, chats: chat ? [{ ...chat, chat: "slack" }] : [] };
  }
  const { managers, ...chat } = found;
  const chats = [{ ...chat, chat: "slack" as const }];
  return { managers, release: chat.opening, chats, commits: [] };
};

const ownFault: Failure = {
  kind: "unexpected",
  message: "an error of my own.",
  hint: "",
  retry: "later",
};

/** Has its people told of a fault of the app's own at handling a release, when that lasts, and lets it go its way. */
export async function tellingFaults<T>(
  sight: Pick<Sight, "missed">,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Where even that fails, this error is the one to know of.
    await sight.missed({ failure: ownFault, of: "handling" }).catch(() => undefined);
    throw error;
  }
}

interface SightTools extends Pick<Tools, "chats" | "clock" | "journal" | "github" | "settle"> {
  readonly log: Log;
  /** Its tracking issue; null: nobody knows the name of its repository. */
  readonly issue: { readonly repo: RepoName; readonly number: number } | null;
}

/** No look has seen whom to tell: whoever opened its issue hears of what is written there. Answers whether that is done. */
async function tellNeverSeen(
  tools: SightTools,
  told: ReturnType<typeof neverSeen>,
): Promise<boolean> {
  if (!tools.issue) return true;
  const said = await sayUnobserved(tools, { ...told, ...tools.issue });
  if (said.kind === "failed")
    tools.log.error({ failure: said.failure }, "Nobody could be notified of it");
  return said.kind !== "open";
}

export function createSight(tools: SightTools, remembered: Remembered): Sight {
  const { clock, journal, log } = tools;
  let { absence } = remembered;
  const keepAbsence = async (kept: Kept | null): Promise<void> => {
    if (JSON.stringify(kept) === JSON.stringify(absence)) return;
    absence = kept;
    await journal.remember(absenceMemory, kept);
  };
  const missed: Sight["missed"] = async ({ failure, of, isGone = false }) => {
    const now = clock.now();
    const before = absence;
    const since = before ? Temporal.Instant.from(before.since) : now;
    const wait = patience[of === "handling" ? of : failure.isLacking ? "lacking" : "other"];
    const isDue = Temporal.Instant.compare(since.add(wait), now) <= 0;
    const isLong = isGone || before?.isLong === true || isDue;
    const why = `${failure.message} ${failure.hint}`.trim();
    await keepAbsence({ since: since.toString(), why, of, isLong });
    if (!isLong) return { since, isTold: false };
    if (!before?.isLong) log.error({ since, why, of }, "A release can no longer be looked after");
    const { whereabouts, chats } = remembered;
    // Of what is gone or can't be written to, nothing is left where it could be told.
    if (!whereabouts)
      return of === "writing" || isGone
        ? { since, isTold: true }
        : { since, isTold: await tellNeverSeen(tools, neverSeen({ since, now }, { why, of })) };
    const told = outOfSight(whereabouts, { since, now }, { why, isGone, of });
    const { commits: places } = whereabouts;
    const onIssue =
      of === "handling" && tools.issue
        ? await sayUnobserved(tools, { ...told, ...tools.issue })
        : null;
    const open = whereabouts.chats.filter(({ chat }) => tools.chats[chat]);
    if (open.length > 0) {
      let isTold = true;
      for (const place of open) {
        if (chats[place.chat].memory.posted.includes(told.key)) continue;
        const acting = { ...tools, observation: { chats } };
        // It is known how the release was then, not how it is.
        const { head: _, ...at } = place;
        const posted = await post({ kind: "post", place: at, posts: [told] }, acting);
        isTold &&= posted.kind === "done";
      }
      return { since, isTold };
    }
    const said =
      onIssue ?? (await sayOnCommit(tools, { key: told.key, message: told.message, places }));
    if (said.kind === "failed")
      log.error({ failure: said.failure }, "Nobody could be notified of it");
    // Whom no commit takes a word for, nobody can tell.
    return { since, isTold: said.kind !== "open" };
  };
  return {
    missed,
    async seenAgain({ said }) {
      // What can be seen and not be written or handled ends when it is.
      if (!absence || (absence.of !== "reading" && absence.until === undefined)) return undefined;
      const since = Temporal.Instant.from(absence.since);
      if (!absence.isLong || said.has(backInSightKey(since))) {
        await keepAbsence(null);
        return undefined;
      }
      const { why, of, until = clock.now().toString() } = absence;
      await keepAbsence({ ...absence, until });
      return { since, until: Temporal.Instant.from(until), why, of };
    },
    async keep({ whereabouts = remembered.whereabouts, unwritten }) {
      if (JSON.stringify(whereabouts) !== JSON.stringify(remembered.whereabouts))
        await journal.remember(whereaboutsMemory, whereabouts);
      if (unwritten) return void (await missed({ failure: unwritten, of: "writing" }));
      if (!absence || absence.of === "reading" || absence.until !== undefined) return;
      await keepAbsence(absence.isLong ? { ...absence, until: clock.now().toString() } : null);
    },
  };
}
