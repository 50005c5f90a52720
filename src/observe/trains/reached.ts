/** Which repositories the App reaches: for the search of trains, for a first train file and for doctor alike. */
import type { GitHub, Installation, InstalledRepository } from "../../github/client/github.ts";
import { succeed, type Failure, type Result } from "../../model/failure.ts";

export interface Reached extends InstalledRepository {
  /** What the App may do there. */
  readonly permissions: Installation["permissions"];
}

export interface Reach {
  /** Archived ones as well. */
  readonly repositories: readonly Reached[];
  /** Accounts on which the App is installed, and not suspended. */
  readonly owners: readonly string[];
  /** Those of them whose repositories could not be listed, so that some are missing above. */
  readonly unlisted: readonly { readonly owner: string; readonly failure: Failure }[];
}

/**
 * A Failure: not even the installations.
 * @param owner only what belongs to this account; undefined: to any
 */
export async function readReached(github: GitHub, owner?: string): Promise<Result<Reach>> {
  const installations = await github.installations();
  if (!installations.ok) return installations;
  const repositories: Reached[] = [];
  const owners: string[] = [];
  const unlisted: { owner: string; failure: Failure }[] = [];
  for (const one of installations.value) {
    const isOther = owner !== undefined && one.owner.toLowerCase() !== owner.toLowerCase();
    if (one.isSuspended || isOther) continue;
    owners.push(one.owner);
    const listed = await github.repositoriesOf(one.id);
    if (!listed.ok) unlisted.push({ owner: one.owner, failure: listed.failure });
    else
      for (const repository of listed.value)
        repositories.push({ ...repository, permissions: one.permissions });
  }
  return succeed({ repositories, owners, unlisted });
}
