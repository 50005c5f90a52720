/** Rules for several branches at once (docs: REST, Repository rules); of their kinds required checks and workflows. */
export interface Ruleset {
  readonly id: number;
  readonly name: string;
  enforcement: "active" | "evaluate" | "disabled";
  /** Patterns of full ref names, `~DEFAULT_BRANCH` or `~ALL`. */
  readonly branches: readonly string[];
  readonly checks: readonly RequiredCheck[];
  /** Paths of workflow files that must pass. */
  readonly workflows: readonly string[];
}

/**
 * A check that a rule requires: from whomever reports it, or only from the App of this id (docs: REST, Rules,
 * `integration_id`; Branch protection, `app_id`).
 */
export type RequiredCheck = string | { readonly context: string; readonly appId: number };
