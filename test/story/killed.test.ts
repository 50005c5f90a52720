import { expect, test } from "vitest";
import { readSaidMark } from "../../src/model/marks.ts";
import type { FleetPlan } from "../../src/simulator/fleet.ts";
import type { IncomingRequest } from "../../src/simulator/http/faults.ts";
import { isDeployment, isWrite, killAt } from "../support/deaths.ts";
import { pairs, solo } from "../support/fleets.ts";
import { endingOf, wholeRelease } from "../support/ending.ts";
import { lastingStore, type Store } from "../support/story-store.ts";
import { startStory, type Story } from "../support/story.ts";

/** What the app finds when it comes back: what it left, or nothing. */
const memories = ["with its memory", "without its memory"] as const;

const effects = ["happened", "never", "late"] as const;

/** Of the next life of the app. */
const storeAfter = async (first: Store, memory: (typeof memories)[number]): Promise<Store> =>
  memory === "with its memory" ? first : lastingStore();

const apart = (fleet: FleetPlan, settle?: Temporal.Duration): Promise<Story> =>
  startStory({ fleet, running: false, ...(settle && { settle }) });

test.each(memories)("killed while GitHub creates a deployment, it goes on %s", async (memory) => {
  const store = await lastingStore();
  await using story = await apart(pairs);
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

/** What a write is about, however often it is asked for. */
function nameOf({ method, path, body }: IncomingRequest): string {
  const { body: text, content, state } = (body ?? {}) as Readonly<Record<string, string>>;
  const key = text === undefined ? undefined : readSaidMark(text);
  return `${method} ${path} ${key ?? content ?? state ?? ""}`;
}

test.each(memories.flatMap((memory) => effects.map((effect) => [effect, memory] as const)))(
  "killed at each of its writes in turn, whose effect %s, it goes on %s",
  async (effect, memory) => {
    const store = await lastingStore();
    await using story = await apart(solo);
    const { people, simulator } = story;
    const deaths = new Set<string>();
    const isMeant = (request: IncomingRequest): boolean => {
      if (!isWrite(request) || deaths.has(nameOf(request))) return false;
      deaths.add(nameOf(request));
      return true;
    };
    let death = killAt(simulator, await story.spawnApp(store), { isMeant, effect });
    const live = async (condition: () => boolean): Promise<void> => {
      for (;;) {
        await story.until(() => death.hasCome() || condition());
        if (!death.hasCome()) return;
        await story.pass({ seconds: 1 });
        const next = await story.spawnApp(await storeAfter(store, memory));
        const last = death;
        death = killAt(simulator, next, { isMeant, effect });
        // Long enough for the next one to look, short enough that two deaths fit into the settle window.
        await story.pass({ seconds: 10 });
        last.land();
      }
    };
    people.open();
    people.prepare();
    await live(() => story.state() === "ready");
    const votes = people.vote();
    await live(() => votes.every((one) => story.reactions(one).includes("rocket")));
    people.say(people.manager, "/go");
    await live(() => story.state() === "complete");
    let isOver = false;
    story.clock.after(Temporal.Duration.from({ minutes: 5 }), () => (isOver = true));
    await live(() => isOver);
    expect(deaths.size).toBeGreaterThan(10);
    expect(await endingOf(story)).toEqual(wholeRelease(story.fleet));
  },
  60_000,
);

test("without the settle window a deployment that lands late would be doubled", async () => {
  const store = await lastingStore();
  await using story = await apart(pairs, Temporal.Duration.from({ seconds: 0 }));
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
