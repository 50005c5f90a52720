import type { Delivery } from "../model/delivery.ts";

/** What people say and how deployments end: nobody should wait for the answer to these. */
const urgent: ReadonlySet<string> = new Set([
  "issues",
  "issue_comment",
  "deployment",
  "deployment_status",
]);

const beat = 5_000;

/**
 * When a delivery is routed. Pushes, checks and pull requests come in bursts, and each look reads the whole
 * release: those of five seconds are gathered to one beat, so that a release is looked at once per beat
 * however many there are.
 */
export function whenToRoute(delivery: Delivery, now: Temporal.Instant): Temporal.Instant {
  if (urgent.has(delivery.event)) return now;
  const next = Math.floor(now.epochMilliseconds / beat + 1) * beat;
  return Temporal.Instant.fromEpochMilliseconds(next);
}
