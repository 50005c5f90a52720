/** A release may leave in part: what a PARTIAL names goes now, the rest of the plan stays behind. */
import type { ServiceId } from "../../model/ids.ts";
import type { Part } from "../../model/release/part.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Plan } from "../../model/release/release.ts";
import { departureOf, lastDecision, voidsOf } from "../record/record.ts";

/** What the record narrows the plan to: a PARTIAL that stands, or with which the release left; null: nothing. */
export function partOf(record: ReleaseRecord): Part | null {
  const departure = departureOf(record);
  if (departure) return departure.behind.length > 0 ? lastPart(record) : null;
  const decision = lastDecision(record);
  if (decision?.answer !== "go") return null;
  const isVoid = voidsOf(record).some((entry) => entry.decision === decision.comment);
  return isVoid ? null : decision.part;
}

function lastPart({ entries }: ReleaseRecord): Part | null {
  const last = entries.findLast((entry) => entry.kind === "decision" && entry.part !== null);
  return last?.kind === "decision" ? last.part : null;
}

/** A plan together with what was left out of it. */
export interface PlanInPart {
  readonly plan: Plan;
  readonly behind: Plan["services"];
}

/** The plan with these services only. */
export function within(plan: Plan, services: Iterable<ServiceId>): PlanInPart {
  const scope = new Set(services);
  return {
    plan: { ...plan, services: plan.services.filter(({ service }) => scope.has(service)) },
    behind: plan.services.filter(({ service }) => !scope.has(service)),
  };
}
