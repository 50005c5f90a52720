import type { Action } from "../../model/action.ts";
import { type Text } from "../../model/view/text.ts";
import type { ReleaseState } from "../../model/release/release.ts";

export type Say = Extract<Action, { kind: "say" }>;

/** A release's state and the sentence that follows its word: what is so and what comes next. */
export interface StateSentence {
  readonly state: ReleaseState;
  readonly sentence: Text;
}
