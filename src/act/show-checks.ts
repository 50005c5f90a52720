import { createCheckRun, updateCheckRun } from "../github/resources/checks.ts";
import { ownCheckRuns } from "../github/resources/own-checks.ts";
import type { Action } from "../model/action.ts";
import type { Failure, Result } from "../model/failure.ts";
import type { Observation } from "../model/observation.ts";
import {
  checkedCommit,
  releaseCheckName,
  type Aboard,
  type ReleaseCheck,
} from "../model/view/release-check.ts";
import { renderUnmarked } from "../render/message.ts";
import { once } from "./once.ts";
import { isDone, nobodyCalls, type Outcome, type Tools } from "./tools.ts";
import { digestOf } from "./unchecked.ts";

/** Under this name the run remembers which check runs it wrote. Forgotten, they are looked for on GitHub. */
export const checksMemory = "checks";

/** Written by this app in this shape. */
interface Kept {
  /** By `checkedCommit`. */
  readonly written: Readonly<Record<string, Written>>;
  /** What GitHub refused, by `checkedCommit` or id of a repository: until when it isn't tried again. ISO 8601. */
  readonly refused: Readonly<Record<string, string>>;
  /** Those by `checkedCommit` whose creation was begun and isn't known to have ended. Absent: that wasn't kept yet. */
  readonly begun?: readonly string[];
}

interface Written {
  readonly id: number;
  /** Of what it says. */
  readonly print: string;
  readonly aboard: readonly Aboard[];
}

/** So many in one run: whatever matters more doesn't wait behind all of them. */
const checksAtOnce = 20;
/** People may have granted meanwhile what was missing. */
const refusedPause = Temporal.Duration.from({ hours: 1 });

/** What was told to be aboard, from what the memory gives back. */
export const recallAboard = (kept: unknown): NonNullable<Observation["aboard"]> =>
  new Map(
    Object.entries((kept as Kept | undefined)?.written ?? {}).map(([key, { aboard }]) => [
      key,
      aboard,
    ]),
  );

/** A check as it is written. */
interface Due {
  readonly check: ReleaseCheck;
  readonly key: string;
  readonly print: string;
  readonly summary: string;
}

/** What one run of it goes by. */
interface Showing {
  readonly tools: Tools;
  kept: Kept;
}

/**
 * Brings the check runs on commits to what they should say. Only what is new is written, and nobody's effect or answer
 * waits for it: when there is no room, or somebody calls, the next run does the rest.
 */
export async function showChecks(
  { checks }: Extract<Action, { kind: "show checks" }>,
  tools: Tools,
): Promise<Outcome> {
  const { journal, clock, isCalled = nobodyCalls } = tools;
  const remembered = (await journal.recall(checksMemory)) as Kept | undefined;
  const showing: Showing = { tools, kept: remembered ?? nothingKept(tools) };
  const { release } = tools.observation;
  const all = checks.map((check) => dueOf(check));
  const due = (): readonly Due[] => all.filter((one) => isDue(showing, one));
  const some = due().slice(0, checksAtOnce);
  const [next] = some;
  if (!next) return isDone;
  const roomFor = ({ check }: Due) => tools.github.room(check.repo, "background", 1, "checks");
  // Nothing is asked about what could not be written anyway.
  const later = await roomFor(next);
  if (later) return { kind: "open", at: later };
  const looked = await find(showing, some);
  if (looked.kind !== "done") return looked;
  for (const one of some) {
    // It may have been refused for its whole repository since.
    if (!isDue(showing, one)) continue;
    const full = await roomFor(one);
    if (full) return { kind: "open", at: full };
    if (one !== next && (await isCalled())) return { kind: "open", at: clock.now() };
    const outcome = await write(showing, one, release);
    if (outcome.kind !== "done") return outcome;
  }
  return due().length > 0 ? { kind: "open", at: clock.now() } : isDone;
}

function dueOf(check: ReleaseCheck): Due {
  const summary = renderUnmarked(check.summary);
  return {
    check,
    summary,
    key: checkedCommit(check.repository, check.commit),
    print: digestOf(JSON.stringify([check.conclusion, check.title, summary, check.aboard])),
  };
}

function isDue({ kept, tools: { clock } }: Showing, { check, key, print }: Due): boolean {
  if (kept.written[key]?.print === print) return false;
  return [key, `${check.repository}`].every((what) => {
    const until = kept.refused[what];
    return until === undefined || Temporal.Instant.compare(clock.now(), until) >= 0;
  });
}

/** What isn't kept yet stays so: of all of them it isn't known whether they were begun. */
const begun = (kept: Kept, key: string): Kept =>
  kept.begun === undefined || kept.begun.includes(key)
    ? kept
    : { ...kept, begun: [...kept.begun, key] };

/** After so long the store forgets what ended, whatever it says of its own age. */
const forgottenAfter = Temporal.Duration.from({ hours: 24 * 28 });

function nothingKept({ observation, clock }: Tools): Kept {
  const forgets = observation.issue.openedAt.add(forgottenAfter);
  const isNew = Temporal.Instant.compare(clock.now(), forgets) < 0;
  return { written: {}, refused: {}, ...(isNew && { begun: [] }) };
}

/** On one commit several releases may have one each: each is known by its release. */
const markOf = (release: string, print: string): string => `${release} ${print}`;

/** Whether GitHub may have one that the app doesn't remember. It remembers all of an issue that is younger than its memory. */
function mayBeThere({ kept, tools }: Showing, { key }: Due): boolean {
  if (kept.written[key] !== undefined) return false;
  const isForgetful = tools.observation.blindUntil !== null || kept.begun === undefined;
  return isForgetful || kept.begun.includes(key);
}

/** Finds those of which the app doesn't remember that it wrote them. */
async function find(showing: Showing, due: readonly Due[]): Promise<Outcome> {
  const { github, observation } = showing.tools;
  const unknown = due.filter((one) => mayBeThere(showing, one));
  const byRepo = Map.groupBy(unknown, ({ check }) => check.repo);
  for (const [repo, some] of byRepo) {
    const commits = some.map(({ check }) => check.commit);
    const found = await ownCheckRuns(github, { repo, name: releaseCheckName, commits });
    if (!found.ok) return refuse(showing, some, found.failure);
    const lines = some.flatMap(({ key, check, print }) => {
      const runs = found.value.get(check.commit);
      const own = runs?.find(({ externalId }) =>
        externalId.startsWith(markOf(observation.release, "")),
      );
      if (!own) return [];
      const isSame = own.externalId === markOf(observation.release, print);
      const aboard = isSame ? check.aboard : [];
      return [[key, { id: own.id, print: isSame ? print : "", aboard }] as const];
    });
    const unread = some.filter(({ check }) => !found.value.has(check.commit));
    const written = { ...showing.kept.written, ...Object.fromEntries(lines) };
    if (!(await remember(showing, { ...showing.kept, written }))) return { kind: "fenced" };
    // Nothing is known of these: a second one might be made.
    if (unread.length > 0)
      await postpone(
        showing,
        unread.map(({ key }) => key),
      );
  }
  return isDone;
}

async function write(showing: Showing, due: Due, release: string): Promise<Outcome> {
  const { tools } = showing;
  const { check, key, print, summary } = due;
  const { repo, commit, conclusion, title } = check;
  const content = { repo, name: releaseCheckName, conclusion, title, summary };
  const externalId = markOf(release, print);
  const before = showing.kept.written[key];
  if (!before && !(await remember(showing, begun(showing.kept, key)))) return { kind: "fenced" };
  const update = (id: number): Promise<Result<number>> =>
    updateCheckRun(tools.github, id, { ...content, externalId });
  const written: Result<number> | Outcome = before
    ? await update(before.id)
    : await create(showing, due, {
        update,
        request: () =>
          createCheckRun(tools.github, { ...content, commit, annotations: [], externalId }),
      });
  if ("kind" in written) return written;
  if (!written.ok) return refuse(showing, [due], written.failure);
  const entry = { id: written.value, print, aboard: check.aboard };
  const next = { ...showing.kept.written, [key]: entry };
  const others = showing.kept.begun?.filter((one) => one !== key);
  return (await remember(showing, {
    ...showing.kept,
    written: next,
    ...(others && { begun: others }),
  }))
    ? isDone
    : { kind: "fenced" };
}

/** At most once: an answer that was lost is waited for, and then looked for. */
async function create(
  { tools }: Showing,
  { key, print }: Due,
  how: {
    readonly request: () => Promise<Result<number>>;
    readonly update: (id: number) => Promise<Result<number>>;
  },
): Promise<Result<number> | Outcome> {
  const made = await once(tools, { id: `check ${key}`, detail: print, request: how.request });
  switch (made.kind) {
    case "done":
      return { ok: true, value: made.value };
    case "past":
      // The run ended before it remembered: what that one says now isn't known.
      return typeof made.value === "number"
        ? how.update(made.value)
        : { kind: "open", at: tools.clock.now().add(refusedPause) };
    case "failed":
      return { ok: false, failure: made.failure };
    case "open":
    case "fenced":
      return made;
  }
}

/**
 * What only people can mend is left alone for an hour, and doesn't bring the release back by itself: these are words on
 * the side. What passes is tried again when GitHub says.
 */
async function refuse(showing: Showing, due: readonly Due[], failure: Failure): Promise<Outcome> {
  if (failure.retry === "later") return { kind: "failed", failure };
  const isOfAll = failure.isLacking === true || failure.kind === "forbidden";
  const keys = due.map(({ key, check }) => (isOfAll ? `${check.repository}` : key));
  return (await postpone(showing, keys)) ? isDone : { kind: "fenced" };
}

function postpone(showing: Showing, keys: readonly string[]): Promise<boolean> {
  const until = showing.tools.clock.now().add(refusedPause).toString();
  const lines = Object.fromEntries(keys.map((key) => [key, until]));
  return remember(showing, { ...showing.kept, refused: { ...showing.kept.refused, ...lines } });
}

async function remember(showing: Showing, kept: Kept): Promise<boolean> {
  showing.kept = kept;
  return (await showing.tools.journal.remember(checksMemory, kept)) === "kept";
}
