import { createHash } from "node:crypto";
import type { ReleaseKey } from "../model/ids.ts";
import type { KeptRelease, ListedRelease, ShownRelease } from "../model/view/page.ts";
import type { ReleaseState } from "../model/release/release.ts";
import type { Clock } from "./clock.ts";
import { fenced, type Lease, type Written } from "./leases.ts";
import { instant, millis } from "./sql.ts";
import type { Sql, SqlSession } from "./sql.ts";

/** Releases as they were seen last, so that looking at them costs GitHub nothing. Lost, they are seen anew. */
export interface Pages {
  /**
   * In the name of a run, so that one that was overtaken doesn't write over what its successor has seen. Writes nothing
   * when nothing changed, and asks nothing when the run before was this process's too.
   */
  put(lease: Lease, shown: ShownRelease): Promise<Written | "unchanged">;
  /** One that is over and was closed then, as its issue keeps it; what was seen of it itself is never written over. */
  bring(key: ReleaseKey, shown: ShownRelease, closedAt: Temporal.Instant): Promise<void>;
  /** By the present name of the train repository, in any case; undefined: not known here. */
  find(repository: string, number: number): Promise<KeptRelease | undefined>;
  /** Those that aren't over first, then the newest; at most {@link listedMax}. `repository`: of this one only. */
  list(repository?: string): Promise<readonly ListedRelease[]>;
  /** A number that is another one whenever a page has changed: of one release, or of all. */
  stamp(at?: { readonly repository: string; readonly number: number }): Promise<number>;
  /** All that aren't over. */
  underWay(): Promise<readonly UnderWay[]>;
}

/** What is to be known of all releases together. */
export interface UnderWay {
  readonly state: ReleaseState;
  /** Since when the same people must act; null: nobody must. */
  readonly askedAt: Temporal.Instant | null;
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

/** The page that a run of this process has left behind. */
interface Left {
  readonly epoch: number;
  readonly digest: string;
}

export function openPages(sql: Sql, clock: Clock): Pages {
  const left = new Map<ReleaseKey, Left>();
  return {
    async put(lease, shown) {
      const { key, epoch } = lease;
      const page = JSON.stringify(shown);
      const digest = createHash("sha256").update(page).digest("base64");
      const last = left.get(key);
      left.delete(key);
      // Nobody was in between.
      const isKnown = last?.epoch === epoch - 1 && last.digest === digest;
      const written = isKnown
        ? "unchanged"
        : await fenced(sql, lease, (session) =>
            write(session, { key, shown, page, now: clock.now() }),
          );
      // What is over is hardly looked at again.
      if (written !== "fenced" && !over.has(shown.page.release.state))
        left.set(key, { epoch, digest });
      return written;
    },
    bring: (key, shown, closedAt) => bring(sql, { key, shown, closedAt }),
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
    async underWay() {
      const rows = await sql.all<{ summary: string; asked_at: number | null }>(
        "select summary, asked_at from pages where is_over = 0",
      );
      return rows.map(({ summary, asked_at }) => ({
        state: (JSON.parse(summary) as Pick<ListedRelease, "release">).release.state,
        askedAt: asked_at === null ? null : instant(asked_at),
      }));
    },
  };
}

/** What lists need of it. */
const summaryOf = ({
  page: { release },
  visibility,
  repositoryId,
  serviceRepositories,
  timeZone,
  actors,
}: ShownRelease) => ({
  release,
  visibility,
  repositoryId,
  serviceRepositories,
  timeZone,
  actors,
});

/** As `put` would have left it when it was closed. */
async function bring(
  sql: Sql,
  one: {
    readonly key: ReleaseKey;
    readonly shown: ShownRelease;
    readonly closedAt: Temporal.Instant;
  },
): Promise<void> {
  const { release } = one.shown.page;
  await sql.run(
    `insert into pages (key, repository, number, is_over, revision, changed_at, asked_at, summary, page)
       values (?, ?, ?, 1, 1, ?, null, ?, ?) on conflict (key) do nothing`,
    [
      one.key,
      release.repository.toLowerCase(),
      release.number,
      millis(one.closedAt),
      JSON.stringify(summaryOf(one.shown)),
      JSON.stringify(one.shown),
    ],
  );
}

interface Before {
  readonly page: string;
  readonly summary: string;
  readonly asked_at: number | null;
}

/** Since when the same people must act in the same state. */
function askedAt(
  { page, actors }: ShownRelease,
  before: Before | undefined,
  now: Temporal.Instant,
): number | null {
  if (actors.length === 0) return null;
  if (!before) return millis(now);
  const last = JSON.parse(before.summary) as Pick<ListedRelease, "release" | "actors">;
  const isSame = last.release.state === page.release.state && last.actors.join() === actors.join();
  return isSame ? (before.asked_at ?? millis(now)) : millis(now);
}

async function write(
  session: SqlSession,
  one: {
    readonly key: ReleaseKey;
    readonly shown: ShownRelease;
    readonly page: string;
    readonly now: Temporal.Instant;
  },
): Promise<"kept" | "unchanged"> {
  const { key, shown, page, now } = one;
  const [before] = await session.all<Before>(
    "select page, summary, asked_at from pages where key = ?",
    [key],
  );
  if (before?.page === page) return "unchanged";
  const { release } = shown.page;
  const repository = release.repository.toLowerCase();
  const isOver = over.has(release.state) ? 1 : 0;
  await session.run(
    `insert into pages (key, repository, number, is_over, revision, changed_at, asked_at, summary, page)
       values (?, ?, ?, ?, 1, ?, ?, ?, ?)
     on conflict (key) do update set repository = excluded.repository, is_over = excluded.is_over,
       revision = pages.revision + 1, changed_at = excluded.changed_at, asked_at = excluded.asked_at,
       summary = excluded.summary, page = excluded.page`,
    [
      key,
      repository,
      release.number,
      isOver,
      millis(now),
      askedAt(shown, before, now),
      JSON.stringify(summaryOf(shown)),
      page,
    ],
  );
  if (isOver === 0) return "kept";
  await session.run(
    `delete from pages where repository = ? and is_over = 1 and key not in
       (select key from pages where repository = ? and is_over = 1 order by number desc limit ${keptMax})`,
    [repository, repository],
  );
  return "kept";
}
