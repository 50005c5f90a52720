import type { ReleaseKey } from "../model/ids.ts";
import type { Clock } from "./clock.ts";
import { fenced } from "./leases.ts";
import type { Lease, Written } from "./leases.ts";
import { instant, millis } from "./sql.ts";
import type { Sql, SqlSession } from "./sql.ts";

interface Sent {
  /** Names the effect within the release, e.g. `deploy api-gateway 1`. */
  readonly id: string;
  /** Made when the intent was first written, the same ever after; the effect carries it, so that it can be found. */
  readonly uuid: string;
  /** What the effect was to be, when the intent was first written. */
  readonly detail: unknown;
  /** When the effect was last about to be requested. */
  readonly sentAt: Temporal.Instant;
}

/** `pending`: requested, and nobody knows whether it happened. */
export type Intent =
  | (Sent & { readonly state: "pending" })
  | (Sent & {
      readonly state: "done";
      readonly doneAt: Temporal.Instant;
      readonly result: unknown;
    });

/**
 * The journal of effects that must happen at most once. Written before the effect is requested: whoever
 * finds an intent pending looks for its uuid in the world and asks again only after a settle window,
 * since a request of a dead process can still take effect.
 */
export interface Intents {
  /** `fresh`: written just now, and nobody has requested the effect before. */
  begin(
    lease: Lease,
    id: string,
    detail: unknown,
  ): Promise<Intent | (Sent & { readonly state: "fresh" }) | "fenced">;
  /** Stamps the time of another request, whose outcome is open: the intent is pending again. */
  resend(lease: Lease, id: string): Promise<Written>;
  /** The effect happened, with this result (anything that JSON can hold). */
  done(lease: Lease, id: string, result: unknown): Promise<Written>;
  forRelease(key: ReleaseKey): Promise<readonly Intent[]>;
}

interface Row {
  readonly id: string;
  readonly uuid: string;
  readonly detail: string;
  readonly sent_at: number;
  readonly done_at: number | null;
  readonly result: string | null;
}

function toIntent(row: Row): Intent {
  const sent: Sent = {
    id: row.id,
    uuid: row.uuid,
    detail: JSON.parse(row.detail),
    sentAt: instant(row.sent_at),
  };
  if (row.done_at === null) return { ...sent, state: "pending" };
  return {
    ...sent,
    state: "done",
    doneAt: instant(row.done_at),
    result: JSON.parse(row.result ?? "null"),
  };
}

export function openIntents(sql: Sql, clock: Clock, newUuid: () => string): Intents {
  const find = async (session: SqlSession, key: ReleaseKey, id: string): Promise<Intent> => {
    const [row] = await session.all<Row>("select * from intents where key = ? and id = ?", [
      key,
      id,
    ]);
    if (!row) throw new Error(`${key} has no intent "${id}".`);
    return toIntent(row);
  };
  const change = (
    lease: Lease,
    id: string,
    write: (session: SqlSession) => Promise<number>,
  ): Promise<Written> =>
    fenced<Written>(sql, lease, async (session) => {
      if ((await write(session)) === 0) throw new Error(`${lease.key} has no intent "${id}".`);
      return "kept";
    });
  return {
    begin: (lease, id, detail) =>
      fenced(sql, lease, async (session) => {
        const fresh = await session.run(
          `insert into intents (key, id, uuid, detail, sent_at) values (?, ?, ?, ?, ?)
           on conflict (key, id) do nothing`,
          [lease.key, id, newUuid(), toJson(detail), millis(clock.now())],
        );
        const intent = await find(session, lease.key, id);
        return fresh === 1 ? { ...intent, state: "fresh" } : intent;
      }),
    resend: (lease, id) =>
      change(lease, id, (session) =>
        session.run(
          "update intents set sent_at = ?, done_at = null, result = null where key = ? and id = ?",
          [millis(clock.now()), lease.key, id],
        ),
      ),
    done: (lease, id, result) =>
      change(lease, id, (session) =>
        session.run("update intents set done_at = ?, result = ? where key = ? and id = ?", [
          millis(clock.now()),
          toJson(result),
          lease.key,
          id,
        ]),
      ),
    async forRelease(key) {
      const rows = await sql.all<Row>("select * from intents where key = ? order by sent_at, id", [
        key,
      ]);
      return rows.map(toIntent);
    },
  };
}

// JSON has no undefined; as a whole value it means the same as null here.
const toJson = (value: unknown): string => JSON.stringify(value ?? null);
