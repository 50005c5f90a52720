import { expect, test } from "vitest";
import { readSaidMark } from "../../src/model/marks.ts";
import type { IncomingRequest } from "../../src/simulator/http/faults.ts";
import { isWrite, killAt, type Effect } from "../support/deaths.ts";
import { endingOf, wholeRelease } from "../support/ending.ts";
import { solo } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory } from "../support/story.ts";

/** What becomes of the writes, and what the app finds when it comes back: what it left, or nothing. */
const deathsOf: readonly (readonly [Effect, "with" | "without"])[] = [
  ["happened", "with"],
  ["late", "with"],
  ["never", "without"],
  ["late", "without"],
];

/** What a write is about, however often it is asked for. */
function nameOf({ method, path, body }: IncomingRequest): string {
  const { body: text, content, state } = (body ?? {}) as Readonly<Record<string, string>>;
  const key = text === undefined ? undefined : readSaidMark(text);
  return `${method} ${path} ${key ?? content ?? state ?? ""}`;
}

test.each(deathsOf)(
  "killed at each of its writes in turn (effect: %s), it goes on %s its memory",
  async (effect, memory) => {
    const store = await lastingStore();
    await using story = await startStory({ fleet: solo, running: false });
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
        const next = await story.spawnApp(memory === "with" ? store : await lastingStore());
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
  120_000,
);
