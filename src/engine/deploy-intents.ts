import type { Direction } from "../model/release/release.ts";
import { serviceId, sha } from "../model/ids.ts";
import type { DeployIntent, RehearsalIntent } from "../model/release/deploy-intent.ts";
import type { Intent } from "./intents.ts";

/** What the app writes down before it asks for a deployment. */
interface IntentDetail {
  readonly task?: Direction;
  readonly service: string;
  readonly attempt: number;
  readonly commit: string;
  readonly rehearsal?: string;
}

/** A deployment as the journal keeps it. `settle`: how long an unanswered request may still take effect. */
export function toDeployIntent(intent: Intent, settle: Temporal.Duration): DeployIntent {
  // One that was written before there were rollbacks names no task.
  const detail = { task: "deploy", ...(intent.detail as IntentDetail) } as const;
  return {
    task: detail.task,
    service: serviceId(detail.service),
    attempt: detail.attempt,
    commit: sha(detail.commit),
    intent: intent.uuid,
    sentAt: intent.sentAt,
    settledAt: intent.sentAt.add(settle),
    outcome: intent.state === "pending" ? { kind: "pending" } : outcomeOf(intent.result),
  };
}

/** The same of a rehearsal. */
export const toRehearsalIntent = (intent: Intent, settle: Temporal.Duration): RehearsalIntent => ({
  ...toDeployIntent(intent, settle),
  rehearsal: (intent.detail as IntentDetail).rehearsal ?? "",
});

function outcomeOf(result: unknown): DeployIntent["outcome"] {
  const { value, refused } = result as { value?: { id: number }; refused?: string };
  return refused === undefined
    ? { kind: "created", deployment: value?.id ?? 0 }
    : { kind: "refused", why: refused };
}
