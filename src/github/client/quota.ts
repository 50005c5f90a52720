import type { Clock, Remaining, Usage } from "./github.ts";

/** REST and GraphQL have a budget each. */
export type Channel = "rest" | "graphql";

/** What was used of GitHub's budgets, and which installation has to wait. */
export interface Quota {
  sent(): void;
  heard(
    installation: number | null,
    status: number,
    headers: Readonly<Record<string, unknown>>,
  ): void;
  points(cost: number): void;
  /** GraphQL's points of an hour, as GitHub's answers name them; null: none has. */
  limitOf(installation: number): number | null;
  /** GitHub refused a call of this installation until `until`. */
  pause(installation: number | null, channel: Channel, until: Temporal.Instant): void;
  pausedUntil(installation: number | null, channel: Channel): Temporal.Instant | undefined;
  usage(): Pick<Usage, "requests" | "notModified" | "points" | "remaining">;
}

export function createQuota(clock: Clock): Quota {
  let requests = 0;
  let notModified = 0;
  let points = 0;
  const remaining = new Map<number, Remaining>();
  const limits = new Map<number, number>();
  const pauses = new Map<string, Temporal.Instant>();
  const key = (installation: number | null, channel: Channel) => `${installation} ${channel}`;

  /** A minute's limit doesn't end that of an hour. */
  const pauseAtLeast = (name: string, until: Temporal.Instant): void => {
    const known = pauses.get(name);
    if (!known || Temporal.Instant.compare(until, known) > 0) pauses.set(name, until);
  };

  return {
    sent() {
      requests += 1;
    },
    heard(installation, status, headers) {
      if (status === 304) notModified += 1;
      const left = headers["x-ratelimit-remaining"];
      if (installation === null || typeof left !== "string" || !/^\d+$/.test(left)) return;
      const known = remaining.get(installation) ?? { rest: null, graphql: null };
      const channel = headers["x-ratelimit-resource"] === "graphql" ? "graphql" : "rest";
      remaining.set(installation, { ...known, [channel]: Number(left) });
      const limit = Number(headers["x-ratelimit-limit"]);
      if (channel === "graphql" && limit > 0) limits.set(installation, limit);
    },
    points(cost) {
      points += cost;
    },
    limitOf: (installation) => limits.get(installation) ?? null,
    pause(installation, channel, until) {
      pauseAtLeast(key(installation, channel), until);
      const left = installation === null ? null : remaining.get(installation)?.[channel];
      // There is budget left: it is a secondary limit, which REST and GraphQL share.
      if (left !== 0) {
        pauseAtLeast(key(installation, "rest"), until);
        pauseAtLeast(key(installation, "graphql"), until);
      }
    },
    pausedUntil(installation, channel) {
      const until = pauses.get(key(installation, channel));
      if (!until) return undefined;
      if (Temporal.Instant.compare(until, clock.now()) > 0) return until;
      pauses.delete(key(installation, channel));
      return undefined;
    },
    usage: () => ({ requests, notModified, points, remaining: new Map(remaining) }),
  };
}
