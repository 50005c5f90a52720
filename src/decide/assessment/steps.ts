import type { Text } from "../../model/view/text.ts";
import type { Deploy } from "../../model/action.ts";
import type { ServiceAssessment } from "./service.ts";

export interface Wait {
  readonly why: Text;
  /** Whether it ends when others end or when its time has come: nobody needs to do anything. */
  readonly passes: boolean;
  /** Whether it keeps the whole release, and not this service alone. */
  readonly isCommon: boolean;
}

/** What one service does next: it starts now, or why it doesn't. */
export type NextStep =
  | {
      readonly kind: "start";
      readonly rider: ServiceAssessment;
      readonly deploy: Deploy;
      /** Its place among those that start now: what the longest path waits for goes first. */
      readonly turn: number;
    }
  | ({ readonly kind: "wait"; readonly rider: ServiceAssessment } & Wait)
  | { readonly kind: "under way"; readonly rider: ServiceAssessment }
  | { readonly kind: "done"; readonly rider: ServiceAssessment };
