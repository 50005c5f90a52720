import type { Reading } from "../failure.ts";
import type { ServiceId } from "../ids.ts";

/** How a service proves after its deployment that it is healthy: all of it must hold at once. */
export interface HealthPlan {
  readonly probe: Probe | null;
  /** Name of a check or commit status that must have passed on the deployed commit since the deployment. */
  readonly check: string | null;
  readonly metrics: readonly Metric[];
  /** So long all of it must hold without a break before the service is live. */
  readonly soak: Temporal.Duration;
  /** So long probe and check may be bad before the service counts as unhealthy. */
  readonly patience: Temporal.Duration;
}

/** A request that the service must answer as expected. */
export interface Probe {
  readonly url: string;
  readonly method: "GET" | "HEAD";
  /** null: any of 200 to 299. */
  readonly status: number | null;
  /** What the JSON of the answer must say, by the path to a scalar, e.g. `checks.db.ok`. */
  readonly json: readonly { readonly path: string; readonly value: string }[];
}

/** A PromQL query that must give one number within its limits. */
export interface Metric {
  /** Unique within the service. */
  readonly name: string;
  readonly query: string;
  readonly max: number | null;
  readonly min: number | null;
  /** At most so many times what the same query gave when the release first deployed the service. */
  readonly maxRatio: number | null;
  /** So long it may be bad before the service counts as unhealthy. */
  readonly patience: Temporal.Duration;
}

/** What is to be asked of a service that is deployed. */
export interface HealthQuestion {
  readonly service: ServiceId;
  readonly probe: Probe | null;
  readonly metrics: readonly Metric[];
  /** For the metrics that are held against what was before: when that was. */
  readonly before: Temporal.Instant;
  /** When it was asked last; null: never. Who has waited longest is asked first. */
  readonly askedAt: Temporal.Instant | null;
}

/** What was heard of a service in one look. */
export interface HealthAnswers {
  /** null: there is no probe. */
  readonly probe: ProbeAnswer | null;
  /** By name. */
  readonly metrics: ReadonlyMap<string, MetricAnswer>;
}

export type ProbeAnswer =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** By path, the scalars that were asked for, as text; null: there is none at that path. */
      readonly values: ReadonlyMap<string, string | null>;
      /** The beginning of the body, for people. */
      readonly text: string;
      /** To which other page it redirected, without what was asked there; absent: it answered itself. */
      readonly elsewhere?: string;
      /** Seconds for which a cache had kept this answer; absent: none says so. */
      readonly age?: number;
    }
  /** The service gave no answer that counts. */
  | { readonly kind: "unreachable"; readonly why: string }
  /** The app did not ask it, so nothing is known. */
  | { readonly kind: "not asked"; readonly why: string };

export interface MetricAnswer {
  readonly value: Reading<number>;
  /** Of the time before; null: the metric isn't held against it. */
  readonly before: Reading<number> | null;
}

/** Asks within bounded time. A service that had no turn is absent. */
export type ReadHealth = (
  questions: readonly HealthQuestion[],
) => Promise<ReadonlyMap<ServiceId, HealthAnswers>>;

/** What is known of the services' health beside GitHub. */
export interface HealthFacts {
  /** Heard in this look. */
  readonly answers: ReadonlyMap<ServiceId, HealthAnswers>;
  /** What the app remembers of earlier looks; forgotten, the soak begins anew. */
  readonly looks: ReadonlyMap<ServiceId, HealthLook>;
  /** By service of which it is clear beforehand that it can't be asked: why. */
  readonly unaskable: ReadonlyMap<ServiceId, string>;
}

/** All looks at the health of one deployment, told short. */
export interface HealthLook {
  /** Which success of which attempt they are about. */
  readonly of: string;
  /** When it was looked at first, as far as the app remembers. */
  readonly since: Temporal.Instant;
  /** When all had held for the whole soak; null: not yet. */
  readonly provedAt: Temporal.Instant | null;
  readonly conditions: ReadonlyMap<string, ConditionLook>;
}

/** Good, bad, or nothing to rest on. */
export type HealthResult = "good" | "bad" | "unknown";

export interface ConditionLook {
  /** Of the last look. */
  readonly result: HealthResult;
  /** At the latest moment at which that can have been so for sure: the beginning of that look. */
  readonly seenAt: Temporal.Instant;
  /** Since when every look said good, no two of them too far apart; null: the last one didn't. */
  readonly goodSince: Temporal.Instant | null;
  /** The first bad look since it was last good for as long as it may be bad; null: none. */
  readonly badSince: Temporal.Instant | null;
  /** For people; not renewed with each value, since the issue would be written all the time. */
  readonly words: string;
  readonly wordsAt: Temporal.Instant;
}
