import type { ServiceId } from "../../model/ids.ts";
import type { Text } from "../../model/view/text.ts";
import type { Publish } from "../../model/action.ts";

export interface Obstacle {
  readonly kind: "foreign" | "draft" | "tag elsewhere" | "shared tag" | "refused";
  /** The service, or `train`. */
  readonly of: ServiceId | "train";
  /** What is so, whom it is asked of, and what they can do. */
  readonly text: Text;
}

/** How far the notes are: they follow when every service is live and verified, and each is published once. */
export type Publication =
  | { readonly kind: "not yet" }
  /** All is live and watched; `until` null: as long as something is in doubt, or until a manager ends it. */
  | { readonly kind: "watched"; readonly until: Temporal.Instant | null; readonly why: Text }
  | { readonly kind: "due"; readonly publish: Publish; readonly asks: readonly Obstacle[] }
  /** All is live, and something stands in the way of the notes. `passes`: it ends without anybody. */
  | {
      readonly kind: "waiting";
      readonly why: Text;
      readonly passes: boolean;
      readonly asks: readonly Obstacle[];
    }
  | { readonly kind: "done" };
