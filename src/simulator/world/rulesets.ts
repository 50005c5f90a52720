import { happen } from "./create-world.ts";
import { hasRole } from "./repositories.ts";
import type { Repository, World } from "./types.ts";
import { invalid, WorldError } from "./world-error.ts";
import type { RequiredCheck, Ruleset } from "./rule-types.ts";
import type { User } from "./basic-types.ts";

/** Makes a ruleset that requires checks or workflows; tells nobody but those who listen to `repository_ruleset`. */
export function addRuleset(
  world: World,
  repo: Repository,
  input: Pick<Ruleset, "name" | "branches" | "checks"> & {
    readonly by: User;
    readonly workflows?: Ruleset["workflows"];
    readonly lockedTags?: Ruleset["lockedTags"];
    readonly bypass?: Ruleset["bypass"];
    /** Default: active. */
    readonly enforcement?: Ruleset["enforcement"];
  },
): Ruleset {
  const { by, name, branches, checks, enforcement = "active" } = input;
  const { workflows = [], lockedTags = [], bypass = [] } = input;
  if (!hasRole(world, repo, by, "admin"))
    throw new WorldError("forbidden", "Must have admin rights to Repository.");
  if (repo.rulesets.some((one) => one.name === name)) throw invalid("Name must be unique", "name");
  const own = { name, branches, checks, workflows, lockedTags, bypass, enforcement };
  const ruleset: Ruleset = { id: world.nextId(), ...own };
  repo.rulesets.push(ruleset);
  happen(world, repo, by, "repository_ruleset.created", { repository_ruleset: ruleset });
  return ruleset;
}

/** The active rulesets that are about a branch. */
export const rulesetsOf = (repo: Repository, branch: string): Ruleset[] =>
  repo.rulesets.filter(
    ({ enforcement, branches }) =>
      enforcement === "active" && branches.some((pattern) => isMeant(repo, pattern, branch)),
  );

/** Whether a rule keeps somebody from creating a tag. */
export const isTagLocked = (repo: Repository, ref: string, by: User): boolean =>
  repo.rulesets.some(
    ({ enforcement, lockedTags, bypass }) =>
      enforcement === "active" &&
      !bypass.includes(by.id) &&
      lockedTags.some((pattern) => isLike(pattern, ref)),
  );

/** In GitHub's words. */
export const lockedWords =
  "Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n";

/** Every check that a branch requires, by its protection and its rulesets, with those who may report it. */
export const requirementsOf = (repo: Repository, branch: string): readonly RequiredCheck[] => [
  ...(repo.requiredChecks.get(branch) ?? []),
  ...rulesetsOf(repo, branch).flatMap(({ checks }) => checks),
];

/** The names of those, each once. */
export const requiredChecksOf = (repo: Repository, branch: string): string[] => [
  ...new Set(requirementsOf(repo, branch).map(contextOf)),
];

export const contextOf = (check: RequiredCheck): string =>
  typeof check === "string" ? check : check.context;

/** The one App whose word counts; null: anybody's. */
export const pinOf = (check: RequiredCheck): number | null =>
  typeof check === "string" ? null : check.appId;

function isMeant(repo: Repository, pattern: string, branch: string): boolean {
  if (pattern === "~ALL") return true;
  if (pattern === "~DEFAULT_BRANCH") return branch === repo.defaultBranch;
  return isLike(pattern, `refs/heads/${branch}`);
}

/** As fnmatch with FNM_PATHNAME: `*` stays within a part of the name, `**` followed by `/` doesn't. */
function isLike(pattern: string, ref: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll(/\*\*\/|\*|\?/g, (sign) =>
      sign === "**/" ? "(?:.*/)?" : sign === "*" ? "[^/]*" : "[^/]",
    );
  return new RegExp(`^${source}$`).test(ref);
}
