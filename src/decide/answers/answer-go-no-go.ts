import { code, joinTexts, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { fewOf } from "../../text/few.ts";
import { managersNamed } from "../../text/people.ts";
import { departureOf } from "../record/record.ts";
import { splitService } from "./split-service.ts";
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
      say`${strong(item.text)} is on the release's go/no-go checklist. Only its managers (${managersNamed(train)}) can answer it, and GitHub doesn't list you as one of them.`,
    );
  }
  if (departureOf(record)) {
    return refused(say`The release has departed, so its go/no-go checklist is final.`);
  }
  const entry = { ...saidBy(request), item: item.id };
  if (isAlone) return done([{ kind: "release confirm", ...entry }]);
  if (reason === "") {
    return refused(
      say`Please give a reason for waiving ${strong(item.text)}, which the notes will show: ${code(`/waive "${item.text}" <reason>`)}.`,
    );
  }
  return done(
    [{ kind: "release waive", ...entry, reason }],
    [
      paragraph(
        say`${strong(item.text)} is waived for the release: ${reason}. The release notes will say so.`,
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
    say`Items of the release itself, for its managers on the tracking issue: ${joinTexts(fewOf(items, 20), ", ")}.`,
  ];
}
