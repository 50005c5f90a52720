import type { Change } from "../../model/history.ts";
import type { Bump } from "./version.ts";

const heights: readonly Bump[] = ["patch", "minor", "major"];
const label = /^semver:(major|minor|patch)$/i;
/** `feat(api)!: …` (conventionalcommits.org). */
const typed = /^([a-z]+)(?:\([^()\r\n]*\))?(!)?:[ \t]/i;
/** Of a squash merge, the messages of the commits stand behind a star. */
const breaking = /^(?:\* )?BREAKING[ -]CHANGE: /m;

/**
 * How much changed: the most that any of the changes says. A label `semver:major`, `semver:minor` or
 * `semver:patch` outranks what the title says; a title without a type, and any type that isn't `feat`, is a patch.
 */
export function bumpOf(changes: readonly Change[]): Bump {
  return highest(changes.map(bumpOfOne));
}

function bumpOfOne({ title, message, labels }: Change): Bump {
  const named = labels.flatMap((one) => label.exec(one)?.[1]?.toLowerCase() ?? []);
  if (named.length > 0) return highest(heights.filter((one) => named.includes(one)));
  const [, type = "", mark] = typed.exec(title) ?? [];
  if (mark !== undefined || breaking.test(message)) return "major";
  return type.toLowerCase() === "feat" ? "minor" : "patch";
}

const highest = (bumps: readonly Bump[]): Bump =>
  heights.findLast((one) => bumps.includes(one)) ?? "patch";
