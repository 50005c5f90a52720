/** A gate as an object: what it is called, what it needs to know, and its rule. `rules.ts` registers them. */
import type { Reading } from "../../model/failure.ts";
import type { Sha } from "../../model/ids.ts";
import type { Observation, ServiceFacts } from "../../model/observation.ts";
import type { Gate, GateId, Plan } from "../../model/release/release.ts";
import type { Service, Train } from "../../model/train/train.ts";
import type { Progress } from "../assessment/progress.ts";
import type { Words } from "./words.ts";

/** What is known of one service when its gates are judged. */
export interface GateSubject {
  /** Without what readers of the tracking issue may not see. */
  readonly observation: Observation;
  readonly train: Train;
  readonly plan: Plan;
  readonly service: Service;
  readonly version: string;
  /** The candidate's commit: every proof is for exactly this one. */
  readonly commit: Sha | null;
  readonly progress: Progress;
  /** See `ServiceAssessment.hides`. */
  readonly hides: boolean;
  readonly words: Words;
}

interface Rule {
  readonly id: GateId;
  /**
   * Whether its words name nothing that only some of the readers may see, or it leaves that out by itself.
   * Of every other gate of a private service only its state is shown.
   */
  readonly isPublic?: true;
}

/** Judged whatever is known. undefined: it doesn't concern this service. */
interface Always extends Rule {
  readonly needs: "nothing";
  readonly judge: (subject: GateSubject) => Gate | undefined;
}

/** Judged where the repository was read and may be shown. */
interface OfRepository extends Rule {
  readonly needs: "repository";
  readonly judge: (subject: GateSubject, facts: ServiceFacts) => Gate | undefined;
}

/** Judged where there is a candidate's commit, too. */
interface OfCommit extends Rule {
  readonly needs: "commit";
  readonly judge: (subject: GateSubject, facts: ServiceFacts, commit: Sha) => Gate | undefined;
}

/** One gate for each item of a list. */
interface Many extends Rule {
  readonly needs: "items";
  readonly judge: (subject: GateSubject) => readonly Gate[];
}

/**
 * One thing that must be proved of every service before it may leave. Missing data is unknown; taking information
 * away never makes a gate ready.
 */
export type GateRule = Always | OfRepository | OfCommit | Many;

/** What was read of the service's repository. */
export const factsOf = ({
  observation,
  service,
}: Pick<GateSubject, "observation" | "service">): Reading<ServiceFacts> | undefined =>
  observation.services.get(service.id);
