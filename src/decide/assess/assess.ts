import type { Assessment, Situation } from "../assessment/assessment.ts";
import { holdsOf } from "../holds/holds.ts";
import { phaseOf } from "../phase/phase.ts";
import { endingOf, takenOut } from "../record/taken.ts";
import { rollbackOf } from "../rollback/steps.ts";
import { consentOf } from "../votes/votes.ts";

/** Weighs what is known and said: whose word counts, what goes back, what holds, and which phase that is. */
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
  const unphased = { ...weighed, holds: holdsOf(weighed) };
  return { ...unphased, phase: phaseOf(unphased) };
}
