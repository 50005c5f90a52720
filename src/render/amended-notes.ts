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
