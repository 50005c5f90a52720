import type { ReleaseKey } from "../model/ids.ts";
import type { Clock } from "./clock.ts";
import { millis } from "./sql.ts";
import type { Sql } from "./sql.ts";

/** Which releases there are, and whom a change in a repository concerns. */
export interface Releases {
  /** Makes the release known and replaces the list of repositories that concern it. Costs a read when nothing changed. */
  register(release: {
    readonly key: ReleaseKey;
    readonly repositories: readonly string[];
    /** Its train file can't be read: what is known of it from before stays. */
    readonly isUncertain?: boolean;
  }): Promise<void>;
  /** The active releases that a change in this repository (in any case) concerns. */
  watching(repository: string): Promise<readonly ReleaseKey[]>;
  /** All registered releases that haven't come to rest. */
  active(): Promise<readonly ReleaseKey[]>;
}

/** Stands for all repositories of an owner. */
export const allOf = (repo: string): string => `${repo.split("/")[0] ?? ""}/*`;

export function openReleases(sql: Sql, clock: Clock): Releases {
  const keys = async (statement: string, values: readonly string[] = []) => {
    const rows = await sql.all<{ key: ReleaseKey }>(statement, values);
    return rows.map((row) => row.key);
  };
  return {
    async register({ key, repositories, isUncertain = false }) {
      const known = await sql.all("select 1 from releases where key = ? and registered_at > 0", [
        key,
      ]);
      const watched = await sql.all<{ repository: string }>(
        "select repository from watches where key = ?",
        [key],
      );
      const before = watched.map((row) => row.repository);
      const names = [
        ...repositories.map((name) => name.toLowerCase()),
        ...(isUncertain ? before : []),
      ];
      const wanted = [...new Set(names)].sort();
      const same =
        watched
          .map((row) => row.repository)
          .sort()
          .join() === wanted.join();
      if (known.length > 0 && same) return;
      await sql.transaction(async (session) => {
        // Also locks the release's row, so that two processes can't mix their lists.
        await session.run(
          `insert into releases (key, registered_at) values (?, ?) on conflict (key) do update
             set registered_at = coalesce(releases.registered_at, excluded.registered_at)`,
          [key, millis(clock.now())],
        );
        await session.run("delete from watches where key = ?", [key]);
        for (const repository of wanted)
          await session.run("insert into watches (repository, key) values (?, ?)", [
            repository,
            key,
          ]);
      });
    },
    watching: (repository) =>
      keys(
        `select watches.key as key from watches join releases on releases.key = watches.key
         where watches.repository = ? and releases.rested_at is null order by watches.key`,
        [repository.toLowerCase()],
      ),
    active: () =>
      keys(
        "select key from releases where registered_at is not null and rested_at is null order by key",
      ),
  };
}
