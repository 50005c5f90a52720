/** A source of health as an object: when it can't be asked, and what it says. `sources.ts` registers them. */
import type { HealthAnswers, HealthPlan, HealthQuestion } from "../model/train/health.ts";
import type { HostPolicy } from "../model/train/hosts.ts";
import type { Limits } from "./request.ts";

export interface HealthSettings {
  /** Base of a Prometheus, without a trailing slash; null: there is none. */
  readonly prometheusUrl: string | null;
  readonly healthHosts: HostPolicy;
}

/** What one source says of a service; what it isn't asked for it leaves out. What can't be told is unknown, never good. */
export type Said = Partial<HealthAnswers>;

export interface HealthSource {
  /**
   * A fragment that says why what a plan wants of this source will never be known, clear without asking; undefined: it
   * can be asked, or the plan wants nothing of it.
   */
  whyUnaskable(plan: HealthPlan): string | undefined;
  /** Asks in one look, each service once, within the limits of time and size. */
  beginLook(): (question: HealthQuestion) => Promise<Said>;
}

export type CreateSource = (settings: HealthSettings, limits: Limits) => HealthSource;
