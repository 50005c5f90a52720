import { tagName } from "../../model/train/tag-names.ts";
import { joinTexts, link, say, type Text } from "../../model/view/text.ts";
import { fewOf } from "../../text/few.ts";
import { managersMentioned } from "../../text/people.ts";
import type { Unphased } from "../assessment/assessment.ts";

/** Which published notes have the built-in form, since their template couldn't be used: they say why themselves. */
export function builtInNotes(assessment: Unphased): readonly Text[] {
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
