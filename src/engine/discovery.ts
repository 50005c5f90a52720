import type { Result } from "../model/failure.ts";
import type { Formless } from "../model/formless.ts";
import { trainKey, type RepoName } from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import type { Discovery } from "../observe/discover.ts";
import type { Engine } from "./engine.ts";
import { onDemand } from "./on-demand.ts";
import type { Store } from "./store.ts";

export interface DiscoveryParts {
  readonly discover: () => Promise<Result<Discovery>>;
  readonly offerForm: (repository: Formless) => Promise<void>;
  readonly store: Pick<Store, "releases">;
  readonly log: Log;
  readonly poke: Engine["poke"];
  /** A repository in which there may be releases one day. */
  readonly include: (repo: RepoName) => void;
}

/**
 * Registers every open release that GitHub knows and wakes it, and offers the issue form where there is none.
 * One look at a time: who asks during one waits for the next.
 */
export function createDiscovery(parts: DiscoveryParts): () => Promise<void> {
  const { offerForm, store, log, poke, include } = parts;
  const look = async (): Promise<void> => {
    const found = await parts.discover();
    if (!found.ok) return log.warn({ failure: found.failure }, "Releases could not be looked for");
    const { releases, trains, scheduled, formless, unread } = found.value;
    if (unread.length > 0) log.warn({ unread }, "Some repositories could not be looked into");
    for (const repo of trains) include(repo);
    // Those that are looked at already are hinted at, swept, and looked at by themselves.
    const active = new Set(await store.releases.active());
    for (const release of releases) {
      await store.releases.register(release);
      if (!active.has(release.key)) await poke(release.key);
    }
    for (const repo of scheduled) {
      await store.releases.register({ key: trainKey(repo), repositories: [repo] });
      await poke(trainKey(repo));
    }
    for (const repository of formless) await offerForm(repository);
  };
  const looks = onDemand(() =>
    look().catch((error: unknown) => log.error({ err: error }, "Releases were not looked for")),
  );
  return () => {
    looks.ask();
    return looks.settled();
  };
}
