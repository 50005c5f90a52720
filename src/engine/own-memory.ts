/** What the store remembers of a release, as whoever looks at the release wants it. */
import { isDeployIntent, isRehearsalIntent } from "../act/deploy.ts";
import { linksMemory } from "../act/link-sub-issues.ts";
import { chatMemoryOf } from "../act/post.ts";
import type { Tools } from "../act/tools.ts";
import { healthMemory, recallHealth } from "../act/remember-health.ts";
import { checksMemory, recallAboard } from "../act/show-checks.ts";
import { looksMemory, recallLooks } from "../act/remember-looks.ts";
import { uncheckedMemory, uncheckedIssues } from "../act/unchecked.ts";
import { recordMemory } from "../act/write-record.ts";
import { chatKinds, eachChat } from "../model/train/chats.ts";
import type { ChatMemory, ChatStanding } from "../model/view/chat.ts";
import type { ReleaseKey } from "../model/ids.ts";
import { nothingKnown, type KnownIds } from "../model/record/known-ids.ts";
import type { OwnMemory } from "../observe/observe.ts";
import { toDeployIntent, toRehearsalIntent } from "./deploy-intents.ts";
import type { Intent } from "./intents.ts";
import {
  absenceMemory,
  recallWhereabouts,
  whereaboutsMemory,
  type Remembered,
} from "./out-of-sight.ts";
import type { Store } from "./store.ts";

/** Under this name a release keeps the ids of what it knows by name. */
export const idsMemory = "ids";

/** Under this name it is kept that an issue is a stranger's. */
export const strangersMemory = "stranger's";

/** What the store remembers of a release. A young store can't know what was requested before it was made. */
export async function ownMemory(
  parts: {
    readonly store: Store;
    readonly chats: Tools["chats"];
    /** How long an unanswered request may still take effect. */
    readonly settle: Temporal.Duration;
  },
  key: ReleaseKey,
): Promise<Omit<OwnMemory, "names"> & { readonly sight: Remembered }> {
  const { store, settle } = parts;
  const [
    intents,
    record,
    links,
    looks,
    health,
    ids,
    absence,
    whereabouts,
    checks,
    unchecked,
    ...told
  ] = await Promise.all([
    store.intents.forRelease(key),
    store.memory.get(key, recordMemory),
    store.memory.get(key, linksMemory),
    store.memory.get(key, looksMemory),
    store.memory.get(key, healthMemory),
    store.memory.get(key, idsMemory),
    store.memory.get(key, absenceMemory),
    store.memory.get(key, whereaboutsMemory),
    store.memory.get(key, checksMemory),
    store.memory.get(key, uncheckedMemory),
    ...chatKinds.map((chat) => store.memory.get(key, chatMemoryOf(chat))),
  ]);
  const chats = eachChat((chat, place) => standing(parts.chats[chat], told[place]));
  return {
    refusals: refusalsIn(intents),
    said: saidIn(intents),
    intents: intents
      .filter((one) => isDeployIntent(one.id))
      .map((one) => toDeployIntent(one, settle)),
    rehearsing: intents
      .filter((one) => isRehearsalIntent(one.id))
      .map((one) => toRehearsalIntent(one, settle)),
    // Written by this app in this shape; a database that somebody else edits is not defended against.
    lastRecord: (record as OwnMemory["lastRecord"] | undefined) ?? null,
    inQuestion: uncheckedIssues(unchecked),
    links: new Set((links as readonly string[] | undefined) ?? []),
    looks: recallLooks(looks),
    aboard: recallAboard(checks),
    chats,
    sight: {
      absence: (absence ?? null) as Remembered["absence"],
      whereabouts: recallWhereabouts(whereabouts),
      chats,
    },
    health: recallHealth(health),
    // A version before may have known less.
    ids: { ...nothingKnown, ...(ids as Partial<KnownIds> | undefined) },
    bornAt: store.bornAt,
    blindUntil: store.bornAt.add(settle),
    isStrangers: async (release) => (await store.memory.get(release, strangersMemory)) === true,
  };
}

const standing = (chat: object | undefined, kept: unknown): ChatStanding => ({
  isConnected: chat !== undefined,
  // Written by this app in this shape.
  memory: (kept as ChatMemory | undefined) ?? { thread: null, posted: [] },
});

/** What came of effects whose names begin so, by the rest of the name. */
function resultsOf(intents: readonly Intent[], kind: string) {
  return intents.flatMap(({ id, ...one }) => {
    if (one.state !== "done" || !id.startsWith(`${kind} `)) return [];
    const what = id.slice(kind.length + 1);
    return [{ what, refused: (one.result as { readonly refused?: string } | null)?.refused }];
  });
}

/** Of what is published once (see `publish`). */
const refusalsIn = (intents: readonly Intent[]): OwnMemory["refusals"] =>
  new Map(
    resultsOf(intents, "publish").flatMap(({ what, refused }) =>
      refused === undefined ? [] : [[what, refused] as const],
    ),
  );

/** What was said once (see `sayOnce`): people may delete it, and it isn't said again. */
const saidIn = (intents: readonly Intent[]): ReadonlySet<string> =>
  new Set(
    resultsOf(intents, "say").flatMap(({ what, refused }) => (refused === undefined ? [what] : [])),
  );
