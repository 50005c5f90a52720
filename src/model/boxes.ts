/**
 * Boxes that people tick in a sub-issue. Each line carries a mark with its id, so that a box is known again
 * however its text is worded; what stands behind the box is the app's to write.
 */
export interface Box {
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly isTicked: boolean;
}

const pattern = /^[ \t]*[-*+] \[([ xX])\] .*<!-- box:([a-z0-9-]{1,80}) -->[ \t]*$/;

/** One line of Markdown. `text` is Markdown already. */
export const boxLine = (box: Box, text: string): string =>
  `- [${box.isTicked ? "x" : " "}] ${text} <!-- box:${box.id} -->`;

/** The boxes of a text by id; of a repeated one the first. Linear in the text. */
export function readBoxes(text: string): ReadonlyMap<string, boolean> {
  const boxes = new Map<string, boolean>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, mark, id] = pattern.exec(line) ?? [];
    if (id !== undefined && !boxes.has(id)) boxes.set(id, mark !== " ");
  }
  return boxes;
}

/** The id of an item by its text: stays the same while the words do. */
export const boxId = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 80) || "item";
