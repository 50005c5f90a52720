import type { ReleaseRecord } from "../../model/record.ts";
import { rollbackOf } from "../rollback/steps.ts";
import { endingOf, takenOut } from "../record/taken.ts";
import { holdsOf } from "../holds/holds.ts";
import { consentOf } from "../votes/votes.ts";
import type { Rider } from "../assessment/service.ts";
import type { Situation, Outlook } from "../assessment/assessment.ts";

export function outlookOf(situation: Situation, record: ReleaseRecord): Outlook {
  const consent = consentOf(situation, record);
  const rollback = rollbackOf(situation, record);
  return {
    ...consent,
    situation,
    record,
    holds: holdsOf(situation, record, consent, rollback),
    out: takenOut(record),
    rollback,
    ending: endingOf(record),
  };
}

/** What the release still carries. */
export const remaining = ({ situation, out }: Outlook): readonly Rider[] =>
  [...situation.riders.values()].filter(({ service }) => !out.has(service.id));
