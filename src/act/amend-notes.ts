import { getReleaseByTag, rewriteRelease } from "../github/resources/releases.ts";
import type { AmendNotes } from "../model/action.ts";
import { amendedMark, readAmendedMarks } from "../model/marks/marks.ts";
import { amendedNotes } from "../render/amended-notes.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/**
 * Puts before published notes what became of them; GitHub lets the text of an immutable release be changed, too
 * ("Immutable releases", GitHub docs). Notes that are gone need no word, and those that have it get no second one.
 */
export async function amendNotes(
  { repo, tag, key, text }: AmendNotes,
  { github }: Tools,
): Promise<Outcome> {
  const found = await getReleaseByTag(github, { repo, tag });
  if (!found.ok) return { kind: "failed", failure: found.failure };
  if (!found.value || readAmendedMarks(found.value.body).includes(key)) return isDone;
  const body = amendedNotes(found.value.body, text, amendedMark(key));
  const written = await rewriteRelease(github, { repo, id: found.value.id, tag, body });
  return written.ok ? isDone : { kind: "failed", failure: written.failure };
}
