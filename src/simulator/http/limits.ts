import type { World } from "../world/types.ts";
import { Refusal } from "./answer.ts";
import type { Viewer } from "./viewer.ts";

/** What everyone may spend; may be changed while the simulator runs. */
export interface LimitSettings {
  /** REST requests per hour and installation or user. */
  core: number;
  /** GraphQL points per hour and installation or user. */
  graphql: number;
  /** Content-creating requests per minute (the secondary limit; GitHub has 80); null: no limit. */
  contentPerMinute: number | null;
  /** The same in an hour (GitHub has 500); null: no limit. */
  contentPerHour: number | null;
}

export type Resource = "core" | "graphql";

/** What one asker has of one resource, in the world's time. */
export interface Budget {
  readonly resource: Resource;
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  readonly resetAt: Temporal.Instant;
}

export interface Limits {
  budget(viewer: Viewer, resource: Resource): Budget;
  spend(viewer: Viewer, resource: Resource, points: number): void;
  /** Counts a content-creating request; a `Refusal` when there were too many of late. */
  create(viewer: Viewer): void;
}

const HOUR = Temporal.Duration.from({ hours: 1 });
const MINUTE = Temporal.Duration.from({ minutes: 1 });

/** Budgets count in the world's time, so that an hour played in seconds has the budget of an hour. */
export function createLimits(world: World, settings: LimitSettings): Limits {
  const windows = new Map<string, { used: number; resetAt: Temporal.Instant }>();
  const creations = new Map<string, readonly number[]>();
  const windowOf = (viewer: Viewer, resource: Resource) => {
    const key = `${resource} ${nameOf(viewer)}`;
    const now = world.clock.now();
    let window = windows.get(key);
    if (!window || Temporal.Instant.compare(now, window.resetAt) >= 0) {
      window = { used: 0, resetAt: now.add(HOUR) };
      windows.set(key, window);
    }
    return window;
  };
  return {
    budget(viewer, resource) {
      const { used, resetAt } = windowOf(viewer, resource);
      const limit = settings[resource];
      return { resource, limit, used, remaining: Math.max(0, limit - used), resetAt };
    },
    spend(viewer, resource, points) {
      windowOf(viewer, resource).used += points;
    },
    create(viewer) {
      const now = world.clock.now().epochMilliseconds;
      const within = (list: readonly number[], time: Temporal.Duration): readonly number[] => {
        const since = now - time.total("milliseconds");
        return list.filter((at) => at > since);
      };
      const recent = within(creations.get(nameOf(viewer)) ?? [], HOUR);
      const { contentPerMinute: minutely, contentPerHour: hourly } = settings;
      const isTooMany =
        (minutely !== null && within(recent, MINUTE).length >= minutely) ||
        (hourly !== null && recent.length >= hourly);
      if (isTooMany)
        throw new Refusal(
          403,
          "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
          {},
          { "retry-after": "60" },
        );
      creations.set(nameOf(viewer), [...recent, now]);
    },
  };
}

/** As GitHub's messages name who ran out. */
export function nameOf(viewer: Viewer): string {
  switch (viewer.kind) {
    case "anonymous":
      return "127.0.0.1";
    case "app":
      return `app ID ${viewer.app.id}`;
    case "installation":
      return `installation ID ${viewer.installation.id}`;
    case "user":
      return `user ID ${viewer.user.id}`;
  }
}

export function limitHeaders(budget: Budget): Record<string, string> {
  return {
    "x-ratelimit-limit": String(budget.limit),
    "x-ratelimit-remaining": String(budget.remaining),
    "x-ratelimit-used": String(Math.min(budget.used, budget.limit)),
    "x-ratelimit-reset": String(resetSeconds(budget)),
    "x-ratelimit-resource": budget.resource,
  };
}

/** The reset in seconds of Unix time, rounded up: at that second the budget is full again. */
export function resetSeconds(budget: Budget): number {
  return Math.ceil(budget.resetAt.epochMilliseconds / 1000);
}
