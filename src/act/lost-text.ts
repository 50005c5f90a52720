/** What the app's writes ran over, by the history of edits alone: the app never changes what people wrote. */
import type { BodyRevision } from "../model/github/body-revision.ts";
import { outsideRegion } from "../model/marks/region.ts";

/** A text of people that the app's next write didn't know of. */
export interface Lost {
  readonly by: string;
  readonly at: Temporal.Instant;
  readonly text: string;
  /** What its author began with. */
  readonly from: string;
  /** Whether only the app has written since, so that nobody's text stands in its place. */
  readonly isLast: boolean;
  /** Whether what it changed was back since: who took it out then had it in sight. */
  readonly isBack: boolean;
}

/**
 * The lost texts, newest first.
 * @param history newest first
 * @param place of the oldest of the app's writes that is in question
 */
export function lostTexts(history: readonly BodyRevision[], place: number): readonly Lost[] {
  const lost: Lost[] = [];
  for (let index = 0; index <= place; index += 1) {
    const [ours, before] = [history[index], history[index + 1]];
    if (!ours?.ours || !before || before.ours || ours.text === null || before.text === null)
      continue;
    if (isSame(before.text, ours.text)) continue;
    const older = history.slice(index + 2);
    const from = older.find((one) => one.ours) ?? older.at(-1);
    const newer = history.slice(0, index);
    const edit = { text: before.text, from: from?.text ?? "" };
    lost.push({
      by: before.by,
      at: before.at,
      ...edit,
      isLast: newer.every((one) => one.ours),
      isBack: newer.some(({ text }) => text !== null && hasChangeOf(edit, text)),
    });
  }
  return lost;
}

/** Whether a text has all that somebody changed: their lines, and none of those that they took out. */
export function hasChangeOf({ text, from }: Pick<Lost, "text" | "from">, now: string): boolean {
  if (isSame(text, now)) return true;
  const [wanted, base, there] = [linesOf(text), linesOf(from), linesOf(now)];
  const added = [...wanted].filter((line) => !base.has(line));
  const removed = [...base].filter((line) => !wanted.has(line));
  if (added.length + removed.length === 0) return false;
  return added.every((line) => there.has(line)) && !removed.some((line) => there.has(line));
}

/** Whether people's part of both is the same; blank lines aside, which the app adds around its own part. */
export const isSame = (left: string, right: string): boolean =>
  filledLines(left).join("\n") === filledLines(right).join("\n");

const linesOf = (body: string): ReadonlySet<string> => new Set(filledLines(body));

const filledLines = (body: string): readonly string[] =>
  outsideRegion(body)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
