import { readAssigned } from "../../model/marks/marks.ts";
import { managedPart } from "../../model/marks/region.ts";
import type { Service } from "../../model/train/train.ts";
import type { Situation } from "../assessment/assessment.ts";

/** Whom of a service's people on call GitHub didn't let be assigned to its sub-issue. */
export function unassignableIn(
  { observation }: Pick<Situation, "observation">,
  { id, onCall }: Service,
): readonly string[] {
  const facts = observation.subIssues.get(id);
  if (!facts || onCall.length === 0) return [];
  const { refused } = readAssigned(managedPart(facts.body));
  return onCall.filter((login) => refused.includes(login.toLowerCase()));
}
