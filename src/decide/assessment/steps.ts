import type { Deploy } from "../../model/action.ts";
import type { StartBar } from "./bar.ts";
import type { ServiceAssessment } from "./service.ts";

/** What one service does next: it starts now, or why it doesn't. */
export type NextStep =
  | {
      readonly kind: "start";
      readonly assessed: ServiceAssessment;
      readonly deploy: Deploy;
      /** Its place among those that start now: what the longest path waits for goes first. */
      readonly turn: number;
    }
  | { readonly kind: "wait"; readonly assessed: ServiceAssessment; readonly bar: StartBar }
  | { readonly kind: "under way"; readonly assessed: ServiceAssessment }
  | { readonly kind: "done"; readonly assessed: ServiceAssessment };
