import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Settings } from "../../src/config/settings.ts";
import type { FleetPlan } from "../../src/simulator/fleet.ts";
import { isDeployment, killAt } from "../support/deaths.ts";
import { pairs } from "../support/fleets.ts";
import { expectWholeRelease } from "../support/expect-whole-release.ts";
import { startStory, type Story } from "../support/story.ts";

type Store = Settings["store"];

/** What the app finds when it comes back: what it left, or nothing. */
const memories = ["with its memory", "without its memory"] as const;

async function newStores() {
  const directory = await mkdtempDisposable(join(tmpdir(), "release-train-"));
  let stores = 0;
  const next = (): Store => ({ kind: "embedded", directory: join(directory.path, `${++stores}`) });
  const first = next();
  return {
    first,
    /** For the next life of the app. */
    after: (memory: (typeof memories)[number]): Store =>
      memory === "with its memory" ? first : next(),
    [Symbol.asyncDispose]: () => directory.remove(),
  };
}

const apart = (fleet: FleetPlan, settle?: Temporal.Duration): Promise<Story> =>
  startStory({ fleet, running: false, ...(settle && { settle }) });

test.each(memories)("killed while GitHub creates a deployment, it goes on %s", async (memory) => {
  await using stores = await newStores();
  await using story = await apart(pairs);
  const app = await story.spawnApp(stores.first);
  const death = killAt(story.simulator, app, { isMeant: isDeployment("web"), effect: "late" });
  await story.go();
  await story.until(death.hasCome);
  await story.spawnApp(stores.after(memory));
  await story.pass({ seconds: 30 });
  death.land();
  await story.reach("complete");
  await expectWholeRelease(story);
});

test("without the settle window a deployment that lands late would be doubled", async () => {
  await using stores = await newStores();
  await using story = await apart(pairs, Temporal.Duration.from({ seconds: 0 }));
  const app = await story.spawnApp(stores.first);
  const death = killAt(story.simulator, app, { isMeant: isDeployment("web"), effect: "late" });
  await story.go();
  await story.until(death.hasCome);
  const ofWeb = () => story.deployments().filter((one) => one.service === "web");
  expect(ofWeb()).toEqual([]);
  await story.spawnApp(stores.first);
  await story.until(() => ofWeb().length > 0);
  death.land();
  await story.settle();
  expect(ofWeb()).toHaveLength(2);
});
