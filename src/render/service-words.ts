import type { Readiness } from "../model/release/release.ts";
import type { ServiceView } from "../model/view/view.ts";
import { stateName } from "../text/state-words.ts";
import { capital } from "../text/capital.ts";

const stateSigns = {
  waiting: "⏳",
  starting: "🚀",
  deploying: "🚀",
  proving: "👀",
  live: "✅",
  failed: "❌",
  "rolling back": "↩️",
  "rolled back": "↩️",
  "not shipped": "⏹️",
} as const;

const readinessSigns = { ready: "✅", blocked: "⛔", unknown: "❔" } as const;

/** `✅ live`: a sign and the word, so that neither colour nor picture carries it alone. */
export const stateWord = ({ state }: Pick<ServiceView, "state">): string =>
  `${stateSigns[state]} ${stateName(state)}`;

export const readinessSign = (readiness: Readiness): string => readinessSigns[readiness];

export const readinessName = (readiness: Readiness): string => capital(stateName(readiness));

/** `⛔ Blocked`. */
export const readinessWord = ({ readiness }: Pick<ServiceView, "readiness">): string =>
  `${readinessSigns[readiness]} ${readinessName(readiness)}`;
