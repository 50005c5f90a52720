/** Who changed what in a body, out of the texts that it had one after the other. */
import type { AppIdentity } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { BodyEdit } from "../../model/github/body-edit.ts";
import { isOurs } from "../ask/account.ts";
import type { Revision } from "./sub-issue-shape.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * The edits of people, oldest first. The first revision is the text that the app opened the issue with; a
 * revision that somebody deleted takes away what the one after it can be held against, so neither counts.
 * @param revisions newest first
 */
export function editsOf(
  revisions: Reading<readonly Revision[]>,
  app: AppIdentity,
): Reading<readonly BodyEdit[]> {
  if (revisions.kind === "unknown") return revisions;
  const [first, ...later] = revisions.value.toReversed();
  if (!first) return known([]);
  if (!isOurs(first.editor, app)) {
    return unknown(wording`the edit history doesn't go back to the first text`);
  }
  const edits: BodyEdit[] = [];
  let before = first.diff;
  for (const { diff: after, editedAt: at, editor: by } of later) {
    if (before !== null && after !== null && !isOurs(by, app)) {
      edits.push({ at, by, before, after });
    }
    before = after;
  }
  return known(edits);
}
