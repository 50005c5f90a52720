import type { ServiceId } from "../../model/ids.ts";
import type { Text } from "../../model/view/text.ts";
import type { Progress } from "./progress.ts";
import type { ServiceAssessment } from "./service.ts";

/** One reason why nothing new starts, for the release (`service: null`) or for one service. */
export interface Hold {
  readonly service: ServiceId | null;
  readonly cause:
    | "closed"
    | "called"
    | "rollback"
    | "post-mortem"
    | "foreign"
    | "no GO"
    | "failed"
    | "not ready"
    | "stuck"
    | "unreachable";
  /** When it began, where GitHub or the record tells. */
  readonly since?: Temporal.Instant;
  /** What happened, and who ends it how. */
  readonly why: Text;
  /** The question to the owning team, for holds that the release ran into by itself; its key is told once. */
  readonly question: { readonly key: string; readonly text: Text } | null;
}

/** An attempt that did not succeed. */
export interface FailedAttempt {
  readonly assessed: ServiceAssessment;
  readonly failure: Extract<Progress, { kind: "failed" }>;
  /** `service:attempt`. */
  readonly key: string;
}
