/** What stays live beside what was taken back from on top of it: well again before the rest goes on. */
import { compareInstants } from "../../model/instants.ts";
import type { RollbackEntry } from "../../model/record/ending.ts";
import { code, joinTexts, say, type Text } from "../../model/view/text.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { soaked } from "../health/health.ts";
import { isDeployed } from "../deployments/progress-meaning.ts";
import { timeWords } from "../health/watch-words.ts";
import { takenOut } from "../record/taken.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { Rollback } from "../assessment/rollback.ts";

export interface Neighbours {
  /** Whose health nobody watches: people look at them. */
  readonly unwatched: readonly ServiceAssessment[];
  /** What is still to be seen of the others, one fragment each; empty: all were good for a whole soak since. */
  readonly open: readonly Text[];
}

/** What stays and was needed by what was taken back; its soak begins anew when the last of that is back. */
export function neighboursOf(
  { services, observation, record }: Situation,
  entry: RollbackEntry,
  { steps }: Rollback,
): Neighbours {
  const out = takenOut(record);
  const taken = new Set(entry.services.map(({ service }) => service));
  const gone = steps.flatMap((step) =>
    step.kind === "done" && taken.has(step.assessed.service.id) ? [step] : [],
  );
  const needed = new Set(gone.flatMap(({ assessed }) => assessed.candidate.dependsOn));
  const staying = [...services.values()].filter(
    ({ service, progress }) =>
      needed.has(service.id) && !out.has(service.id) && isDeployed(progress),
  );
  const end = gone.map(({ at }) => at).toSorted((a, b) => compareInstants(b, a))[0];
  return {
    unwatched: staying.filter(({ service }) => !service.health),
    open: end ? staying.flatMap((assessed) => openOf(assessed, end, observation.now)) : [],
  };
}

/** What is still to be seen of one. */
function openOf(
  { service: { name, id }, health }: ServiceAssessment,
  end: Temporal.Instant,
  now: Temporal.Instant,
): readonly Text[] {
  if (!health) return [];
  const { plan, look, verdict, unhealthy } = health;
  const { isProved, until } = soaked(verdict.conditions, look, { soak: plan.soak, from: end, now });
  if (isProved && !unhealthy) return [];
  if (until && !unhealthy) {
    return [say`${name} stays deployed and is being checked until ${timeWords(until)}`];
  }
  const bad = verdict.conditions.filter(({ result }) => result !== "good");
  const missing = bad.map(({ condition, words }) => `${condition.name}: ${words}`).join("; ");
  const why = unhealthy ? unhealthy.why : missing;
  const said = why === "" ? "" : `: ${why}`;
  return [
    say`${name} stays deployed and is unhealthy${said}. It must be healthy for a whole soak, or its team can comment ${code(`/confirm ${id} health <reason>`)}`,
  ];
}

/** `Api stays and is being watched until …`; undefined: nobody is waited for. */
export const openWords = ({ open }: Neighbours): Text | undefined =>
  open.length === 0 ? undefined : joinTexts(fewOf(open, 3), ", ");

/** Whom people look at; undefined: nobody. */
export const unwatchedNames = ({ unwatched }: Neighbours): string | undefined =>
  unwatched.length === 0 ? undefined : fewNames(unwatched.map(({ service }) => service.name));
