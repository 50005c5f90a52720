/** What all gates are made with. */
import type { Gate, Link, Readiness } from "../../model/release/release.ts";
import { wording } from "../../model/view/wording.ts";

export const gate = (
  name: string,
  readiness: Readiness,
  reason: string,
  links: readonly Link[] = [],
): Gate => ({ name, readiness, reason, links, children: [] });

/** The worst of several: blocked before unknown before ready; nothing at all is unknown. */
export function worst(gates: readonly Gate[]): Readiness {
  if (gates.some((one) => one.readiness === "blocked")) return "blocked";
  if (gates.length === 0 || gates.some((one) => one.readiness === "unknown")) return "unknown";
  return "ready";
}

/** The reasons of all gates that aren't ready, worst first. */
export const openReasons = (gates: readonly Gate[]): readonly string[] => [
  ...gates.filter((one) => one.readiness === "blocked").map((one) => one.reason),
  ...gates.filter((one) => one.readiness === "unknown").map((one) => one.reason),
];

/** Three reasons, and how many more there are. */
export const firstOf = (reasons: readonly string[]): string =>
  reasons.length > 3
    ? wording`${reasons.slice(0, 3).join("; ")} and ${reasons.length - 3} more`
    : reasons.join("; ");
