/** A deployment to production that came to its end, as the figures of a train count it. */
export interface EndedDeployment {
  /** GitHub's. */
  readonly id: number;
  /** Id of the service. */
  readonly service: string;
  readonly kind: "deploy" | "rollback";
  /** Of its release, from 1; null: no train made it. */
  readonly attempt: number | null;
  readonly at: string;
  readonly isGood: boolean;
  /** From the merge of each pull request that came with it until then; empty: not known. */
  readonly leadSeconds: readonly number[];
}

/** The pull requests that came with a service, as far as they are known to be in its release branch. */
export interface AboardPulls {
  /** Id of the service. */
  readonly service: string;
  /** `owner/name`. */
  readonly repo: string;
  readonly pulls: readonly number[];
}
