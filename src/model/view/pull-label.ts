import type { RepoName } from "../ids.ts";

/** How far a pull request is that is meant for a release, in one word. */
export type PullState = "boarded" | "live" | "rolled back" | "missed";

/** Every label begins so, so that none of them is anybody else's. */
const prefix = "release-train:";

export const pullLabelOf = (state: PullState): string => `${prefix}${state.replaceAll(" ", "-")}`;

const states: readonly PullState[] = ["boarded", "live", "rolled back", "missed"];

/** Whether it is one of these, and so the app's own. */
export const isPullLabel = (name: string): boolean =>
  states.some((state) => pullLabelOf(state) === name.toLowerCase());

/** The label that a pull request should have of these; null: none. */
export interface LabelledPull {
  readonly repo: RepoName;
  /** GitHub's id of it. */
  readonly repository: number;
  readonly number: number;
  readonly state: PullState | null;
}
