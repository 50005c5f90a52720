import { partsMax, type IssueLink } from "../../model/github/links.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Situation } from "../assessment/assessment.ts";

/** GitHub takes so many issues that block one (docs, "Creating issue dependencies"). */
const blockersMax = 50;

/**
 * How sub-issues hang together: each is a part of the tracking issue, and is blocked by those of the services that its
 * own waits for. What it waits for by way of another one is said there already, so it gets no link.
 */
export function linksOf({ observation, services }: Situation): readonly IssueLink[] {
  const { issue, subIssues } = observation;
  const dependsOn = new Map(
    [...services.values()].map(({ service, candidate }) => [service.id, candidate.dependsOn]),
  );
  const direct = directOnly(dependsOn);
  const keyOf = (id: ServiceId): readonly number[] => {
    const facts = subIssues.get(id);
    return facts ? [facts.key] : [];
  };
  const all = [...dependsOn.keys()].flatMap((id) => keyOf(id).map((key) => ({ id, key })));
  return [
    ...all.slice(0, partsMax).map(({ key }): IssueLink => ({
      kind: "part of",
      issue: key,
      other: issue.number,
    })),
    ...all.flatMap(({ id, key }) =>
      direct(id)
        .flatMap(keyOf)
        .slice(0, blockersMax)
        .map((other): IssueLink => ({ kind: "blocked by", issue: key, other })),
    ),
  ];
}

/**
 * Of what a service depends on, those that none of the others depends on, directly or not. A bit stands for a
 * service, so that a thousand of them take a thousand short operations and not a million.
 */
function directOnly(
  dependsOn: ReadonlyMap<ServiceId, readonly ServiceId[]>,
): (id: ServiceId) => readonly ServiceId[] {
  const bits = new Map([...dependsOn.keys()].map((id, place) => [id, 1n << BigInt(place)]));
  const known = new Map<ServiceId, bigint>();
  const before = (id: ServiceId): bigint => {
    const all = known.get(id);
    if (all !== undefined) return all;
    // The train file has no circles; one that slipped through would end here.
    known.set(id, 0n);
    const found = (dependsOn.get(id) ?? []).reduce(
      (sum, one) => sum | (bits.get(one) ?? 0n) | before(one),
      0n,
    );
    known.set(id, found);
    return found;
  };
  return (id) => {
    const direct = dependsOn.get(id) ?? [];
    const beyond = direct.reduce((sum, one) => sum | before(one), 0n);
    return direct.filter((one) => ((bits.get(one) ?? 0n) & beyond) === 0n);
  };
}
