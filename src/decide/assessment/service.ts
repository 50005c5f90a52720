import type { Candidate, Readiness, ServiceGate } from "../../model/release/release.ts";
import type { Service } from "../../model/train/train.ts";
import type { Progress } from "./progress.ts";
import type { ServiceHealth } from "./health.ts";

/** One service of the release with everything that is known of it. */
export interface ServiceAssessment extends ServiceCourse {
  readonly service: Service;
  readonly candidate: Candidate;
  /** Whether the candidate's commit rests on something that was read. */
  readonly isKnown: boolean;
  readonly gates: readonly ServiceGate[];
  readonly readiness: Readiness;
  /** null: no deployment of it is known from which one could tell. */
  readonly pace: Pace | null;
  /** Whether its repository is, or may be, for fewer eyes than the tracking issue: nothing of its content is said. */
  readonly hides: boolean;
  /** Of this service and all it waits for, the check that went red last; null: none is. */
  readonly red: RedCheck | null;
}

export interface RedCheck {
  readonly at: Temporal.Instant;
  /** Which check of which service on which commit. */
  readonly text: string;
}

/** How far one service has come in a release, and what is seen of its health. */
export interface ServiceCourse {
  readonly progress: Progress;
  /** The way back: `live` is what was taken back, and healthy there. */
  readonly back: Progress;
  /** null: nothing of it is watched. */
  readonly health: ServiceHealth | null;
}

/** How long the deployments of a service to production take nowadays, in whole seconds. */
export interface Pace {
  /** How many deployments it is known from. */
  readonly samples: number;
  /** Half of them took no longer. */
  readonly usual: number;
  /** Nine of ten took no longer. */
  readonly slow: number;
}
