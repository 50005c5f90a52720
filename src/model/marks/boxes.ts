import { createHash } from "node:crypto";
import { sha, type Sha } from "../ids.ts";

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

const idMax = 60;

/**
 * The id of an item by its text: stays the same while the words do, whatever their case and punctuation. What
 * is too long, or has letters that an id can't hold, is told apart by a hash. At most 73 characters.
 */
export function boxId(text: string): string {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const whole = words.join("-");
  const id = whole.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
  if (id === whole && id !== "" && id.length <= idMax) return id;
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, 12);
  return `${id.slice(0, idMax)}-${hash}`.replace(/^-/, "");
}

/** In a body with boxes: the commit that they are about, as the people who tick them see it. */
export const commitMark = (commit: Sha): string => `<!-- release-train:commit ${commit} -->`;

/** The commit that a body shows; undefined: none. */
export function readCommitMark(body: string): Sha | undefined {
  const [, commit] = /<!-- release-train:commit ([0-9a-f]{40,64}) -->/.exec(body) ?? [];
  return commit === undefined ? undefined : sha(commit);
}

/** Prefixes of the ids in a sub-issue: boxes that the app proves, and those of the checklist. */
export const gateBox = (name: string): string => `gate-${boxId(name)}`;
export const itemBox = (id: string): string => `item-${id}`;

/** The item whose box this is; undefined: another box. */
export const itemOfBox = (box: string): string | undefined =>
  box.startsWith("item-") ? box.slice("item-".length) : undefined;
