import type { ReleaseKey } from "../model/ids.ts";
import { fenced } from "./leases.ts";
import type { Lease, Written } from "./leases.ts";
import type { Sql } from "./sql.ts";

/** Small JSON values per release, for caches: losing them may cost requests, never correctness. */
export interface Memory {
  /** undefined when nothing was put under that name. */
  get(key: ReleaseKey, name: string): Promise<unknown>;
  put(lease: Lease, name: string, value: unknown): Promise<Written>;
}

export function openMemory(sql: Sql): Memory {
  return {
    async get(key, name) {
      const [row] = await sql.all<{ value: string }>(
        "select value from memory where key = ? and name = ?",
        [key, name],
      );
      return row && (JSON.parse(row.value) as unknown);
    },
    put: (lease, name, value) =>
      fenced<Written>(sql, lease, async (session) => {
        await session.run(
          `insert into memory (key, name, value) values (?, ?, ?)
           on conflict (key, name) do update set value = excluded.value`,
          [lease.key, name, JSON.stringify(value ?? null)],
        );
        return "kept";
      }),
  };
}
