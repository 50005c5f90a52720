/** Teams of the train file that GitHub doesn't show: whoever can mend it hears of that before their word is needed. */
import { isSameName } from "../../model/ids.ts";
import { code, joinTexts, paragraph, say, type Text } from "../../model/view/text.ts";
import { hashOf } from "../../text/hash.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Say } from "../assessment/messages.ts";
import { fewNames } from "../../text/few.ts";
import { managersMentioned } from "../../text/people.ts";
import { wording } from "../../model/view/wording.ts";

export function missingTeams(assessment: Assessment): readonly Say[] {
  const { departure, ending, observation, train, services } = assessment;
  if (departure || ending) return [];
  const named = [...(observation.missingTeams ?? [])].toSorted().flatMap((team): Text[] => {
    const isIts = (one: { readonly kind: string; readonly team?: string }): boolean =>
      one.kind === "team" && isSameName(one.team ?? "", team);
    const owned = [...services.values()].filter(({ service }) => isIts(service.owner));
    const isManagers = train.managers.some(isIts);
    if (owned.length === 0 && !isManagers) return [];
    const of = [
      ...(isManagers ? [wording`the managers`] : []),
      ...(owned.length > 0 ? [fewNames(owned.map(({ service }) => service.name))] : []),
    ].join(" and ");
    return [say`${code(team)} for ${of}`];
  });
  if (named.length === 0) return [];
  const text = say`${managersMentioned(train)}: the train file names ${joinTexts(named, ", ")}, but GitHub shows the App no such team, so nobody can vote for it. Name an existing team in the train file before the votes. The App must be installed in that team's organisation.`;
  const key = `missing-teams:${hashOf(JSON.stringify(named))}`;
  return [{ kind: "say", key, message: [paragraph(text)] }];
}
