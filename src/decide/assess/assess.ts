import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { holdsOf } from "../holds/holds.ts";
import { endingOf, takenOut } from "../record/taken.ts";
import { rollbackOf } from "../rollback/steps.ts";
import { consentOf } from "../votes/votes.ts";

/** Weighs what is known and said: whose word counts, what goes back, what holds. */
export function assess(situation: Situation): Assessment {
  const { record } = situation;
  const consent = consentOf(situation);
  const rollback = rollbackOf(situation);
  const weighed = {
    ...situation,
    ...consent,
    out: takenOut(record),
    rollback,
    ending: endingOf(record),
  };
  return { ...weighed, holds: holdsOf(weighed) };
}

/** What the release still carries. */
export const remaining = ({ riders, out }: Assessment): readonly ServiceAssessment[] =>
  [...riders.values()].filter(({ service }) => !out.has(service.id));
