import type { ServiceId, Sha } from "../model/ids.ts";
import type { ReleaseRecord } from "../model/record.ts";
import { rollbackOf, type Rollback } from "./rollback/steps.ts";
import { endingOf, takenOut, type Ending } from "./rollback/taken.ts";
import { holdsOf, type Hold } from "./rollout/holds.ts";
import { withWords, type Rider, type Situation } from "./situation.ts";
import { consentOf, type Consent } from "./consent/votes.ts";

/** The situation together with what people said about it: all that the next steps follow from. */
export interface Outlook extends Consent {
  readonly situation: Situation;
  readonly record: ReleaseRecord;
  /** What concerns the whole release first. */
  readonly holds: readonly Hold[];
  /** Services that were taken back: they are no part of what is left to do. */
  readonly out: ReadonlyMap<ServiceId, Sha | null>;
  readonly rollback: Rollback;
  /** What ended the release before it was complete; undefined: nothing did. */
  readonly ending: Ending | undefined;
}

export function outlookOf(observed: Situation, record: ReleaseRecord): Outlook {
  const situation = withWords(observed, record);
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
