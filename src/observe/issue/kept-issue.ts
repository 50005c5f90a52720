/** The tracking issue as it was read last, while nothing was heard of its repository. */
import type { Clock } from "../../github/client/github.ts";
import { succeed, type Result } from "../../model/failure.ts";
import { createRemembered } from "../ask/remembered.ts";
import { isHeardOf, type Freshness } from "../freshness.ts";
import { holds, keep, type Kept } from "../kept.ts";
import type { TrackingIssue, TrackingIssueAt } from "./tracking-issue.ts";

/** People wait for what they say there, so that it never becomes older, but after the end of the release. */
const most = {
  open: Temporal.Duration.from({ minutes: 1 }),
  over: Temporal.Duration.from({ minutes: 30 }),
} as const;

const releasesMax = 200;

type KeptIssue = Pick<Kept<TrackingIssue>, "value" | "look">;

export type ReadKeptIssue = (
  at: TrackingIssueAt,
  freshness: Freshness,
  read: () => Promise<Result<TrackingIssue>>,
) => Promise<Result<KeptIssue>>;

export function createKeptIssues(clock: Pick<Clock, "now">): ReadKeptIssue {
  const issues = createRemembered<Kept<TrackingIssue>>(releasesMax);
  return async ({ release, repo, issue, train }, freshness, read) => {
    const { look, heard, attention, ground } = freshness;
    const now = clock.now();
    const asked = `${repo}#${issue}`;
    const before = issues.get(release);
    const isMeant = isHeardOf(heard, { repo, id: train.repository });
    const isNeeded = attention === null || ground !== "nothing" || isMeant;
    const wanted = { look, now, isNeeded, most: attention?.isOver ? most.over : most.open };
    const isGood = before?.asked === asked && holds(before, wanted);
    if (before && isGood) return succeed(before);
    // Until it could be read what was heard of it stands.
    if (before) issues.put(release, { ...before, isStale: true });
    const found = await read();
    if (!found.ok) return found;
    return succeed(issues.put(release, keep(found.value, { asked, look, readAt: now }, before)));
  };
}
