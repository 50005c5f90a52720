import { code, joinTexts, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { fewOf } from "../../text/few.ts";
import { managersNamed } from "../../text/people.ts";
import { departureOf } from "../record/record.ts";
import { splitService } from "./answer-hold.ts";
import { findItem } from "./find-item.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";

/**
 * `/confirm <item>` and `/waive <item> <reason>` for the release's own go/no-go checklist: a manager's word.
 * @returns undefined: the command is about the checklist of a service
 */
export function answerGoNoGo(request: Request, name: "/confirm" | "/waive"): Answer | undefined {
  const { situation, authority, rest } = request;
  const { record } = situation;
  const { train, observation } = situation;
  const isHere = request.issue === observation.issue.number && !splitService(request).service;
  const isAlone = name === "/confirm";
  const found = isHere ? findItem(train.goNoGo.checklist, rest, isAlone) : undefined;
  if (!found) return undefined;
  const { item, rest: reason } = found;
  if (!authority.isManager) {
    // By its words, or its number, it may as well be one of theirs.
    if (findItem(train.checklist, rest, isAlone)) return undefined;
    return refused(
      say`${strong(item.text)} is of the release's go/no-go checklist, for its managers (${managersNamed(train)}); GitHub doesn't list you as one of them.`,
    );
  }
  if (departureOf(record)) {
    return refused(say`The release has left with its GO: its go/no-go checklist is settled.`);
  }
  const entry = { ...saidBy(request), item: item.id };
  if (isAlone) return done([{ kind: "release confirm", ...entry }]);
  if (reason === "") {
    return refused(
      say`Setting ${strong(item.text)} aside needs its reason, which the notes will show: say ${code(`/waive "${item.text}" <reason>`)}.`,
    );
  }
  return done(
    [{ kind: "release waive", ...entry, reason }],
    [
      paragraph(
        say`${strong(item.text)} of the release is set aside: ${reason}. The notes of the release will say so.`,
      ),
    ],
  );
}

/** The items of the release itself, for whoever named none of any checklist; empty: it has none. */
export function goNoGoHint({ situation: { train } }: Request): readonly Text[] {
  const { checklist } = train.goNoGo;
  if (checklist.length === 0) return [];
  const items = checklist.map(({ text }, index) => say`${index + 1} ${strong(text)}`);
  return [
    say`Those of the release itself, for its managers on the tracking issue, are: ${joinTexts(fewOf(items, 20), ", ")}.`,
  ];
}
