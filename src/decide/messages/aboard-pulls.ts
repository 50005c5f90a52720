import type { AboardPulls } from "../../model/view/seen-on-github.ts";
import { isContained } from "../gates/pull-gate.ts";
import type { Unphased } from "../assessment/assessment.ts";

/** Of repositories that fewer may read nothing is told. */
export const aboardPulls = ({ services, observation }: Unphased): readonly AboardPulls[] =>
  [...services.values()].flatMap(({ service, hides }) => {
    const facts = observation.services.get(service.id);
    if (hides || facts?.kind !== "known" || facts.value.pulls.kind !== "known") return [];
    const { repo, pulls } = facts.value;
    const numbers = pulls.value.filter(isContained).map(({ number }) => number);
    return numbers.length === 0 ? [] : [{ service: service.id, repo, pulls: numbers }];
  });
