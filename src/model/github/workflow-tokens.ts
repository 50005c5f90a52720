/** The workflow that a token of GitHub Actions was made for. */
export interface Workflow {
  /** GitHub's id of the repository whose workflow it is. */
  readonly repository: number;
}

/** Reads tokens of GitHub Actions that were made for this app (OpenID Connect). */
export interface WorkflowTokens {
  /** undefined: the token isn't one, or not for this app, or not any more. Rejects when its proof can't be looked up. */
  workflowOf(token: string): Promise<Workflow | undefined>;
}
