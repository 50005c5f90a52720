import { randomUUID } from "node:crypto";
// src/engine/sql.ts
/** Means nothing. Another text each time: SQLite writes no page that stays the same. */
const writeProof = (session) => session.run(`insert into memory (key, name, value) values ('', 'written', ?)
     on conflict (key, name) do update set value = excluded.value`, [JSON.stringify(randomUUID())]);
/** `?, ?, ?` for a list of values. An empty list matches nothing: `in (null)`. */
const marks = (values) => values.length === 0 ? "null" : values.map(() => "?").join(", ");
const millis = (instant) => instant.epochMilliseconds;
const instant = (millis) => Temporal.Instant.fromEpochMilliseconds(millis);
export { writeProof as i, marks as n, millis as r, instant as t };
