import type { ReleaseRecord } from "../model/record.ts";
import { holdsOf, type Hold } from "./rollout/holds.ts";
import { withWords, type Situation } from "./situation.ts";
import { consentOf, type Consent } from "./consent/votes.ts";

/** The situation together with what people said about it: all that the next steps follow from. */
export interface Outlook extends Consent {
  readonly situation: Situation;
  readonly record: ReleaseRecord;
  /** What concerns the whole release first. */
  readonly holds: readonly Hold[];
}

export function outlookOf(observed: Situation, record: ReleaseRecord): Outlook {
  const situation = withWords(observed, record);
  const consent = consentOf(situation, record);
  return { ...consent, situation, record, holds: holdsOf(situation, record, consent) };
}
