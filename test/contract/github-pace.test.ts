import { expect, test } from "vitest";
import { createPace, type Urgency } from "../../src/github/client/pace.ts";
import { virtualClock } from "../../src/simulator/clock.ts";

const start = Temporal.Instant.from("2026-03-19T14:00:00Z");

/** A pace whose turns are written down with the second at which they came. */
function paced() {
  const clock = virtualClock(start);
  const pace = createPace(clock);
  const turns: { name: string; at: number }[] = [];
  const take = async (name: string, urgency: Urgency, installation: number): Promise<void> => {
    await pace.turn(installation, urgency);
    turns.push({ name, at: start.until(clock.now()).total("seconds") });
  };
  const ask = (name: string, urgency: Urgency, installation = 1): void =>
    void take(name, urgency, installation);
  /** Lets promises settle; time moves only from here. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const run = async (): Promise<void> => {
    await settle();
    while (clock.step()) await settle();
  };
  return { clock, pace, turns, ask, run, settle };
}

test("twenty come at once, and never more than sixty in a minute", async () => {
  const { turns, ask, run, settle, pace } = paced();
  for (let index = 0; index < 150; index += 1) ask(`write ${index}`, "cosmetic");
  await settle();
  expect(turns).toHaveLength(20);
  expect(pace.waiting()).toBe(130);
  await run();
  expect(turns).toHaveLength(150);
  expect(pace.waiting()).toBe(0);
  for (const { at } of turns) {
    const inMinute = turns.filter((turn) => turn.at >= at && turn.at < at + 60);
    expect(inMinute.length).toBeLessThanOrEqual(60);
  }
});

test("effects overtake what only tells, each in its own order", async () => {
  const { turns, ask, run } = paced();
  for (let index = 0; index < 20; index += 1) ask("first", "cosmetic");
  ask("tell 1", "cosmetic");
  ask("tell 2", "cosmetic");
  ask("deploy 1", "effect");
  ask("deploy 2", "effect");
  await run();
  const later = turns.slice(20).map(({ name }) => name);
  expect(later).toEqual(["deploy 1", "deploy 2", "tell 1", "tell 2"]);
});

test("installations don't wait for each other", async () => {
  const { turns, ask, settle } = paced();
  for (let index = 0; index < 40; index += 1) ask("busy", "cosmetic", 1);
  ask("other", "cosmetic", 2);
  await settle();
  expect(turns.at(-1)?.name).toBe("other");
});

test("a quiet time gives back the burst, and no more than that", async () => {
  const { turns, ask, run, settle, clock } = paced();
  for (let index = 0; index < 20; index += 1) ask("before", "cosmetic");
  clock.after(Temporal.Duration.from({ hours: 1 }), () => undefined);
  await run();
  for (let index = 0; index < 30; index += 1) ask("after", "cosmetic");
  await settle();
  expect(turns.filter(({ name }) => name === "after")).toHaveLength(20);
});
