import type { Delivery } from "../model/github/delivery.ts";
import { createRemembered } from "../observe/ask/remembered.ts";

/** What people say: nobody should wait for the answer to it. */
const urgent: ReadonlySet<string> = new Set(["issues", "issue_comment"]);

/** How deployments begin and end: what comes next depends on it, and several tell it at once. */
const ofDeployments: ReadonlySet<string> = new Set(["deployment", "deployment_status"]);
const shortBeat = 2_000;

const beat = 5_000;

const repositoriesMax = 10_000;

/**
 * When a delivery is routed. Pushes, checks and pull requests come in bursts, and each look costs requests: those of
 * five seconds are gathered to one beat, and those about deployments of two, so that a release is looked at once per
 * beat however many there are. Of votes the first is routed at once, and those that come right behind it together.
 */
export type WhenToRoute = (delivery: Delivery, now: Temporal.Instant) => Temporal.Instant;

export function createGathering(): WhenToRoute {
  /** By repository, when votes were routed last, or will be. */
  const votes = createRemembered<number>(repositoriesMax);
  return (delivery, now) => {
    if (delivery.order === "vote") {
      const time = now.epochMilliseconds;
      const place = `${delivery.repositoryId ?? delivery.repository}`;
      const last = votes.get(place) ?? -Infinity;
      // A clock that was put back keeps nobody waiting.
      const isAhead = last > time && last <= time + beat;
      const at = isAhead ? last : last > time ? time : Math.max(time, last + beat);
      return Temporal.Instant.fromEpochMilliseconds(votes.put(place, at));
    }
    if (urgent.has(delivery.event)) return now;
    const every = ofDeployments.has(delivery.event) ? shortBeat : beat;
    const next = Math.floor(now.epochMilliseconds / every + 1) * every;
    return Temporal.Instant.fromEpochMilliseconds(next);
  };
}
