import { expect, test } from "vitest";
import { readSaidMark } from "../../src/model/marks/marks.ts";
import type { IncomingRequest } from "../../src/simulator/http/faults.ts";
import { isWrite, killAt, type Effect } from "../support/deaths.ts";
import { endingOf, wholeRelease } from "../support/ending.ts";
import { solo } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory } from "../support/story.ts";

/**
 * At which writes it dies, what becomes of them, and what the app finds when it comes back: what it left, or nothing.
 * The worst is played at all of them, the others at the first write of each kind.
 */
const deathsOf: readonly (readonly [Places, Effect, "with" | "without"])[] = [
  ["each", "late", "with"],
  ["each kind", "happened", "with"],
  ["each kind", "never", "without"],
  ["each kind", "late", "without"],
];
type Places = "each" | "each kind";

/** What a write is about, however often it is asked for. */
function nameOf({ method, path, body }: IncomingRequest): string {
  const { body: text, content, state } = (body ?? {}) as Readonly<Record<string, string>>;
  const key = text === undefined ? undefined : readSaidMark(text);
  return `${method} ${path} ${key ?? content ?? state ?? ""}`;
}

/** What kind of write it is, whatever it is about. */
const kindOf = ({ method, path }: IncomingRequest): string =>
  `${method} ${path.replaceAll(/\d+/g, "")}`;

test.each(deathsOf)(
  "killed at %s of its writes in turn (effect: %s), it goes on %s its memory",
  async (places, effect, memory) => {
    const store = await lastingStore();
    await using story = await startStory({ fleet: solo, running: false });
    const { people, simulator } = story;
    const deaths = new Set<string>();
    const isMeant = (request: IncomingRequest): boolean => {
      const name = places === "each" ? nameOf(request) : kindOf(request);
      if (!isWrite(request) || deaths.has(name)) return false;
      deaths.add(name);
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
    expect(deaths.size).toBeGreaterThan(places === "each" ? 15 : 8);
    expect(await endingOf(story)).toEqual(wholeRelease(story.fleet));
  },
  480_000,
);
