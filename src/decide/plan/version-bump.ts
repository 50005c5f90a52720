import type { Change } from "../../model/release/history.ts";
import { conventional, saysBreaking, typesIn } from "../../text/conventional.ts";
import type { Bump } from "./version.ts";

const heights: readonly Bump[] = ["patch", "minor", "major"];
const label = /^semver:(major|minor|patch)$/i;
/**
 * How much changed: the most that any of the changes says. A label `semver:major`, `semver:minor` or
 * `semver:patch` outranks what else is said. What breaks is told by the title or by any commit that came with it;
 * a title with another type than `feat` is a patch, and where the title has no type the commits tell.
 */
export function bumpOf(changes: readonly Change[]): Bump {
  return highest(changes.map(bumpOfOne));
}

function bumpOfOne({ title, message, labels }: Change): Bump {
  const named = labels.flatMap((one) => label.exec(one)?.[1]?.toLowerCase() ?? []);
  if (named.length > 0) return highest(heights.filter((one) => named.includes(one)));
  const { type, isBreaking } = conventional(title);
  if (isBreaking || saysBreaking(message)) return "major";
  const types = type === null ? typesIn(message) : [type];
  return types.includes("feat") ? "minor" : "patch";
}

const highest = (bumps: readonly Bump[]): Bump =>
  heights.findLast((one) => bumps.includes(one)) ?? "patch";
