/**
 * Plays the first story of each test file on PostgreSQL, or says why it doesn't. The other stories differ
 * in what people and GitHub do, not in what the app remembers.
 */
import { afterAll, beforeEach } from "vitest";
import { startPostgres } from "./postgres.ts";
import { playOn } from "./story-store.ts";

const postgres = await startPostgres();

if (postgres.kind === "running") {
  const store = async () => ({ kind: "postgres", url: await postgres.createDatabase() }) as const;
  playOn({ passing: store, lasting: store, patience: 100_000 });
  afterAll(() => postgres.stop());
}

beforeEach(({ task, skip }) => {
  if (postgres.kind === "absent") skip(`There is no PostgreSQL here: ${postgres.reason}.`);
  if (task.file.tasks[0] !== task) skip("It is played on the embedded database only.");
});
