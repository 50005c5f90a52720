import {
  changeLabels,
  createLabel,
  readPullLabels,
  type LabelChange,
} from "../github/resources/pull-labels.ts";
import type { Action } from "../model/action.ts";
import { succeed, type Result } from "../model/failure.ts";
import type { RepoName } from "../model/ids.ts";
import {
  isPullLabel,
  pullLabelOf,
  type LabelledPull,
  type PullState,
} from "../model/view/pull-label.ts";
import { isDone, nobodyCalls, type Outcome, type Tools } from "./tools.ts";

/** Under this name the run remembers which labels it wrote. Forgotten, they are read from the pull requests. */
const labelsMemory = "pull labels";

/** Written by this app in this shape. */
interface Kept {
  /** By repository id and number; null: none. */
  readonly written: Readonly<Record<string, PullState | null>>;
  /** Until when nothing is tried in a repository, by its id: it refused. ISO 8601. */
  readonly refused: Readonly<Record<string, string>>;
}

/** So many in one request: whatever matters more doesn't wait behind all of them. */
const atOnce = 20;
/** People may have granted meanwhile what was missing. */
const refusedPause = Temporal.Duration.from({ hours: 1 });

const looks: Readonly<Record<PullState, { readonly color: string; readonly description: string }>> =
  {
    boarded: { color: "1d76db", description: "Part of a release that has yet to deploy it" },
    live: { color: "0e8a16", description: "In production with its release" },
    "rolled back": { color: "b60205", description: "Was in production and has been rolled back" },
    missed: { color: "fbca04", description: "Its release departed or ended without it" },
  };

const keyOf = ({ repository, number }: LabelledPull): string => `${repository}#${number}`;

/**
 * Brings the labels of pull requests to what they should say, many in one request. Only the app's own labels come and
 * go; nobody's effect or answer waits for them.
 */
export async function labelPulls(
  { pulls }: Extract<Action, { kind: "label pulls" }>,
  tools: Tools,
): Promise<Outcome> {
  const { github, journal, clock, isCalled = nobodyCalls } = tools;
  const remembered = (await journal.recall(labelsMemory)) as Kept | undefined;
  let kept: Kept = remembered ?? { written: {}, refused: {} };
  const isDue = (one: LabelledPull): boolean => {
    const until = kept.refused[`${one.repository}`];
    const mayTry = until === undefined || Temporal.Instant.compare(clock.now(), until) >= 0;
    return mayTry && (kept.written[keyOf(one)] ?? null) !== one.state;
  };
  const next = pulls.find(isDue);
  if (!next) return isDone;
  const some = pulls
    .filter((one) => one.repository === next.repository && isDue(one))
    .slice(0, atOnce);
  const later = await github.room(next.repo, "background", some.length);
  if (later) return { kind: "open", at: later };
  const done = await label(tools, next.repo, some);
  if (!done.ok && done.failure.retry === "later") return { kind: "failed", failure: done.failure };
  kept = done.ok
    ? { ...kept, written: { ...kept.written, ...statesOf(some) } }
    : { ...kept, refused: { ...kept.refused, [next.repository]: refusedUntil(tools) } };
  if ((await journal.remember(labelsMemory, kept)) === "fenced") return { kind: "fenced" };
  const isMore = pulls.some(isDue);
  if (!isMore || (await isCalled())) {
    return isMore ? { kind: "open", at: clock.now() } : isDone;
  }
  return labelPulls({ kind: "label pulls", pulls }, tools);
}

const refusedUntil = ({ clock }: Tools): string => clock.now().add(refusedPause).toString();

const statesOf = (pulls: readonly LabelledPull[]): Kept["written"] =>
  Object.fromEntries(pulls.map((one) => [keyOf(one), one.state]));

/** Labels pull requests of one repository. */
async function label(
  { github }: Tools,
  repo: RepoName,
  pulls: readonly LabelledPull[],
): Promise<Result<void>> {
  const states = [...new Set(pulls.flatMap(({ state }) => state ?? []))];
  const read = await readPullLabels(github, repo, {
    numbers: pulls.map(({ number }) => number),
    names: states.map(pullLabelOf),
  });
  if (!read.ok) return read;
  const ids = new Map(read.value.known.map(({ id, name }) => [name.toLowerCase(), id]));
  // A repository gets a label when a pull request is the first to need it.
  for (const state of states) {
    const name = pullLabelOf(state);
    if (ids.has(name)) continue;
    const made = await createLabel(github, repo, { name, ...looks[state] });
    if (!made.ok) return made;
    ids.set(name, made.value.id);
  }
  const changes = pulls.flatMap(({ number, state }): readonly LabelChange[] => {
    const pull = read.value.pulls.get(number);
    if (!pull) return [];
    const wanted = state === null ? undefined : pullLabelOf(state);
    const own = pull.labels.filter(({ name }) => isPullLabel(name));
    const isThere = own.some(({ name }) => name.toLowerCase() === wanted);
    const id = wanted === undefined || isThere ? undefined : ids.get(wanted);
    const remove = own.filter(({ name }) => name.toLowerCase() !== wanted).map((one) => one.id);
    const add = id === undefined ? [] : [id];
    return add.length + remove.length === 0 ? [] : [{ pull: pull.id, add, remove }];
  });
  return changes.length === 0 ? succeed(undefined) : changeLabels(github, repo, changes);
}
