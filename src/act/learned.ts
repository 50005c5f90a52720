import type { IssueLink } from "../model/github/links.ts";

/**
 * What this process has learned of GitHub and needn't ask again. Losing it costs some requests.
 */
export interface Learned {
  /** Links between issues that the server doesn't have. */
  readonly unsupported: Set<IssueLink["kind"]>;
  /** Links of which it doesn't make many in one request. */
  readonly single: Set<IssueLink["kind"]>;
  /** Numbers of milestones by repository and title. */
  readonly milestones: Map<string, number>;
}

export const nothingLearned = (): Learned => ({
  unsupported: new Set(),
  single: new Set(),
  milestones: new Map(),
});
