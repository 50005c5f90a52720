import { act, type Acted } from "../act/act.ts";
import { guarded } from "../act/guard.ts";
import type { Journal, JournalEntry } from "../act/journal.ts";
import { noticed, watchingRoom } from "../act/slowed.ts";
import type { Tools } from "../act/tools.ts";
import { nothingLearned } from "../act/learned.ts";
import { createTelling, toldMemory } from "../act/telling.ts";
import { nothingWritten, uncheckedBodies, uncheckedMemory } from "../act/unchecked.ts";
import type { Decision } from "../decide/decide.ts";
import { isDecided } from "../decide/rollout/admission-rules.ts";
import { parseReleaseKey, type ReleaseKey } from "../model/ids.ts";
import { isLabelled, trackingLabel } from "../model/marks/marks.ts";
import type { Observation } from "../model/observation.ts";
import type { ShownRelease } from "../model/view/page.ts";
import type { ReleaseView } from "../model/view/view.ts";
import type { Observe, OwnMemory } from "../observe/observe.ts";
import { adoptByName, adoptNamesakes, type AdoptionParts } from "./adopt-by-name.ts";
import type { Woken } from "./engine.ts";
import type { Hints } from "./hints.ts";
import { createLook } from "./look.ts";
import type { Lease, Written } from "./leases.ts";
import type { KnownIds } from "../model/record/known-ids.ts";
import { idsMemory, ownMemory, strangersMemory } from "./own-memory.ts";
import { createSight, tellingFaults, type Sight } from "./out-of-sight.ts";
import { createLookTurns } from "./look-turns.ts";
import { createMissed, lookedInVain } from "./looked-in-vain.ts";
import { createPatience } from "./patience.ts";
import { createRefusals } from "./refusals.ts";
import { createSlowness } from "./slowness.ts";
import { keepRules, recallRules, rulesUnseen, type GateParts } from "./admission-rules.ts";
import { createUnreadSince } from "./unread-since.ts";
import { changedBy, watchedBy } from "./watched-by.ts";
import type { Store } from "./store.ts";
import type { Telemetry } from "./telemetry.ts";

export interface WakeParts extends AdoptionParts, GateParts {
  readonly observe: Observe;
  readonly hints: Pick<Hints, "since" | "ended" | "waiting" | "skipped">;
  readonly github: Tools["github"];
  readonly chats: Tools["chats"];
  readonly readChanges: Tools["readChanges"];
  readonly readRank: Tools["readRank"];
  readonly readReleaseBefore: Tools["readReleaseBefore"];
  readonly signer?: Tools["signer"];
  /** Keeps events until they are delivered; absent: nobody hears of them. */
  readonly emit?:
    | ((lease: Lease, ...of: Parameters<NonNullable<Tools["emit"]>>) => Promise<Written>)
    | undefined;
  readonly seal: Tools["seal"];
  readonly store: Store;
  /** Looks again for releases, and for the names of their repositories. */
  readonly discover: () => Promise<void>;
  /** See {@link Tools}. */
  readonly settle: Temporal.Duration;
  readonly telemetry: Pick<Telemetry, "decided" | "acted">;
  /** Keeps the trace of a release that is over; absent: nobody wants one. */
  readonly trace?:
    | ((lease: Lease, view: ReleaseView, issue: Observation["issue"]) => Promise<Written>)
    | undefined;
  /** A release as people see it. Absent: none is kept. */
  readonly pageOf?: (
    view: ReleaseView,
    issue: Observation["issue"],
    serviceRepositories: readonly number[],
  ) => ShownRelease;
  /** A page was changed. */
  readonly onPage?: () => void;
  /** Told of every decision, before it is acted on. */
  readonly onDecision?: (observation: Observation, decision: Decision) => void;
}

/** What a process remembers over its wakes, and can do without. */
function createMinds(parts: WakeParts) {
  const { clock } = parts;
  return {
    look: createLook(parts),
    learned: nothingLearned(),
    patience: createPatience(clock),
    refusals: createRefusals(clock),
    missed: createMissed(clock),
    slowness: createSlowness(clock),
    unreadSince: createUnreadSince(),
    turns: createLookTurns(parts),
  };
}

/** One wake of a release: observe, decide, act. */
export function createWake(parts: WakeParts): Wake {
  const { store, clock } = parts;
  const minds = createMinds(parts);
  const { patience, refusals, slowness, unreadSince, turns } = minds;
  return forgetting([patience, refusals, slowness, unreadSince], async (key, lease, signal) => {
    const at = parseReleaseKey(key);
    if (!at) return adoptByName(parts, key);
    if (!(await adoptNamesakes(parts, key))) {
      return { next: clock.now().add({ seconds: 30 }), rest: false };
    }
    const names = await store.releases.namesOf(key);
    const repo = names.at(-1);
    const turn = await turns.next(lease, repo);
    if (turn) return { next: turn, resyncEvery: clock.now().until(turn), rest: false };
    const { sight: seen, ...memory } = await ownMemory(parts, key);
    const journal = journalOf(store, lease);
    const issue = repo === undefined ? null : { repo, number: at.issue };
    const sight = createSight({ ...parts, journal, issue }, seen);
    const own = { ...memory, names };
    return tellingFaults(sight, () => lookAndAct(parts, minds, { lease, signal, own, sight }));
  });
}

interface Run {
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly own: OwnMemory;
  readonly sight: Sight;
}

async function lookAndAct(
  parts: WakeParts,
  minds: ReturnType<typeof createMinds>,
  { lease, signal, own, sight }: Run,
): Promise<Woken> {
  const { store, clock, log } = parts;
  const { learned, patience, refusals, missed, slowness, unreadSince, turns } = minds;
  const { key } = lease;
  const looked = await minds.look({
    lease,
    own,
    rulesBefore: await recallRules(store, key),
    async complete(observation) {
      const absence = await sight.seenAgain(observation);
      const isSlowed = slowness.lasts(key) || turns.isHeld(key);
      return {
        ...unreadSince.within(observation),
        ...(absence && { absence }),
        ...(isSlowed && { isSlowed }),
      };
    },
  });
  if (!looked.ok) {
    const { failure } = looked;
    log.warn({ release: key, failure }, "A release could not be observed");
    if (failure.kind === "conflict") await parts.discover();
    const isOver = failure.kind === "not found" && missed.isGone(key);
    await keepRules(parts, lease, await rulesUnseen(store, key, isOver));
    return lookedInVain(sight, clock.now(), { failure, isGone: isOver });
  }
  missed.found(key);
  turns.looked(key, looked.value.decision.isCalm);
  const { observation, decision, later } = looked.value;
  // A label that is taken off takes nothing back of what was decided under it.
  const isTracking = isLabelled(observation.issue.labels, trackingLabel);
  if (!isTracking && !isDecided(observation)) return { next: null, rest: true };
  await store.releases.register({ key, ...watchedBy(observation) });
  await keepIds(parts, lease, observation.ids, own.ids);
  parts.telemetry.decided(lease, decision);
  parts.onDecision?.(observation, decision);
  await keepPage(parts, lease, observation, decision.view);
  // A run that was asked to stop leaves the world alone; the next one looks for itself.
  if (signal.aborted) return { next: clock.now(), rest: false };
  const acted = await carryOut(parts, { observation, decision, lease, learned, signal });
  slowness.note(key, acted.slowed ?? noticed(later, clock));
  if (!acted.isFenced) {
    await sight.keep({ whereabouts: decision.whereabouts, unwritten: acted.unwritten });
    await keepRules(parts, lease, decision.admissionRules);
    await keepStrangers(parts, lease, decision.isStrangers === true);
  }
  if (!acted.isFenced && acted.failures.every(({ isUnsent }) => isUnsent)) {
    parts.hints.ended(lease, acted.hasWritten ? changedBy(observation, decision) : new Set());
  }
  const pause = refusals.note(key, acted.unwritten);
  // Nothing that was decided can be done before it can be written down, and news of what happens wakes it anyway.
  if (pause) return { next: clock.now().add(pause), resyncEvery: pause, rest: false };
  const again = earliest(acted.again, later);
  const next = earliest(decision.next, again);
  if (decision.isCalm && again === null) {
    const resyncEvery = patience.with(observation, decision.next);
    return { next, resyncEvery, rest: decision.rest };
  }
  return { next, rest: decision.rest && again === null };
}

type Wake = (key: ReleaseKey, lease: Lease, signal: AbortSignal) => Promise<Woken>;

/** What this process remembers of a release ends when that comes to rest: releases end, and the process goes on. */
const forgetting =
  (memories: readonly { ended(key: ReleaseKey): void }[], wake: Wake): Wake =>
  async (key, lease, signal) => {
    const woken = await wake(key, lease, signal);
    if (woken.rest) for (const memory of memories) memory.ended(key);
    return woken;
  };

/** Does what was decided, in the name of the run that has this lease. */
async function carryOut(
  parts: WakeParts,
  run: {
    readonly observation: Observation;
    readonly decision: Decision;
    readonly lease: Lease;
    readonly learned: Tools["learned"];
    readonly signal: AbortSignal;
  },
): Promise<Acted & { readonly slowed: Temporal.Instant | null; readonly hasWritten: boolean }> {
  const { store, clock, emit } = parts;
  const { observation, lease, signal } = run;
  const journal = journalOf(store, lease);
  // Without memory of an older issue, its last writing may have been the one that nobody has checked.
  const inDoubt = observation.blindUntil && { [observation.issue.number]: nothingWritten };
  const unchecked = (await store.memory.get(lease.key, uncheckedMemory)) ?? inDoubt;
  const told = await store.memory.get(lease.key, toldMemory);
  let hasWritten = false;
  const mayWrite = async (): Promise<boolean> => {
    hasWritten = true;
    return !signal.aborted && (await store.leases.holds(lease));
  };
  const watched = watchingRoom(guarded(parts.github, mayWrite), clock);
  const acted = await act(run.decision.actions, {
    github: watched.github,
    chats: parts.chats,
    readChanges: parts.readChanges,
    readRank: parts.readRank,
    readReleaseBefore: parts.readReleaseBefore,
    signer: parts.signer ?? null,
    ...(emit && { emit: (action, home) => emit(lease, action, home) }),
    seal: parts.seal,
    journal,
    isCalled: () => store.leases.isCalled(lease),
    unchecked: uncheckedBodies(unchecked, journal),
    isLastLook: run.decision.rest,
    telling: createTelling(told, journal, clock, observation.services.size),
    clock,
    settle: parts.settle,
    learned: run.learned,
    observation,
    onOutcome: (action, outcome) => parts.telemetry.acted(lease, action, outcome),
  });
  return { ...acted, slowed: watched.slowed(), hasWritten };
}

/** What can't be kept for others to see stands in nobody's way. */
async function keepPage(
  { store, log, pageOf, onPage, trace }: WakeParts,
  lease: Lease,
  { issue, services }: Observation,
  view: ReleaseView | null,
): Promise<void> {
  if (!view || !pageOf) return;
  const carried = new Set(view.services.map(({ id }) => id));
  const repositories = [...services].flatMap(([id, facts]) =>
    facts.kind === "known" && carried.has(id) ? [facts.value.repository] : [],
  );
  try {
    const shown = pageOf(view, issue, [...new Set(repositories)]);
    if ((await store.pages.put(lease, shown)) === "kept") onPage?.();
    await trace?.(lease, view, issue);
  } catch (error) {
    log.warn({ release: lease.key, err: error }, "A release could not be kept for others to see");
  }
}

async function keepIds(
  { store }: WakeParts,
  lease: Lease,
  ids: KnownIds,
  before: KnownIds,
): Promise<void> {
  if (ids !== before) await store.memory.put(lease, idsMemory, ids);
}

async function keepStrangers({ store }: WakeParts, lease: Lease, is: boolean): Promise<void> {
  const before = await store.memory.get(lease.key, strangersMemory);
  if ((before === true) !== is) await store.memory.put(lease, strangersMemory, is);
}

/** The journal of the run that has this lease. */
export const journalOf = (store: Store, lease: Lease): Journal => ({
  async begin(id, detail) {
    const intent = await store.intents.begin(lease, id, detail);
    if (intent === "fenced" || intent.state !== "done") return intent;
    return { ...intent, result: intent.result as JournalEntry["result"] & object };
  },
  resend: (id) => store.intents.resend(lease, id),
  done: (id, result) => store.intents.done(lease, id, result),
  remember: (name, value) => store.memory.put(lease, name, value),
  recall: (name) => store.memory.get(lease.key, name),
});

const earliest = (
  a: Temporal.Instant | null,
  b: Temporal.Instant | null,
): Temporal.Instant | null =>
  a === null ? b : b === null ? a : Temporal.Instant.compare(a, b) < 0 ? a : b;
