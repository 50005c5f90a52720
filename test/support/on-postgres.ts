/** Plays the stories of a test file on PostgreSQL, or says why it doesn't. */
import { afterAll, beforeEach } from "vitest";
import { startPostgres } from "./postgres.ts";
import { playOn } from "./story-store.ts";

const postgres = await startPostgres();

if (postgres.kind === "running") {
  const store = async () => ({ kind: "postgres", url: await postgres.createDatabase() }) as const;
  playOn({ passing: store, lasting: store, patience: 45_000 });
  afterAll(() => postgres.stop());
} else {
  beforeEach(({ skip }) => skip(`There is no PostgreSQL here: ${postgres.reason}.`));
}
