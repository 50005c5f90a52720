import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { Installation, RepositoryGroups } from "./github.ts";
import type { Installations } from "./installations.ts";
import { wording } from "../../model/view/wording.ts";

/** More repositories than this GitHub doesn't take for one token ("Create an installation access token"). */
const tokenRepositoriesMax = 500;

/** How many installations are looked up at the same time. */
const lookupsMax = 8;

type Found = readonly [RepoName, Result<Installation>];

/** Sorts repositories into groups that one token reaches; those out of reach come with the reason. */
export async function groupByInstallation(
  installations: Installations,
  repos: readonly RepoName[],
): Promise<RepositoryGroups> {
  const failures = new Map<RepoName, Failure>();
  const byInstallation = new Map<number, RepoName[]>();
  for (const [repo, found] of await findAll(installations, repos)) {
    if (!found.ok) failures.set(repo, found.failure);
    else byInstallation.set(found.value.id, [...(byInstallation.get(found.value.id) ?? []), repo]);
  }
  const groups = [...byInstallation.values()].flatMap((group) => chunks(group));
  return { groups, failures };
}

/** The one installation that reaches all of these. */
export async function commonInstallation(
  installations: Installations,
  repos: readonly RepoName[],
): Promise<Result<Installation>> {
  let common: Installation | undefined;
  for (const [repo, found] of await findAll(installations, repos)) {
    if (!found.ok) return found;
    common ??= found.value;
    if (found.value.id !== common.id) {
      return fail(misused(`${repo} belongs to another installation than ${repos[0]}`));
    }
  }
  if (!common) return fail(misused("no repository was named"));
  if (repos.length > tokenRepositoriesMax) return fail(misused("too many repositories at once"));
  return succeed(common);
}

async function findAll(
  installations: Installations,
  repos: readonly RepoName[],
): Promise<readonly Found[]> {
  const waiting = [...new Set(repos)];
  const found: Found[] = [];
  for (let from = 0; from < waiting.length; from += lookupsMax) {
    const some = waiting.slice(from, from + lookupsMax);
    found.push(
      ...(await Promise.all(
        some.map(async (repo): Promise<Found> => [repo, await installations.of(repo)]),
      )),
    );
  }
  return found;
}

function chunks(repos: readonly RepoName[]): readonly (readonly RepoName[])[] {
  const parts: (readonly RepoName[])[] = [];
  for (let from = 0; from < repos.length; from += tokenRepositoriesMax) {
    parts.push(repos.slice(from, from + tokenRepositoriesMax));
  }
  return parts;
}

const misused = (why: string): Failure => ({
  kind: "invalid",
  message: wording`These repositories can't be read together: ${why}.`,
  hint: wording`Read them in groups of one installation.`,
  retry: "never",
});
