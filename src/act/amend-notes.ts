import { getReleaseByTag, makeLatest, rewriteRelease } from "../github/resources/releases.ts";
import type { AmendNotes } from "../model/action.ts";
import { amendedMark, readAmendedMarks, withdrawnMark } from "../model/marks/marks.ts";
import { say, type Text } from "../model/view/text.ts";
import { succeed, type Result } from "../model/failure.ts";
import { amendedNotes } from "../render/amended-notes.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/**
 * Puts before published notes what became of them; GitHub lets the text of an immutable release be changed, too
 * ("Immutable releases", GitHub docs). Notes that are gone need no word, and those that have it get no second one. The word
 * comes last, so that the latest release is as it should be once it is there, and people may change that again.
 */
export async function amendNotes(action: AmendNotes, tools: Tools): Promise<Outcome> {
  const { repo, tag, key, text, withdrawn } = action;
  const { github } = tools;
  const found = await getReleaseByTag(github, { repo, tag });
  if (!found.ok) return { kind: "failed", failure: found.failure };
  if (!found.value || readAmendedMarks(found.value.body).includes(key)) return isDone;
  const latest = await withoutLatest(action, tools);
  if (!latest.ok) return { kind: "failed", failure: latest.failure };
  const mark = `${amendedMark(key)}${withdrawn === null ? "" : withdrawnMark}`;
  const body = amendedNotes(found.value.body, say`${text}${latest.value}`, mark);
  const written = await rewriteRelease(github, { repo, id: found.value.id, tag, body });
  return written.ok ? isDone : { kind: "failed", failure: written.failure };
}

/**
 * Makes the release before the latest again, where all of this one was rolled back. What GitHub refuses for good is for
 * people, and keeps nothing else waiting.
 * @returns what is to be told of that
 */
async function withoutLatest(
  { repo, tag, withdrawn }: AmendNotes,
  { github, readReleaseBefore }: Tools,
): Promise<Result<Text>> {
  if (withdrawn === null) return succeed(say``);
  const before = await readReleaseBefore({ repo, tag, version: withdrawn });
  if (!before.ok) return before;
  if (!before.value) return succeed(say``);
  const { id, tag: other } = before.value;
  const made = await makeLatest(github, { repo, id, tag: other });
  if (made.ok || made.failure.retry === "later") return made.ok ? succeed(say``) : made;
  return succeed(say` GitHub refused to show ${other} as the latest release: set that by hand.`);
}
