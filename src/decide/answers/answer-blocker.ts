/** `/waive [service] blocker #n <reason>`: a manager lets the release leave although one issue blocks it. */
import type { ServiceId } from "../../model/ids.ts";
import { code, joinTexts, paragraph, say, type Text } from "../../model/view/text.ts";
import { blockersOf, type Blocking } from "../gates/blockers.ts";
import { fewOf } from "../../text/few.ts";
import { splitService } from "./split-service.ts";
import { managersMay } from "./managers-may.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

/** undefined: it is about something else. */
export function answerBlocker(request: Request): Answer | undefined {
  const { service, reason: text } = splitService(request);
  const words = wordsIn(text);
  if (!words) return undefined;
  if (!request.authority.isManager) return refused(managersMay(request, "/waive"));
  const { services, observation } = request.situation;
  const here = [...observation.subIssues.values()].find(({ key }) => key === request.issue);
  const id = service?.id ?? here?.service ?? null;
  const scope = [...services.values()].filter(
    (assessed) => id === null || assessed.service.id === id,
  );
  const found = scope.map((assessed) =>
    blockersOf(request.situation, assessed, request.situation.record),
  );
  const all = new Map(
    found.flatMap(({ blocking }) => blocking.map((one) => [one.facts.id, one] as const)),
  );
  const meant = [...all.values()].filter((one) => isMeant(one, words));
  const [blocker, ...others] = meant;
  if (!blocker) {
    const isUnread = found.some(({ gaps }) => gaps.length > 0);
    return refused(noSuchBlocker(words, id, scope, [...all.values()], isUnread));
  }
  if (others.length > 0) {
    const names = joinTexts(
      meant.filter(({ isHidden }) => !isHidden).map(({ name: one }) => say`${code(one)}`),
      ", ",
    );
    return refused(
      say`Several blockers have the number ${words.number}: ${names}. Name one with its repository.`,
    );
  }
  const start = `/waive ${id === null ? "" : `${id} `}blocker ${words.ref}`;
  if (words.reason === "") {
    return refused(
      say`Please give a reason, which the notes will show: ${code(`${start} <reason>`)}.`,
    );
  }
  const { name, facts } = blocker;
  return done(
    [
      {
        kind: "waive blocker",
        ...saidBy(request),
        service: id,
        id: facts.id,
        name,
        reason: words.reason,
      },
    ],
    [
      paragraph(
        say`${name} no longer blocks ${whom(id, scope)}: ${words.reason}. The release notes will say so.`,
      ),
    ],
  );
}

interface Words {
  /** As it was written. */
  readonly ref: string;
  /** In lower case; null: only the number was given. */
  readonly repo: string | null;
  readonly number: number;
  readonly reason: string;
}

const name = "[\\w.-]{1,100}";
const pattern = new RegExp(
  `^blockers?[\\s:]{0,5}(?:https?://[^\\s/]{1,200}/(${name}/${name})/(?:issues|pull)/|(${name}/${name})?#)(\\d{1,9})(?![\\w#])[\\s:,]{0,5}(.*)$`,
  "is",
);

function wordsIn(text: string): Words | undefined {
  const [, inUrl, before, digits = "", reason = ""] =
    pattern.exec(text.replaceAll("`", "").trim()) ?? [];
  if (digits === "") return undefined;
  const repo = inUrl ?? before ?? null;
  return {
    ref: `${repo ?? ""}#${digits}`,
    repo: repo?.toLowerCase() ?? null,
    number: Number(digits),
    reason: reason.trim(),
  };
}

const isMeant = ({ facts }: Blocking, { repo, number }: Words): boolean =>
  facts.number === number && (repo === null || facts.repo.toLowerCase() === repo);

function noSuchBlocker(
  { ref }: Words,
  id: ServiceId | null,
  scope: readonly ServiceAssessment[],
  all: readonly Blocking[],
  isUnread: boolean,
): Text {
  const shown = all.filter(({ isHidden }) => !isHidden).map(({ name: one }) => say`${code(one)}`);
  const list =
    shown.length > 0
      ? say` These do: ${joinTexts(fewOf(shown, 10), ", ")}.`
      : isUnread
        ? say` The blockers can't be read completely right now: try again later.`
        : say` Nothing does.`;
  return say`${code(ref)} doesn't block ${whom(id, scope)}.${list}`;
}

const whom = (id: ServiceId | null, [assessed]: readonly ServiceAssessment[]): string =>
  id === null ? wording`the release` : (assessed?.service.name ?? id);
