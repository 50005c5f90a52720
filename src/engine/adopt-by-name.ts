import type { Result } from "../model/failure.ts";
import {
  parseIssueName,
  parseReleaseKey,
  releaseKey,
  type ReleaseKey,
  type RepoName,
} from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import type { Clock } from "./clock.ts";
import type { Woken } from "./engine.ts";
import type { Store } from "./store.ts";

export interface AdoptionParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Which repository goes by a name, or went by it. */
  readonly findRepository: (
    repo: RepoName,
  ) => Promise<Result<{ readonly id: number; readonly repo: RepoName }>>;
  readonly poke: (key: ReleaseKey) => Promise<void>;
}

/**
 * A version before 0.2 knew releases by name: looks up which one it is, and goes on with that. GitHub leads on from
 * names that a repository had.
 */
export async function adoptByName(parts: AdoptionParts, key: ReleaseKey): Promise<Woken> {
  const at = parseIssueName(key);
  if (!at) return { next: null, rest: true };
  const found = await parts.findRepository(at.repo);
  if (!found.ok) {
    const { failure } = found;
    parts.log.warn({ release: key, failure }, "A release could not be found by name");
    const next = parts.clock.now().add({ seconds: 30 });
    return { next, rest: failure.kind === "not found" };
  }
  const { id, repo } = found.value;
  const present = releaseKey(id, at.issue);
  await parts.store.releases.learn(present, at.repo);
  await parts.store.releases.learn(present, repo);
  await parts.poke(present);
  return { next: null, rest: true };
}

/**
 * A release can be discovered under its id before what was kept of it under a name is taken over. A look then would
 * know only its repository's present name, and would take what it deployed under the former one for another release's.
 * @returns whether all that may be this release is found: only then may it be looked at
 */
export async function adoptNamesakes(parts: AdoptionParts, key: ReleaseKey): Promise<boolean> {
  const at = parseReleaseKey(key);
  if (!at) return true;
  for (const named of await parts.store.releases.namesakes(at.issue)) {
    const { rest } = await adoptByName(parts, named);
    if (!rest) return false;
  }
  return true;
}
