import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { FleetPlan } from "../../src/simulator/fleet.ts";
import { isDeployment, killAt } from "../support/deaths.ts";
import { pair, pairs } from "../support/fleets.ts";
import { endingOf, wholeRelease } from "../support/ending.ts";
import { lastingStore, type Store } from "../support/story-store.ts";
import { startStory, type Story } from "../support/story.ts";

/** What the app finds when it comes back: what it left, or nothing. */
const memories = ["with its memory", "without its memory"] as const;

/** Of the next life of the app. */
const storeAfter = async (first: Store, memory: (typeof memories)[number]): Promise<Store> =>
  memory === "with its memory" ? first : lastingStore();

const apart = (fleet: FleetPlan, settle?: Temporal.Duration): Promise<Story> =>
  startStory({ fleet, running: false, ...(settle && { settle }) });

test.each(memories)("killed while GitHub creates a deployment, it goes on %s", async (memory) => {
  const store = await lastingStore();
  await using story = await apart(pair);
  const app = await story.spawnApp(store);
  const death = killAt(story.simulator, app, { isMeant: isDeployment("web"), effect: "late" });
  await story.go();
  await story.until(death.hasCome);
  await story.spawnApp(await storeAfter(store, memory));
  await story.pass({ seconds: 30 });
  death.land();
  await story.reach("complete");
  expect(await endingOf(story)).toEqual(wholeRelease(story.fleet));
});

test("killed between deployments, it goes on", async () => {
  const store = await lastingStore();
  await using story = await apart(pairs);
  const app = await story.spawnApp(store);
  await story.go();
  await story.until(() => story.deployments().some((one) => one.state === "success"));
  await app.kill();
  await story.pass({ minutes: 20 });
  await story.spawnApp(store);
  await story.reach("complete");
  expect(await endingOf(story)).toEqual(wholeRelease(story.fleet));
});

test("asked to end, it waits for what it has begun", async () => {
  const store = await lastingStore();
  await using story = await apart(pair);
  const app = await story.spawnApp(store);
  const ended = Promise.withResolvers<number | null>();
  story.simulator.faults.push({
    matches(request) {
      if (!isDeployment("web")(request)) return false;
      void app.terminate().then(ended.resolve);
      return true;
    },
    times: 1,
    when: "after",
    delay: 200,
  });
  await story.go();
  await story.until(() => story.deployments().some((one) => one.service === "web"));
  expect(await ended.promise).toBe(0);
  await story.spawnApp(store);
  await story.reach("complete");
  expect(await endingOf(story)).toEqual(wholeRelease(story.fleet));
});

test("asked to end, it waits no longer than its grace for an answer that never comes", async () => {
  const store = await lastingStore();
  await using story = await apart(pair);
  const app = await story.spawnApp(store);
  const end: { isAsked: boolean; code?: number | null } = { isAsked: false };
  story.simulator.faults.push({
    matches(request) {
      if (end.isAsked || !isDeployment("web")(request)) return false;
      end.isAsked = true;
      void app.terminate().then((code) => (end.code = code));
      return true;
    },
    when: "before",
    delay: new Promise(() => undefined),
  });
  await story.go();
  const ended = story.until(() => end.code !== undefined);
  // Meanwhile the story stands still, since the app doesn't come to rest: only the app's time passes.
  let seconds = 0;
  while (end.code === undefined) {
    await sleep(5);
    if (end.isAsked) await app.look(story.clock.now().add({ seconds: ++seconds }));
  }
  await ended;
  expect(end.code).toBe(0);
  expect(seconds).toBeLessThan(60);
  await story.spawnApp(store);
  await story.reach("complete");
  expect(await endingOf(story)).toEqual(wholeRelease(story.fleet));
});

test("threat 33: without the settle window a deployment that lands late would be doubled", async () => {
  const store = await lastingStore();
  await using story = await apart(pair, Temporal.Duration.from({ seconds: 0 }));
  const app = await story.spawnApp(store);
  const death = killAt(story.simulator, app, { isMeant: isDeployment("web"), effect: "late" });
  await story.go();
  await story.until(death.hasCome);
  const ofWeb = () => story.deployments().filter((one) => one.service === "web");
  expect(ofWeb()).toEqual([]);
  await story.spawnApp(store);
  await story.until(() => ofWeb().length > 0);
  death.land();
  await story.settle();
  expect(ofWeb()).toHaveLength(2);
});
