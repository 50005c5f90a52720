import { derived } from "../../model/derived.ts";
import type { ServiceId } from "../../model/ids.ts";
import { unblocksDependents } from "./progress-meaning.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/** What a service depends on that doesn't carry it yet; a bare id: it isn't in the release. */
export const missingOf = (
  { services }: Pick<Situation, "services">,
  { candidate }: Pick<ServiceAssessment, "candidate">,
): readonly (ServiceAssessment | ServiceId)[] =>
  candidate.dependsOn.flatMap((id) => {
    const dependency = services.get(id);
    return dependency && unblocksDependents(dependency.progress) ? [] : [dependency ?? id];
  });

/** What depends on each service directly, in the order of the train file. */
export const dependentsOf = ({
  services,
}: Pick<Situation, "services">): ReadonlyMap<ServiceId, readonly ServiceAssessment[]> =>
  dependents(services);

const dependents = derived(
  (services: Situation["services"]): ReadonlyMap<ServiceId, readonly ServiceAssessment[]> => {
    const found = new Map<ServiceId, ServiceAssessment[]>();
    for (const assessed of services.values()) {
      for (const id of assessed.candidate.dependsOn) found.getOrInsert(id, []).push(assessed);
    }
    return found;
  },
);

/** Of one service the next ones on top of it that are meant, past those that aren't. */
export function nextAbove(
  situation: Pick<Situation, "services">,
  isMeant: (assessed: ServiceAssessment) => boolean,
): (assessed: ServiceAssessment) => readonly ServiceAssessment[] {
  const all = dependentsOf(situation);
  const known = new Map<ServiceId, readonly ServiceAssessment[]>();
  const above = ({ service }: ServiceAssessment): readonly ServiceAssessment[] =>
    known.getOrInsertComputed(service.id, () => [
      ...new Set((all.get(service.id) ?? []).flatMap((one) => (isMeant(one) ? [one] : above(one)))),
    ]);
  return above;
}

/** What depends on a service or what it depends on, directly or not: both ends of a line through it, without itself. */
export function relatedTo(
  situation: Pick<Situation, "services">,
  assessed: ServiceAssessment,
): ReadonlySet<ServiceAssessment> {
  const { services } = situation;
  const all = dependentsOf(situation);
  const below = (one: ServiceAssessment): readonly ServiceAssessment[] =>
    one.candidate.dependsOn.flatMap((id) => services.get(id) ?? []);
  const above = (one: ServiceAssessment): readonly ServiceAssessment[] =>
    all.get(one.service.id) ?? [];
  return reached(assessed, below).union(reached(assessed, above));
}

/** What depends on a service, directly or not. */
export function aboveOf(
  situation: Pick<Situation, "services">,
  assessed: ServiceAssessment,
): ReadonlySet<ServiceAssessment> {
  const all = dependentsOf(situation);
  return reached(assessed, (one) => all.get(one.service.id) ?? []);
}

function reached(
  from: ServiceAssessment,
  next: (one: ServiceAssessment) => readonly ServiceAssessment[],
): ReadonlySet<ServiceAssessment> {
  const found = new Set<ServiceAssessment>();
  const open = [...next(from)];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    open.push(...next(one));
  }
  return found;
}

/** These together with all that they need, and all that this needs. */
export function closedUnder<Id>(
  needs: (id: Id) => readonly Id[],
  part: ReadonlySet<Id>,
): ReadonlySet<Id> {
  const closed = new Set(part);
  // A set hands out what is added while it is walked.
  for (const id of closed) for (const needed of needs(id)) closed.add(needed);
  return closed;
}
