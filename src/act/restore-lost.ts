/**
 * GitHub has no lock on issues: what somebody writes between the app's reading of a body and its writing is gone from
 * it. But the history of edits keeps it, so each write is held against that history, and the text of the people is
 * put back, or they are told with it. What isn't settled yet is in the store.
 */
import { bodyHistory } from "../github/resources/body-history.ts";
import {
  rewriteIssue,
  type IssueAt,
  type IssueChange,
  type IssueNow,
} from "../github/resources/issues.ts";
import type { IssueKey } from "../model/github/issue-key.ts";
import type { Urgency } from "../model/github/urgency.ts";
import { succeed, type Failure, type Result } from "../model/failure.ts";
import type { BodyRevision } from "../model/github/body-revision.ts";
import { entriesOf, whole, type Listing } from "../model/listing.ts";
import { outsideRegion, withManagedOf } from "../model/marks/region.ts";
import { joinTexts, mention, paragraph, say, verbatim } from "../model/view/text.ts";
import { hasChangeOf, isSame, lostTexts, type Lost } from "./lost-text.ts";
import { sayOnce } from "./say-once.ts";
import type { Word } from "./telling.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";
import { digestOf, withWritten, type Unchecked } from "./unchecked.ts";

/** A history that can be read and doesn't show a write after so many looks never will: it didn't happen. */
const vainMax = 8;
/** Seconds to the next look at a history that isn't read, at most. */
const pauseMax = 60;

/** Whoever wrote meanwhile is heard before. */
const nextLook = Temporal.Duration.from({ minutes: 1 });

/** So far the clocks of GitHub and of the app are apart, at most. */
const apart = Temporal.Duration.from({ minutes: 5 });

/** An issue of the release whose body the app writes. */
export interface BodyAt extends IssueAt {
  /** Absent: it is in the train repository, and its number is that. */
  readonly key?: IssueKey;
}

const keyOf = ({ key, number }: BodyAt): IssueKey => key ?? number;

/** What became of a body that was to be written. */
export type Rewritten =
  | { readonly kind: "written" }
  /** It is right as it is. */
  | { readonly kind: "same" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "fenced" };

/** `told`: what of the body couldn't have waited. */
type Rewriting = IssueChange & { readonly told?: Word; readonly isSpared?: true };

/**
 * Writes what `make` makes of the issue as it stands now; null: nothing. That the body is about to be written is in
 * the store before, whatever becomes of the process.
 */
export async function rewrite(
  at: BodyAt & { readonly urgency?: Urgency },
  tools: Tools,
  make: (now: IssueNow) => Rewriting | null,
): Promise<Rewritten> {
  const { unchecked } = tools;
  let isFenced = false;
  const rewritten = await rewriteIssue(tools.github, at, async (now) => {
    const { told, isSpared, ...change } = make(now) ?? {};
    if (change.body === undefined) return Object.keys(change).length === 0 ? null : change;
    const entry = withWritten(unchecked.of(keyOf(at)), change.body, tools.clock.now());
    isFenced = (await unchecked.writes(keyOf(at), entry)) === "fenced";
    if (!isFenced && told) {
      const text = { ...told, key: keyOf(at), after: change.body };
      isFenced = (await tools.telling?.tell(text, isSpared)) === "fenced";
    }
    return isFenced ? null : change;
  });
  if (isFenced) return { kind: "fenced" };
  if (!rewritten.ok) return { kind: "failed", failure: rewritten.failure };
  return { kind: rewritten.value ? "written" : "same" };
}

/**
 * Puts back what the app's last writes of the issue's body may have written over. What this run wrote is held against
 * the history that the next look reads along with all else, unless there is none.
 */
export async function restoreLost(of: BodyAt, tools: Tools): Promise<Outcome> {
  const key = keyOf(of);
  const unchecked = tools.unchecked.of(key);
  if (!unchecked) return isDone;
  if (tools.unchecked.isNew(key) && tools.isLastLook === false) {
    return { kind: "open", at: tools.clock.now().add(nextLook) };
  }
  const at = { repo: of.repo, number: of.number, key };
  const seen = seenOf(key, unchecked, tools);
  const read = seen ?? (await bodyHistory(tools.github, at, (all) => hasAll(all, unchecked)));
  if (!read.ok) return later(key, { ...unchecked, unread: unchecked.unread + 1 }, tools);
  if (read.value.kind === "cut") {
    const told = await tellOfCut(key, unchecked, tools);
    if (told.kind !== "done") return told;
  }
  const history = entriesOf(read.value);
  const place = placeIn(history, unchecked);
  const looked = { ...unchecked, vain: unchecked.vain + 1, unread: 0 };
  if (place < 0) {
    const isHopeless = looked.vain >= vainMax || unchecked.written.length === 0;
    return isHopeless ? settled(key, tools) : later(key, looked, tools);
  }
  const now = history[0]?.text ?? "";
  const missing = lostTexts(history, place).filter((one) => !one.isBack);
  const [last, ...others] = missing;
  const isOpen =
    last !== undefined && last.isLast && hasChangesSince(last, now) && unchecked.vain < vainMax;
  for (const one of isOpen ? others : missing) {
    // What the one that is put back has, its author wrote with it in sight.
    if (isOpen && hasChangeOf(one, last.text)) continue;
    const told = await tell(key, one, tools);
    if (told.kind !== "done") return told;
  }
  if (!isOpen) return settled(key, tools);
  const restored = await putBack(at, { lost: last, now }, tools);
  // Somebody has written meanwhile, or the history is behind.
  if (restored.kind === "same") return later(key, looked, tools);
  // The plan may be another one by that text.
  return restored.kind === "written" ? { kind: "open", at: tools.clock.now() } : restored;
}

/**
 * The same for what earlier runs wrote, before this one writes more, as far as this look has read it.
 * @returns null: nothing is in question, or nothing is known of it yet
 */
export async function restoreSeen(at: BodyAt, tools: Tools): Promise<Outcome | null> {
  const unchecked = tools.unchecked.of(keyOf(at));
  if (!unchecked || tools.unchecked.isNew(keyOf(at))) return null;
  if (!seenOf(keyOf(at), unchecked, tools)) return null;
  const restored = await restoreLost(at, tools);
  return restored.kind === "done" ? null : restored;
}

/** The history as the look has read it; undefined: not, or not enough of it. */
function seenOf(
  key: IssueKey,
  unchecked: Unchecked,
  { observation }: Tools,
): Result<Listing<BodyRevision>> | undefined {
  // One that was read before may be older than what was written since.
  if (observation.readNow?.issue === false) return undefined;
  const history = observation.bodyHistories?.get(key);
  // The one before the last that counts shows what that one wrote over.
  return history && hasAll(history.slice(0, -1), unchecked) ? succeed(whole(history)) : undefined;
}

/** Whether it also has what was written into the place that it takes. */
const hasChangesSince = (lost: Lost, now: string): boolean =>
  isSame(lost.from, now) || hasChangeOf({ text: now, from: lost.from }, lost.text);

/** Whether these hold all that the app has written and not held against the history yet, as far as it was written. */
function hasAll(history: readonly BodyRevision[], { written, since }: Unchecked): boolean {
  const texts = new Set(
    history.flatMap(({ ours, text }) => (ours && text ? [digestOf(text)] : [])),
  );
  if (written.every((one) => texts.has(one))) return true;
  const last = history.at(-1)?.at;
  if (since === undefined || !last) return placeIn(history, { written }) >= 0;
  return Temporal.Instant.compare(last, Temporal.Instant.from(since).subtract(apart)) < 0;
}

/** The oldest of what the app has written and not held against the history yet; -1: not shown yet. */
function placeIn(
  history: readonly BodyRevision[],
  { written }: Pick<Unchecked, "written">,
): number {
  // Nobody knows what was written last: then what stands there now is in question.
  if (written.length === 0) return history[0]?.ours ? 0 : -1;
  const digests = new Set(written);
  return history.findLastIndex(
    ({ ours, text }) => ours && text !== null && digests.has(digestOf(text)),
  );
}

async function settled(key: IssueKey, { unchecked }: Tools): Promise<Outcome> {
  return (await unchecked.keep(key, null)) === "fenced" ? { kind: "fenced" } : isDone;
}

/** A history that can't be read is looked at until it can. */
async function later(key: IssueKey, entry: Unchecked, tools: Tools): Promise<Outcome> {
  if ((await tools.unchecked.keep(key, entry)) === "fenced") return { kind: "fenced" };
  const seconds = Math.min(pauseMax, 5 * Math.max(1, entry.unread - 3));
  return { kind: "open", at: tools.clock.now().add({ seconds }) };
}

const putBack = (
  at: BodyAt,
  { lost, now }: { readonly lost: Lost; readonly now: string },
  tools: Tools,
): Promise<Rewritten> =>
  rewrite(at, tools, ({ body }) =>
    outsideRegion(body) === outsideRegion(now) ? { body: withManagedOf(lost.text, body) } : null,
  );

async function tell(on: IssueKey, lost: Lost, tools: Tools): Promise<Outcome> {
  const key = `lost:${on}:${lost.at.toString()}:${digestOf(lost.text).slice(0, 8)}`;
  if (tools.observation.said.has(key)) return isDone;
  return sayOnce(
    {
      kind: "say",
      key,
      message: [
        paragraph(
          say`${mention(lost.by)}: your edit of this issue met another one at the same moment, and not all of it is in its text any more. This is what you wrote; put back what is missing:`,
        ),
        verbatim(outsideRegion(lost.text).trim()),
      ],
      on,
    },
    tools,
  );
}

/** Where more was edited than can be looked through, nobody knows whether a text is lost: people can compare. */
async function tellOfCut(on: IssueKey, { since }: Unchecked, tools: Tools): Promise<Outcome> {
  const { said, train } = tools.observation;
  const key = `lost:${on}:unread:${since ?? "before"}`;
  if (said.has(key)) return isDone;
  const managers = train.kind === "valid" ? train.train.managers : [];
  const names = managers.map((one) => [mention(one.kind === "person" ? one.login : one.team)]);
  const who = names.length > 0 ? say`${joinTexts(names, " ")}: ` : say``;
  const words = say`${who}this issue was edited too often to check every edit. If your text is missing, open "edited" at the top of the issue, find it there and write it again.`;
  return sayOnce({ kind: "say", key, message: [paragraph(words)], on }, tools);
}
