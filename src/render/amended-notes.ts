import { builtInNotice } from "../model/marks/marks.ts";
import type { Text } from "../model/view/text.ts";
import { toMarkdown } from "./markdown.ts";

/** GitHub's limit for the text of a release. */
const bodyMax = 125_000;

/** The same notes behind what became of them. What they end with, their marks, is never cut. */
export function amendedNotes(notes: string, text: Text, mark: string): string {
  const before = `> [!CAUTION]\n> ${toMarkdown(text)}\n${mark}\n\n`;
  const amended = before + notes;
  return amended.length <= bodyMax ? amended : `${mark}\n${notes}`;
}

/** The same notes behind a word on what was not done; they have room for it. */
export const notesWithNotice = (notes: string, text: Text, mark: string): string =>
  `> [!NOTE]\n> ${toMarkdown(text)}\n${mark}\n\n${notes}`;

/** Notes as others take them over: without our marks, and without what they say of themselves. */
export const bareNotes = (notes: string): string =>
  notes
    .slice(
      notes.indexOf(builtInNotice) + (notes.includes(builtInNotice) ? builtInNotice.length : 1),
    )
    .replaceAll(/<!-- release-train:[^<>]{0,500} -->/g, "")
    .trim();
