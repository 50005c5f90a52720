import { r as types, t as Pool } from "./esm-aUK0UC3t.js";
import { i as writeProof } from "./sql-DEFHWYoy.js";
// src/engine/postgres.ts
const migrationLock = 500135192942;
/**
* The database of several replicas. `url` is DATABASE_URL; the tables are made in its first schema
* (`search_path`), so give the app a database of its own.
*
* Throws one clear sentence, without the password, when the database can't be reached.
*/
async function openPostgres(url, log) {
	const pool = new Pool({
		connectionString: url,
		max: 8,
		connectionTimeoutMillis: 1e4,
		statement_timeout: 2e4,
		query_timeout: 3e4,
		idle_in_transaction_session_timeout: 1e4,
		types: { getTypeParser }
	});
	pool.on("error", (error) => log.warn({ err: error }, "lost a connection to PostgreSQL"));
	try {
		await pool.query("select 1");
	} catch (error) {
		await pool.end();
		throw new Error(`PostgreSQL can't be used: ${reason(error)}. Check DATABASE_URL.`, { cause: error });
	}
	const transaction = async (work) => {
		const client = await pool.connect();
		let broken;
		try {
			await client.query("begin");
			const result = await work(sessionOf(client));
			await client.query("commit");
			return result;
		} catch (error) {
			await client.query("rollback").catch((failure) => broken = failure);
			throw error;
		} finally {
			client.release(broken);
		}
	};
	return {
		...sessionOf(pool),
		transaction,
		migration: (work) => transaction(async (session) => {
			await session.all("select pg_advisory_xact_lock(?)", [migrationLock]);
			return work(session);
		}),
		proveWritable: async () => void await writeProof(sessionOf(pool)),
		close: async () => {
			if (!pool.ended) await pool.end();
		}
	};
}
const getTypeParser = (type, format) => type === types.builtins.INT8 ? Number : types.getTypeParser(type, format);
function reason(error) {
	const first = error instanceof AggregateError ? error.errors[0] : error;
	return first instanceof Error ? first.message : String(first);
}
function sessionOf(client) {
	const query = (statement, values = []) => {
		let index = 0;
		const text = statement.replaceAll("?", () => `$${++index}`);
		return client.query(text, [...values]);
	};
	return {
		all: async (statement, values) => (await query(statement, values)).rows,
		run: async (statement, values) => (await query(statement, values)).rowCount ?? 0
	};
}
export { openPostgres };
