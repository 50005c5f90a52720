import type { Delivery } from "../model/github/delivery.ts";

/** What people say: nobody should wait for the answer to it. */
const urgent: ReadonlySet<string> = new Set(["issues", "issue_comment"]);

/** How deployments begin and end: what comes next depends on it, and several tell it at once. */
const ofDeployments: ReadonlySet<string> = new Set(["deployment", "deployment_status"]);
const shortBeat = 2_000;

const beat = 5_000;

/**
 * When a delivery is routed. Pushes, checks and pull requests come in bursts, and each look costs requests: those of
 * five seconds are gathered to one beat, and those about deployments of two, so that a release is looked at once per
 * beat however many there are.
 */
export function whenToRoute(delivery: Delivery, now: Temporal.Instant): Temporal.Instant {
  if (urgent.has(delivery.event)) return now;
  const every = ofDeployments.has(delivery.event) ? shortBeat : beat;
  const next = Math.floor(now.epochMilliseconds / every + 1) * every;
  return Temporal.Instant.fromEpochMilliseconds(next);
}
