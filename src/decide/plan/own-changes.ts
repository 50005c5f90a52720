import { compareInstants } from "../../model/instants.ts";
import { readBoxes } from "../../model/marks/boxes.ts";
import type { BodyEdit } from "../../model/github/body-edit.ts";
import { managedPart, outsideRegion } from "../../model/marks/region.ts";

/** A box that an edit left in another state than it found it. */
export interface BoxChange {
  readonly box: string;
  readonly ticked: boolean;
}

export interface EditMeaning {
  /** What the author did. */
  readonly own: readonly BoxChange[];
  /** What came with an older text that the author still had before them. */
  readonly overwritten: readonly BoxChange[];
}

/** A page that was opened longer ago is no reason to believe that somebody meant less than they wrote. */
const window = Temporal.Duration.from({ minutes: 10 });

/**
 * What somebody meant by an edit. GitHub replaces the whole text and asks nobody whether it is still the one
 * that was read (docs: REST, "Update an issue"), so an edit may take back what others did meanwhile. It was
 * written from the text that it changes least, words of people first and boxes second, among those that frame the
 * boxes alike and stood a short while before. When none is known any more, its ticks are its author's, and what it unticked is not.
 * @param edits all edits, oldest first
 * @param index which one of them
 */
export function meaningOf(edits: readonly BodyEdit[], index: number): EditMeaning {
  const edit = edits[index];
  if (!edit) return { own: [], overwritten: [] };
  const all = changesBetween(edit.before, edit.after);
  if (all.length === 0) return { own: [], overwritten: [] };
  const after = withPlainLineEnds(edit.after);
  const frame = frameOf(after);
  const words = outsideRegion(after);
  const [base] = recentTexts(edits, index)
    .map(withPlainLineEnds)
    .filter((text) => frameOf(text) === frame && text !== after)
    .map((text) => ({
      changes: changesBetween(text, after),
      otherWords: outsideRegion(text) === words ? 0 : 1,
    }))
    .toSorted((a, b) => a.otherWords - b.otherWords || a.changes.length - b.changes.length);
  const meant = base?.changes ?? all.filter(({ ticked }) => ticked);
  return {
    own: meant,
    overwritten: all.filter(({ box }) => !meant.some((one) => one.box === box)),
  };
}

/** The texts that the author may have had before them, newest first. */
function recentTexts(edits: readonly BodyEdit[], index: number): readonly string[] {
  const edit = edits[index];
  if (!edit) return [];
  const since = edit.at.subtract(window);
  const texts = [edit.before];
  for (let at = index; at > 0; at -= 1) {
    const [later, earlier] = [edits[at], edits[at - 1]];
    // Until then the earlier one's text may have stood.
    if (!later || !earlier || compareInstants(later.at, since) < 0) break;
    texts.push(earlier.after);
    if (compareInstants(earlier.at, since) >= 0) texts.push(earlier.before);
  }
  return texts;
}

function changesBetween(before: string, after: string): readonly BoxChange[] {
  const old = readBoxes(before);
  return [...readBoxes(after)].flatMap(([box, ticked]) =>
    (old.get(box) ?? false) === ticked ? [] : [{ box, ticked }],
  );
}

/** The lines with boxes and what the app wrote around them, whatever is ticked and whatever people wrote. */
const frameOf = (text: string): string => managedPart(text).replaceAll(/\[[xX]\]/g, "[ ]");

/** The form in the browser ends every line of what it saves with `\r\n`, also those that nobody touched. */
const withPlainLineEnds = (text: string): string => text.replaceAll("\r\n", "\n");
