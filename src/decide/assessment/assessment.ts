import type { Digest, ServiceId, Sha } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { Part } from "../../model/release/part.ts";
import type { Gate, Plan } from "../../model/release/release.ts";
import type { Train, Service } from "../../model/train/train.ts";
import type { ServiceAssessment, RedCheck } from "./service.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Pending } from "./pending.ts";
import type { Rollback, Ending } from "./rollback.ts";
import type { Hold } from "./hold.ts";
import type { ReleasePhase } from "./phase.ts";
import type { Consent } from "./votes.ts";

/** What an observation means for one release under a record: the facts and all that people said of them. */
export interface Situation {
  readonly observation: Observation;
  readonly record: ReleaseRecord;
  readonly train: Train;
  readonly revision: Sha;
  /** What the release carries. */
  readonly plan: Plan;
  /** What is planned and stays behind. */
  readonly behind: Plan["services"];
  /** What the plan is narrowed to; null: it is the whole one. */
  readonly part: Part | null;
  /** In the order of the train file. */
  readonly services: ReadonlyMap<ServiceId, ServiceAssessment>;
  /** Name of the owner to what it answers for. */
  readonly owners: ReadonlyMap<string, OwnerPart>;
  /** Of the whole manifest; null while a commit of it isn't known. */
  readonly digest: Digest | null;
  /** Whether the release itself can be published under its version. */
  readonly version: Gate;
  /** Comments that stand as they were written, neither edited nor hidden, by somebody who is still there. */
  readonly intact: ReadonlySet<number>;
  /** Stops that were said and wait for their answer: they hold already. */
  readonly awaited: readonly Pending[];
}

export interface OwnerPart {
  readonly name: string;
  readonly services: readonly Service[];
  /** Of the services and everything they wait for, which is what this owner votes on; null: not known. */
  readonly digest: Digest | null;
  readonly red: RedCheck | null;
}

/** The situation together with what people said about it: all that the next steps follow from. */
export interface Assessment extends Situation, Consent {
  /** What concerns the whole release first. */
  readonly holds: readonly Hold[];
  /** Services that were taken back: they are no part of what is left to do. */
  readonly out: ReadonlyMap<ServiceId, Sha | null>;
  readonly rollback: Rollback;
  /** What ended the release before it was complete; undefined: nothing did. */
  readonly ending: Ending | undefined;
  readonly phase: ReleasePhase;
}

/** An assessment before its phase is known. */
export type Unphased = Omit<Assessment, "phase">;

/** An assessment before it is known what holds. */
export type Weighed = Omit<Unphased, "holds">;

/** What an observation means under a record, once for each record. */
export type Scene = (record: ReleaseRecord) => Situation;
