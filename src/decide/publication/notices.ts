import { tagName } from "../../model/train/tag-names.ts";
import { code, joinTexts, link, say, type Text } from "../../model/view/text.ts";
import { fewOf } from "../../text/few.ts";
import { managersMentioned } from "../../text/people.ts";
import type { Unphased } from "../assessment/assessment.ts";

/** What the published notes say of themselves, that somebody should mend for the next ones. */
export const noticesOf = (assessment: Unphased): readonly Text[] => [
  ...builtInNotes(assessment),
  ...unoffered(assessment),
  ...undiscussed(assessment),
];

function unoffered({ observation, train, plan }: Unphased): readonly Text[] {
  const own = observation.trainRelease;
  if (own.kind !== "known" || !own.value?.isUnoffered || train.notes.changelog === null) return [];
  const notes = link(tagName(train, null, plan.version), own.value.url);
  return [
    say`${managersMentioned(train)}: the section for ${code(train.notes.changelog)} could not be offered by pull request; ${notes} says why.`,
  ];
}

function undiscussed({ observation, train, plan }: Unphased): readonly Text[] {
  const own = observation.trainRelease;
  const { discussion } = train.notes;
  if (own.kind !== "known" || !own.value?.isUndiscussed || discussion === null) return [];
  const notes = link(tagName(train, null, plan.version), own.value.url);
  return [
    say`${managersMentioned(train)}: no discussion was opened for ${notes}, since ${observation.issue.repo} has no category ${code(discussion)}. Add the category, or change ${code("notes.discussion")} in the train file.`,
  ];
}

/** Which published notes have the built-in form, since their template couldn't be used: they say why themselves. */
function builtInNotes(assessment: Unphased): readonly Text[] {
  const { observation, train, plan } = assessment;
  const own = observation.trainRelease;
  const trains =
    own.kind === "known" && own.value?.isBuiltIn
      ? [say`${link(tagName(train, null, plan.version), own.value.url)}`]
      : [];
  const services = [...assessment.services.values()].flatMap(({ service, candidate, hides }) => {
    const facts = observation.services.get(service.id);
    const release = facts?.kind === "known" ? facts.value.release : undefined;
    if (release?.kind !== "known" || !release.value?.isBuiltIn) return [];
    const name = `${service.name} ${candidate.version}`;
    return [hides ? say`${name}` : say`${link(name, release.value.url)}`];
  });
  const all = [...trains, ...services];
  if (all.length === 0) return [];
  return [
    say`${managersMentioned(train)}: a template of the notes couldn't be used, so these have the built-in form and say why: ${joinTexts(fewOf(all, 10), ", ")}.`,
  ];
}
