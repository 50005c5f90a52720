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
  /** Patterns of full names of tags that only those who may bypass the rules create (docs: REST, Rules, `creation`). */
  readonly lockedTags: readonly string[];
  /** Accounts that may bypass them: bots of Apps, too. */
  readonly bypass: readonly number[];
}

/**
 * A check that a rule requires: from whomever reports it, or only from the App of this id (docs: REST, Rules,
 * `integration_id`; Branch protection, `app_id`).
 */
export type RequiredCheck = string | { readonly context: string; readonly appId: number };
