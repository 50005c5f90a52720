import type { DepartureEntry } from "../../model/record/record.ts";
import { previousCommit } from "../deployments/previous.ts";
import type { Situation } from "../assessment/assessment.ts";

export function departureFor(situation: Situation): DepartureEntry | undefined {
  const { observation, plan, behind, revision, services } = situation;
  const rows: DepartureEntry["services"][number][] = [];
  for (const { service, candidate } of services.values()) {
    const facts = observation.services.get(service.id);
    if (facts?.kind !== "known") return undefined;
    const previous = previousCommit(facts.value, observation.release, service);
    if (previous.kind === "unknown") return undefined;
    rows.push({ service: service.id, version: candidate.version, previous: previous.value });
  }
  const at = observation.now.toString({ smallestUnit: "second" });
  return { kind: "departure", at, revision, version: plan.version, services: rows, behind };
}
