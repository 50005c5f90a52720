import type { GoState } from "../assessment/votes.ts";
import { wording } from "../../model/view/wording.ts";

/** What stands beside the box of the manager's decision. */
export function decisionWords(go: GoState): string {
  switch (go.kind) {
    case "none":
      return wording`not yet`;
    case "fallen":
      return wording`void: ${go.why}`;
    case "no-go":
      return wording`${go.decision.by.login} decided NO-GO`;
    case "go":
      return go.decision.by.login;
  }
}
