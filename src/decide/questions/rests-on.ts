/** What must have been read in the very look in which something is done. */
import type { Action } from "../../model/action.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { AdmissionRule } from "../../model/release/admission-rule.ts";
import type { Attention } from "./attention.ts";

/**
 * The services of which a reading of this look is wanted. With any of them goes the tracking issue, since whoever stops
 * a release says so there. `nothing`: what was read before will do, for it is only shown, or read again where it is written.
 */
export type Ground = "nothing" | "everything" | ReadonlySet<ServiceId>;

/** The tracking issue, and no service. */
const theIssue: Ground = new Set();

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
  observation: Pick<Observation, "train" | "subIssues">,
  rulesBefore: readonly AdmissionRule[] | null,
): Ground {
  const { actions, admissionRules, rest } = decided;
  // Nobody looks again at what rests, and whoever waits at a gate is answered by the rules.
  if (rest || JSON.stringify(admissionRules) !== JSON.stringify(rulesBefore)) return "everything";
  if (admissionRules?.some(({ state }) => state === "turn")) return "everything";
  return actions
    .map((action) => groundOf(action, decided, observation))
    .reduce<Ground>(together, "nothing");
}

function together(a: Ground, b: Ground): Ground {
  if (a === "everything" || b === "everything") return "everything";
  if (a === "nothing") return b;
  return b === "nothing" ? a : new Set([...a, ...b]);
}

function groundOf(
  action: Action,
  { attention }: Decided,
  observation: Pick<Observation, "train" | "subIssues">,
): Ground {
  switch (action.kind) {
    case "write record":
      return action.isShownOnly ? "nothing" : "everything";
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
