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
    /** Default: active. */
    readonly enforcement?: Ruleset["enforcement"];
  },
): Ruleset {
  const { by, name, branches, checks, workflows = [], enforcement = "active" } = input;
  if (!hasRole(world, repo, by, "admin"))
    throw new WorldError("forbidden", "Must have admin rights to Repository.");
  if (repo.rulesets.some((one) => one.name === name)) throw invalid("Name must be unique", "name");
  const ruleset: Ruleset = { id: world.nextId(), name, branches, checks, workflows, enforcement };
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

/** As fnmatch with FNM_PATHNAME: `*` stays within a part of the name, `**` followed by `/` doesn't. */
function isMeant(repo: Repository, pattern: string, branch: string): boolean {
  if (pattern === "~ALL") return true;
  if (pattern === "~DEFAULT_BRANCH") return branch === repo.defaultBranch;
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll(/\*\*\/|\*|\?/g, (sign) =>
      sign === "**/" ? "(?:.*/)?" : sign === "*" ? "[^/]*" : "[^/]",
    );
  return new RegExp(`^${source}$`).test(`refs/heads/${branch}`);
}
