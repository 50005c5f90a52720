/** What became of the commits that people saw when they voted. */
import type { ServiceId } from "../../model/ids.ts";
import { readCommitMark } from "../../model/marks/boxes.ts";
import { fewNames } from "../../text/few.ts";
import { short } from "../../text/short.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * `Auth Service changed (1d42343 → bf01c98 by backend-dev)`, for each of these services, and those that they wait for,
 * whose sub-issue still shows another commit; undefined: none is known.
 */
export function changedWords(
  situation: Situation,
  services: readonly { readonly id: ServiceId }[],
): string | undefined {
  const concerned = withDependencies(
    situation,
    services.map(({ id }) => id),
  );
  const words = [...situation.services.values()].flatMap((assessed) =>
    concerned.has(assessed.service.id) ? changeOf(situation, assessed) : [],
  );
  return words.length === 0 ? undefined : fewNames(words);
}

function changeOf(
  { observation }: Situation,
  { service, candidate, hides }: ServiceAssessment,
): readonly string[] {
  const before = readCommitMark(observation.subIssues.get(service.id)?.body ?? "");
  const { commit } = candidate;
  if (commit === null || before === undefined || before === commit || hides) return [];
  const facts = observation.services.get(service.id);
  const author = facts?.kind === "known" ? facts.value.tipAuthor : undefined;
  const by = author === undefined ? "" : wording` by ${author}`;
  return [wording`${service.name} changed (${short(before)} → ${short(commit)}${by})`];
}

function withDependencies(
  { services }: Situation,
  ids: readonly ServiceId[],
): ReadonlySet<ServiceId> {
  const found = new Set<ServiceId>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(services.get(id)?.candidate.dependsOn ?? []));
  }
  return found;
}
