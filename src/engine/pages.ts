import type { ReleaseKey } from "../model/ids.ts";
import type { KeptRelease, ListedRelease, ShownRelease } from "../model/view/page.ts";
import type { ReleaseState } from "../model/release/release.ts";
import type { Clock } from "./clock.ts";
import { instant, millis } from "./sql.ts";
import type { Sql, SqlSession } from "./sql.ts";

/** Releases as they were seen last, so that looking at them costs GitHub nothing. Lost, they are seen anew. */
export interface Pages {
  /** Writes nothing when nothing changed. */
  put(key: ReleaseKey, shown: ShownRelease): Promise<void>;
  /** By the present name of the train repository, in any case; undefined: not known here. */
  find(repository: string, number: number): Promise<KeptRelease | undefined>;
  /** Those that aren't over first, then the newest; at most {@link listedMax}. `repository`: of this one only. */
  list(repository?: string): Promise<readonly ListedRelease[]>;
  /** A number that is another one whenever a page has changed: of one release, or of all. */
  stamp(at?: { readonly repository: string; readonly number: number }): Promise<number>;
}

const listedMax = 1_000;

/** So many releases that are over are kept of one repository. */
const keptMax = 200;

const over: ReadonlySet<ReleaseState> = new Set(["complete", "rolled back", "aborted"]);

interface Row {
  readonly revision: number;
  readonly changed_at: number;
  readonly page: string;
}

export function openPages(sql: Sql, clock: Clock): Pages {
  return {
    async put(key, shown) {
      const page = JSON.stringify(shown);
      const [before] = await sql.all<Row>("select page from pages where key = ?", [key]);
      if (before?.page === page) return;
      await sql.transaction((session) => write(session, { key, shown, page, now: clock.now() }));
    },
    async find(repository, number) {
      const [row] = await sql.all<Row>(
        "select revision, changed_at, page from pages where repository = ? and number = ?",
        [repository.toLowerCase(), number],
      );
      return (
        row && {
          shown: JSON.parse(row.page) as ShownRelease,
          revision: row.revision,
          changedAt: instant(row.changed_at),
        }
      );
    },
    async list(repository) {
      const where = repository === undefined ? "" : "where repository = ?";
      const rows = await sql.all<{ summary: string; changed_at: number }>(
        `select summary, changed_at from pages ${where} order by is_over, changed_at desc, number desc limit ${listedMax}`,
        repository === undefined ? [] : [repository.toLowerCase()],
      );
      return rows.map((row) => ({
        ...(JSON.parse(row.summary) as Omit<ListedRelease, "changedAt">),
        changedAt: instant(row.changed_at),
      }));
    },
    async stamp(at) {
      const [row] = await sql.all<{ stamp: number | null }>(
        at === undefined
          ? "select cast(sum(revision) as bigint) as stamp from pages"
          : "select revision as stamp from pages where repository = ? and number = ?",
        at === undefined ? [] : [at.repository.toLowerCase(), at.number],
      );
      return row?.stamp ?? 0;
    },
  };
}

async function write(
  session: SqlSession,
  one: {
    readonly key: ReleaseKey;
    readonly shown: ShownRelease;
    readonly page: string;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  const { key, shown, page, now } = one;
  const { visibility, repositoryId, timeZone, actors } = shown;
  const { release } = shown.page;
  const repository = release.repository.toLowerCase();
  const isOver = over.has(release.state) ? 1 : 0;
  await session.run(
    `insert into pages (key, repository, number, is_over, revision, changed_at, summary, page)
       values (?, ?, ?, ?, 1, ?, ?, ?)
     on conflict (key) do update set repository = excluded.repository, is_over = excluded.is_over,
       revision = pages.revision + 1, changed_at = excluded.changed_at, summary = excluded.summary,
       page = excluded.page`,
    [
      key,
      repository,
      release.number,
      isOver,
      millis(now),
      JSON.stringify({ release, visibility, repositoryId, timeZone, actors }),
      page,
    ],
  );
  if (isOver === 0) return;
  await session.run(
    `delete from pages where repository = ? and is_over = 1 and key not in
       (select key from pages where repository = ? and is_over = 1 order by number desc limit ${keptMax})`,
    [repository, repository],
  );
}
