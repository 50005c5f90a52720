/** What is asked of the services of a release, as its issue and its record tell. */
import { openRehearsal } from "../decide/record/rehearsed.ts";
import type { ReleaseKey } from "../model/ids.ts";
import type { RecordFacts } from "../model/record/record-facts.ts";
import type { TrackingIssue } from "./issue/tracking-issue.ts";
import type { ReleaseQuestion } from "./services/service-question.ts";

export const questionOf = (
  release: ReleaseKey,
  { facts, train }: TrackingIssue,
  record: RecordFacts,
) => ({
  release,
  names: train,
  trainRepo: facts.repo,
  openedAt: facts.openedAt,
  isRecordLost: !isWhole(record),
  ...rehearsedSince(record),
});

/** Since when deployments to staging are a rehearsal's. */
function rehearsedSince(record: RecordFacts): Pick<ReleaseQuestion, "rehearsedSince"> {
  const open = record.kind === "kept" ? openRehearsal(record.record) : undefined;
  return open ? { rehearsedSince: Temporal.Instant.from(open.at) } : {};
}

/** Whether the record itself tells what the release has deployed: else GitHub is asked. */
function isWhole(record: RecordFacts): boolean {
  if (record.kind !== "kept" || record.record.isLost) return false;
  const departure = record.record.entries.find((entry) => entry.kind === "departure");
  return departure?.services.every((one) => "previous" in one) ?? true;
}
