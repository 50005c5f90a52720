import type { Deploy } from "../../model/action.ts";
import type { StartBar } from "./bar.ts";
import type { ServiceAssessment } from "./service.ts";

/** What one service does next: it starts now, or why it doesn't. */
export type NextStep =
  | {
      readonly kind: "start";
      readonly rider: ServiceAssessment;
      readonly deploy: Deploy;
      /** Its place among those that start now: what the longest path waits for goes first. */
      readonly turn: number;
    }
  | { readonly kind: "wait"; readonly rider: ServiceAssessment; readonly bar: StartBar }
  | { readonly kind: "under way"; readonly rider: ServiceAssessment }
  | { readonly kind: "done"; readonly rider: ServiceAssessment };
