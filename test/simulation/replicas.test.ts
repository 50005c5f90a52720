import { Client } from "pg";
import { expect, test } from "vitest";
import type { Settings } from "../../src/config/settings.ts";
import type { IncomingRequest } from "../../src/simulator/http/faults.ts";
import { freezeAt, isWrite, killAt, type Effect } from "../support/deaths.ts";
import { endingOf, wholeRelease, type Ending } from "../support/ending.ts";
import { pairs } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory } from "../support/story.ts";
import { createRandom, type Random } from "./random.ts";

/** `npm run simulate:replicas` plays more. */
const runs = Number(process.env["REPLICA_RUNS"] ?? "1");
/** Writes of a release of two pairs: what happens at one of them happens in the middle of it. */
const writesAbout = 60;

/** The write of this number, counted from now on. */
function nthWrite(wanted: number): (request: IncomingRequest) => boolean {
  let seen = 0;
  return (request) => isWrite(request) && (seen += 1) === wanted;
}

/** Ends every connection to the database, in whatever it is. */
async function dropConnections(store: Settings["store"]): Promise<void> {
  if (store.kind !== "postgres") throw new Error("Replicas share a PostgreSQL");
  const client = new Client({ connectionString: store.url });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await client.end();
}

/** How a release of chance ends, and how it should. */
async function release(random: Random): Promise<{ readonly is: Ending; readonly should: Ending }> {
  const store = await lastingStore();
  await using story = await startStory({ fleet: pairs, running: false });
  // They may complain of everything that is done to them.
  story.expectTrouble(/[^]/);
  const first = await story.spawnApp(store);
  const second = await story.spawnApp(store);
  await story.spawnApp(store);
  const thawed = Promise.withResolvers<void>();
  const frozen = freezeAt(story.simulator, first, {
    isMeant: nthWrite(1 + random.below(writesAbout)),
    thawed: thawed.promise,
  });
  const effect = random.pick<Effect>(["happened", "never", "late"]);
  const death = killAt(story.simulator, second, {
    isMeant: nthWrite(1 + random.below(writesAbout)),
    effect,
  });
  const thaw = async (): Promise<void> => {
    await story.pass({ seconds: 90 });
    first.thaw();
    await first.look(story.clock.now());
    thawed.resolve();
  };
  await story.go();
  await dropConnections(store);
  await story.until(() => frozen.hasCome() || story.state() === "complete");
  if (frozen.hasCome()) await thaw();
  await story.until(() => death.hasCome() || story.state() === "complete");
  if (death.hasCome()) {
    await story.pass({ seconds: 10 });
    death.land();
    await story.spawnApp(store);
  }
  await story.reach("complete");
  return { is: await endingOf(story), should: wholeRelease(story.fleet) };
}

test(
  `three replicas of which one freezes and one dies do a release once, their connections dropped: ${runs} times`,
  async () => {
    for (let run = 1; run <= runs; run += 1) {
      const { is, should } = await release(createRandom(`replicas ${run}`));
      expect(is).toEqual(should);
    }
  },
  runs * 300_000,
);
