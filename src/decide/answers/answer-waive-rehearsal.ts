/** `/waive rehearsal <reason>`: a manager gives the GO without the rehearsal that the train file asks for. */
import { code, paragraph, say } from "../../model/view/text.ts";
import { assess } from "../assess/assess.ts";
import {
  openRehearsal,
  passedRehearsal,
  rehearsalItem,
  waivedRehearsal,
} from "../record/rehearsed.ts";
import { findItem } from "./find-item.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";

const named = /^["'`]?(?:the )?rehearsal["'`]?(?![\p{L}\p{N}_-])[\s:,]*/iu;

/**
 * A manager's word; who says it was looked at before. It is about exactly the commits and versions of now.
 * @returns undefined: it is about something else
 */
export function answerWaiveRehearsal(request: Request): Answer | undefined {
  const { situation, rest } = request;
  const [whole] = named.exec(rest) ?? [];
  if (whole === undefined) return undefined;
  const reason = rest.slice(whole.length).trim();
  const item = findItem(situation.train.checklist, rest, false);
  if (item && item.rest !== reason) return undefined;
  const { train, record, departure, digest } = assess(situation);
  if (!train.rehearse) {
    return refused(say`The train file asks for no rehearsal, so there is nothing to waive.`);
  }
  if (departure) {
    return refused(say`This release has departed, so no rehearsal is waited for any more.`);
  }
  if (openRehearsal(record)) {
    return refused(
      say`A rehearsal is going on. Wait for its end, or stop it first with ${code("/hold <reason>")}.`,
    );
  }
  if (digest === null) {
    return refused(
      say`A commit or version of this release is unknown, so it is unknown what would go without a rehearsal.`,
    );
  }
  if (passedRehearsal(record, digest)) {
    return refused(say`The rehearsal of these commits has passed, so there is nothing to waive.`);
  }
  if (waivedRehearsal(record, digest)) {
    return refused(say`The rehearsal of these commits is waived already.`);
  }
  if (reason === "") {
    return refused(
      say`Please give a reason for going without a rehearsal, which the notes will show: ${code("/waive rehearsal <reason>")}.`,
    );
  }
  return done(
    [{ kind: "release waive", ...saidBy(request), item: rehearsalItem(digest), reason }],
    [
      paragraph(
        say`The rehearsal is waived for exactly these commits: ${reason}. A new commit needs a rehearsal again. The release notes will say so.`,
      ),
    ],
  );
}
