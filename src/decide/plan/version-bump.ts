import type { Change } from "../../model/release/history.ts";
import type { Bump } from "./version.ts";

const heights: readonly Bump[] = ["patch", "minor", "major"];
const label = /^semver:(major|minor|patch)$/i;
/** `feat(api)!: …` (conventionalcommits.org). */
const typed = /^([a-z]+)(?:\([^()\r\n]*\))?(!)?:[ \t]/i;
/** Of a squash merge, the messages of the commits stand behind a star. */
const breaking = /^(?:\* )?BREAKING[ -]CHANGE:(?:[ \t]|$)/m;
/** First lines of commits, also in the list of a squash merge; only known types, since others may begin a sentence. */
const commits =
  /^(?:\* )?(feat|fix|perf|refactor|revert|build|chore|ci|docs|style|test)(?:\([^()\r\n]{0,100}\))?(!)?:[ \t]/gim;

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
  const [, type, mark] = typed.exec(title) ?? [];
  const came = [...message.matchAll(commits)];
  const isBreaking = mark !== undefined || breaking.test(message) || came.some(([, , one]) => one);
  if (isBreaking) return "major";
  const types = type === undefined ? came.map(([, one]) => one) : [type];
  return types.some((one) => one?.toLowerCase() === "feat") ? "minor" : "patch";
}

const highest = (bumps: readonly Bump[]): Bump =>
  heights.findLast((one) => bumps.includes(one)) ?? "patch";
