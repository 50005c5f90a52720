/** What must have been read in the very look in which something is done. */
import type { Action } from "../../model/action.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { AdmissionRule } from "../../model/release/admission-rule.ts";
import type { Attention } from "./attention.ts";
import { groundOfRecord, groundsOfComments } from "./ground-of-words.ts";
import { theIssue, together, type Ground } from "./ground.ts";

type Seen = Pick<Observation, "train" | "subIssues" | "record">;

interface Decided {
  readonly actions: readonly Action[];
  readonly admissionRules: readonly AdmissionRule[] | null;
  readonly rest: boolean;
  /** null: it isn't known what is under way. */
  readonly attention: Attention | null;
}

/**
 * What all that was decided rests on together.
 * @param rulesBefore by which those who wait at gates are answered now
 */
export function restsOn(
  decided: Decided,
  observation: Seen,
  rulesBefore: readonly AdmissionRule[] | null,
): Ground {
  const { actions, admissionRules, rest } = decided;
  // Nobody looks again at what rests, and whoever waits at a gate is answered by the rules.
  if (rest || JSON.stringify(admissionRules) !== JSON.stringify(rulesBefore)) return "everything";
  if (admissionRules?.some(({ state }) => state === "turn")) return "everything";
  const record = actions.find((one) => one.kind === "write record")?.record;
  const kept = observation.record.kind === "kept" ? observation.record.record : undefined;
  const after = record ?? kept;
  const comments = after ? groundsOfComments(after, observation) : new Map<number, Ground>();
  return actions
    .map((action) => groundOfWord(action, comments) ?? groundOf(action, decided, observation))
    .reduce<Ground>(together, "nothing");
}

/** Of the answer to a command; undefined: it rests on what such an action does. */
function groundOfWord(action: Action, comments: ReadonlyMap<number, Ground>): Ground | undefined {
  if (action.kind === "say") {
    const [, comment] = /^reply:(\d+)$/.exec(action.key) ?? [];
    return comment === undefined ? undefined : comments.get(Number(comment));
  }
  if (action.kind !== "acknowledge") return undefined;
  // That it was seen is so.
  if (action.reaction === "eyes") return theIssue;
  return action.reaction === "rocket" ? comments.get(action.comment) : undefined;
}

function groundOf(action: Action, { attention }: Decided, observation: Seen): Ground {
  switch (action.kind) {
    case "write record":
      return action.isShownOnly ? "nothing" : groundOfRecord(action.record, observation);
    case "deploy":
      // What goes back waits for all that depends on it, directly or not.
      if (action.task === "rollback") return "everything";
      return neighbourhood(action.service, observation, attention);
    case "dispatch":
    case "call off":
    case "cancel run":
    case "report":
      return neighbourhood(action.service, observation, attention);
    case "publish":
    case "amend notes":
    case "acknowledge":
    case "say":
    case "open post-mortem":
    case "close issue":
    case "reopen issue":
      return "everything";
    case "tend sub-issues": {
      // One that was opened without an answer may show by now, and is opened again where it doesn't.
      const isMissing = action.wishes.some(({ service }) => !observation.subIssues.has(service));
      return isMissing ? theIssue : "nothing";
    }
    case "remember looks":
    case "remember health":
    case "show":
    case "post":
    case "emit":
    case "link sub-issues":
    case "show checks":
    case "label pulls":
    case "minimise":
      return "nothing";
  }
}

/** A service with those that it waits for, those that wait for it, and all whose failure would stop it. */
function neighbourhood(
  id: ServiceId,
  { train }: Pick<Observation, "train">,
  attention: Attention | null,
): Ground {
  if (train.kind !== "valid" || !attention) return "everything";
  const { services } = train.train;
  const needed = services.find((one) => one.id === id)?.dependsOn ?? [];
  const waiting = services.filter(({ dependsOn }) => dependsOn.includes(id));
  return new Set([id, ...needed, ...waiting.map((one) => one.id), ...attention.underWay]);
}
