import {
  isSameName,
  repoName,
  splitRepo,
  issueName,
  parseReleaseKey,
  type ReleaseKey,
  type RepoName,
} from "../model/ids.ts";
import { watchWords, type Watched } from "../model/github/watched.ts";
import type { Clock } from "./clock.ts";
import { instant, millis } from "./sql.ts";
import type { Sql, SqlSession } from "./sql.ts";

/** Which releases there are, and whom a change in a repository concerns. */
export interface Releases {
  /**
   * Keeps under which name a release's repository goes now, and takes over what a version before 0.2 kept of the
   * release under that name. Costs a read when nothing changed.
   */
  learn(key: ReleaseKey, repo: RepoName): Promise<void>;
  /** Takes over what was kept of a release under a name, and forgets the name. */
  adopt(named: string, key: ReleaseKey): Promise<void>;
  /** What a version before 0.2 kept by name of releases whose issue has this number, unless they came to rest. */
  namesakes(issue: number): Promise<readonly ReleaseKey[]>;
  /** Every name by which the release's repository is known to have gone, the present one last. */
  namesOf(key: ReleaseKey): Promise<readonly RepoName[]>;
  /** Makes the release known and replaces the list of repositories that concern it. Costs a read when nothing changed. */
  register(release: {
    readonly key: ReleaseKey;
    readonly repo: RepoName;
    readonly repositories: readonly Watched[];
    /** Its train file can't be read: what is known of it from before stays. */
    readonly isUncertain?: boolean;
  }): Promise<void>;
  /** Forgets what came to rest 30 days ago: of a release that goes on after that GitHub still knows everything. */
  prune(): Promise<void>;
  /** The active releases that a change in this repository (by its id, or by its name in any case) concerns. */
  watching(repository: Watched): Promise<readonly ReleaseKey[]>;
  /** All registered releases that haven't come to rest. */
  active(): Promise<readonly ReleaseKey[]>;
  /** The same, each with the present name of its repository, where that is known. */
  activeAt(): Promise<readonly { readonly key: ReleaseKey; readonly repo: RepoName | undefined }[]>;
  /** When the longest overdue wake of a release was due; null: none is overdue. */
  oldestWake(): Promise<Temporal.Instant | null>;
}

/** Stands for all repositories of an owner. */
export const allOf = (repo: RepoName): Watched => ({
  repo: repoName(`${splitRepo(repo).owner}/*`),
  id: null,
});

/** Longer than anybody needs to reopen an issue. */
const keepFor = Temporal.Duration.from({ hours: 30 * 24 });

function forgetBefore(sql: Sql, time: Temporal.Instant): Promise<void> {
  // Whose wake is asked for or under way stays.
  const keys = "select key from releases where rested_at < ? and pokes = 0";
  return sql.transaction(async (session) => {
    for (const table of ["watches", "intents", "memory", "events", "releases"]) {
      await session.run(`delete from ${table} where key in (${keys})`, [millis(time)]);
    }
  });
}

const activeOnes =
  "from releases where registered_at is not null and rested_at is null order by key";

export function openReleases(sql: Sql, clock: Clock): Releases {
  const keys = async (statement: string, values: readonly string[] = []) => {
    const rows = await sql.all<{ key: ReleaseKey }>(statement, values);
    return rows.map((row) => row.key);
  };
  const namesOf = async (key: ReleaseKey): Promise<readonly RepoName[]> => {
    const [row] = await sql.all<{ names: string | null }>(
      "select names from releases where key = ?",
      [key],
    );
    return namesIn(row);
  };
  const learn = async (key: ReleaseKey, repo: RepoName): Promise<void> => {
    if ((await namesOf(key)).at(-1) === repo) return;
    await sql.transaction((session) => learnIn(session, key, repo));
  };
  return {
    learn,
    namesOf,
    namesakes: (issue) =>
      keys("select key from releases where key like ? and rested_at is null order by key", [
        `%/%#${issue}`,
      ]),
    adopt: (named, key) => sql.transaction((session) => adoptIn(session, named, key)),
    async register({ key, repo, repositories, isUncertain = false }) {
      const [row] = await sql.all<{ names: string | null; known: unknown }>(
        "select names, registered_at > 0 as known from releases where key = ?",
        [key],
      );
      if (namesIn(row).at(-1) !== repo) {
        await sql.transaction((session) => learnIn(session, key, repo));
      }
      const watched = await sql.all<{ repository: string }>(
        "select repository from watches where key = ?",
        [key],
      );
      const before = watched.map((row) => row.repository);
      const names = [...repositories.flatMap(watchWords), ...(isUncertain ? before : [])];
      const wanted = [...new Set(names)].sort();
      const same =
        watched
          .map((row) => row.repository)
          .sort()
          .join() === wanted.join();
      if (row && Boolean(row.known) && same) return;
      await sql.transaction((session) => watchIn(session, { key, wanted, now: clock.now() }));
    },
    prune: () => forgetBefore(sql, clock.now().subtract(keepFor)),
    watching(repository) {
      const words = watchWords(repository);
      return keys(
        `select distinct watches.key as key from watches join releases on releases.key = watches.key
         where watches.repository in (${words.map(() => "?").join(", ")})
           and releases.rested_at is null order by key`,
        words,
      );
    },
    active: () => keys(`select key ${activeOnes}`),
    async oldestWake() {
      const [row] = await sql.all<{ at: number | null }>(
        "select min(wake_at) as at from releases where wake_at <= ?",
        [millis(clock.now())],
      );
      return row?.at == null ? null : instant(row.at);
    },
    async activeAt() {
      const rows = await sql.all<{ key: ReleaseKey; names: string | null }>(
        `select key, names ${activeOnes}`,
        [],
      );
      return rows.map((row) => ({ key: row.key, repo: namesIn(row).at(-1) }));
    },
  };
}

async function watchIn(
  session: SqlSession,
  {
    key,
    wanted,
    now,
  }: {
    readonly key: ReleaseKey;
    readonly wanted: readonly string[];
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  // Also locks the release's row, so that two processes can't mix their lists.
  await session.run(
    `insert into releases (key, registered_at) values (?, ?) on conflict (key) do update
       set registered_at = coalesce(releases.registered_at, excluded.registered_at)`,
    [key, millis(now)],
  );
  await session.run("delete from watches where key = ?", [key]);
  for (const repository of wanted)
    await session.run("insert into watches (repository, key) values (?, ?)", [repository, key]);
}

const namesIn = (row: { readonly names: string | null } | undefined): readonly RepoName[] =>
  row?.names ? (JSON.parse(row.names) as readonly RepoName[]) : [];

async function learnIn(session: SqlSession, key: ReleaseKey, repo: RepoName): Promise<void> {
  const at = parseReleaseKey(key);
  // Before the row of its own: what was kept under the name becomes that row.
  if (at) await adoptIn(session, issueName(repo, at.issue), key);
  const [row] = await session.all<{ names: string | null }>(
    "select names from releases where key = ?",
    [key],
  );
  const names = JSON.stringify([...namesIn(row).filter((one) => !isSameName(one, repo)), repo]);
  await session.run(
    `insert into releases (key, names) values (?, ?) on conflict (key) do update
       set names = excluded.names`,
    [key, names],
  );
}

/** What one release has in each table, by the table's further key. */
const parts = [
  { table: "watches", by: "repository" },
  { table: "intents", by: "id" },
  { table: "memory", by: "name" },
] as const;

/** Whoever comes late with the old name finds that it is gone, and nothing of it is lost or there twice. */
async function adoptIn(session: SqlSession, named: string, key: ReleaseKey): Promise<void> {
  const rows = await session.all<{ key: string }>("select key from releases where lower(key) = ?", [
    named.toLowerCase(),
  ]);
  for (const { key: old } of rows) {
    const known = await session.all("select 1 from releases where key = ?", [key]);
    for (const { table, by } of parts) {
      await session.run(
        `update ${table} set key = ? where key = ? and not exists
           (select 1 from ${table} as own where own.key = ? and own.${by} = ${table}.${by})`,
        [key, old, key],
      );
      await session.run(`delete from ${table} where key = ?`, [old]);
    }
    if (known.length > 0) await session.run("delete from releases where key = ?", [old]);
    else await session.run("update releases set key = ? where key = ?", [key, old]);
  }
}
