import type { Result } from "../model/failure.ts";
import type { Formless } from "../model/github/formless.ts";
import { trainKey } from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import type { Discovery, TrainRepository } from "../observe/trains/discover.ts";
import type { Engine } from "./engine.ts";
import { onDemand } from "./on-demand.ts";
import { allOf } from "./releases.ts";
import type { Store } from "./store.ts";
import { strangersMemory } from "./own-memory.ts";

export interface DiscoveryParts {
  readonly discover: () => Promise<Result<Discovery>>;
  readonly offerForm: (repository: Formless) => Promise<void>;
  readonly store: Pick<Store, "releases" | "memory">;
  readonly log: Log;
  readonly poke: Engine["poke"];
  /** A repository in which there may be releases one day. */
  readonly include: (train: TrainRepository) => void;
  /** Brings back what the store has never seen of these trains. */
  readonly bringPast: (trains: readonly TrainRepository[]) => Promise<void>;
  /** Told once, when every repository could be looked into. */
  readonly onAllFound: () => Promise<void>;
}

export interface Discovering {
  /** Looks for releases; done when no look is under way. */
  readonly discover: () => Promise<void>;
  /** Whether every repository could be looked into once: what isn't known then doesn't exist. */
  readonly isAllFound: () => boolean;
}

/**
 * Registers every open release that GitHub knows and wakes it, and offers the issue form where there is none.
 * One look at a time: who asks during one waits for the next.
 */
export function createDiscovery(parts: DiscoveryParts): Discovering {
  const { offerForm, store, log, poke, include } = parts;
  let isAllFound = false;
  const look = async (): Promise<void> => {
    const found = await parts.discover();
    if (!found.ok) return log.warn({ failure: found.failure }, "Could not search for releases");
    const { releases, trains, scheduled, formless, unread } = found.value;
    if (unread.length > 0) log.warn({ unread }, "Some repositories could not be read");
    for (const train of trains) include(train);
    // Those that are looked at already are hinted at, swept, and looked at by themselves.
    const active = new Set(await store.releases.active());
    for (const release of releases) {
      // Of a train file that can't be read it isn't known which repositories it concerns.
      const more = release.isUncertain ? release.repositories.map(({ repo }) => allOf(repo)) : [];
      const repositories = [...release.repositories, ...more];
      // Found by the train file's names, which may lead elsewhere now: whoever looked at the release knows better.
      await store.releases.register({ ...release, repositories, isUncertain: true });
      if (active.has(release.key)) continue;
      const isStrangers = (await store.memory.get(release.key, strangersMemory)) === true;
      if (!isStrangers) await poke(release.key);
    }
    for (const { id, repo } of scheduled) {
      const key = trainKey(id);
      await store.releases.register({ key, repo, repositories: [{ repo, id }] });
      await poke(key);
    }
    if (unread.length === 0 && !isAllFound) {
      isAllFound = true;
      // Not awaited: it may itself have asked for this look.
      void parts
        .onAllFound()
        .catch((error: unknown) =>
          log.error({ err: error }, "Jobs at deployment gates are still waiting"),
        );
    }
    for (const repository of formless) await offerForm(repository);
    // What is over matters least.
    await parts.bringPast(trains);
  };
  const looks = onDemand(() =>
    look().catch((error: unknown) => log.error({ err: error }, "Did not search for releases")),
  );
  return {
    isAllFound: () => isAllFound,
    discover() {
      looks.ask();
      return looks.settled();
    },
  };
}
