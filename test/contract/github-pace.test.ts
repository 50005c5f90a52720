import { expect, test } from "vitest";
import type { Urgency } from "../../src/model/github/urgency.ts";
import { createPace, type Ledger } from "../../src/github/client/pace.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import type { WriteKind } from "../../src/model/github/spent.ts";
import { virtualClock, type VirtualClock } from "../../src/simulator/clock.ts";

const start = Temporal.Instant.from("2026-03-19T14:00:00Z");

interface Turn {
  readonly name: string;
  /** Seconds since the start. */
  readonly at: number;
  readonly urgency: Urgency;
  readonly kind: WriteKind;
}

/** A pace whose turns are written down. */
function paced(clock: VirtualClock = virtualClock(start), ledger?: Ledger) {
  const pace = createPace(clock, ledger);
  const turns: Turn[] = [];
  const ask = async (
    name: string,
    urgency: Urgency,
    { kind = "writes", installation = 1 }: { kind?: WriteKind; installation?: number } = {},
  ): Promise<void> => {
    await pace.turn(installation, urgency, kind);
    turns.push({ name, urgency, kind, at: start.until(clock.now()).total("seconds") });
  };
  const run = async (): Promise<void> => {
    await settle();
    while (clock.step()) await settle();
  };
  const pass = async (time: Temporal.DurationLike): Promise<void> => {
    await settle();
    const end = clock.now().add(time);
    clock.after(Temporal.Duration.from(time), () => undefined);
    while (Temporal.Instant.compare(clock.now(), end) < 0 && clock.step()) await settle();
  };
  return { clock, pace, turns, ask, run, pass };
}

/** Lets promises settle; time moves only from here. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

const times = (count: number, what: (index: number) => void): void => {
  for (let index = 0; index < count; index += 1) what(index);
};

/** The most of them within so many seconds. */
function most(turns: readonly Turn[], seconds: number): number {
  const at = turns.map((turn) => turn.at);
  return Math.max(
    0,
    ...at.map((from) => at.filter((one) => one >= from && one < from + seconds).length),
  );
}

test("whatever is asked for: below GitHub's 80 in a minute and 500 in an hour, and 400 but for brakes and checks", async () => {
  const { turns, ask, run } = paced();
  const urgencies = ["effect", "answer", "cosmetic", "background"] as const;
  times(1600, (index) => void ask(`${index}`, urgencies[index % 4] ?? "effect"));
  times(200, () => void ask("check", "background", { kind: "checks" }));
  times(90, () => void ask("stop", "brake"));
  await run();
  expect(turns).toHaveLength(1890);
  expect(most(turns, 60)).toBeLessThan(80);
  expect(most(turns, 3600)).toBeLessThan(500);
  const others = turns.filter(({ urgency, kind }) => urgency !== "brake" && kind === "writes");
  expect(most(others, 3600)).toBeLessThanOrEqual(400);
  const checks = turns.filter(({ kind }) => kind === "checks");
  expect(most(checks, 3600)).toBeLessThanOrEqual(90);
});

test("what only tells leaves room for replies, those for effects, and all for brakes, at once", async () => {
  const { turns, ask, pass } = paced();
  const asked = ["background", "cosmetic", "answer", "effect"] as const;
  for (const urgency of asked) {
    times(500, () => void ask(urgency, urgency));
    await pass({ minutes: 14 });
  }
  const before = turns.length;
  await pass({ seconds: 3 });
  expect(turns).toHaveLength(before);
  times(20, () => void ask("stop", "brake"));
  await settle();
  expect(turns.slice(before).map(({ name }) => name)).toEqual(Array(20).fill("stop"));
  const upTo = (urgency: Urgency): number =>
    turns.filter((turn) => turn.at < 3400 && turn.urgency === urgency).length;
  expect(asked.map(upTo)).toEqual([240, 60, 50, 50]);
});

test("effects overtake what only tells, each in its own order", async () => {
  const { turns, ask, run } = paced();
  times(40, () => void ask("first", "background"));
  void ask("tell 1", "background");
  void ask("tell 2", "background");
  times(30, () => void ask("fill", "effect"));
  void ask("deploy 1", "effect");
  void ask("deploy 2", "effect");
  await run();
  const later = turns.slice(70).map(({ name }) => name);
  expect(later).toEqual(["deploy 1", "deploy 2", "tell 1", "tell 2"]);
});

test("check runs wait for nothing of a release, and take nothing from it", async () => {
  const { ask, turns, pass, pace } = paced();
  times(240, () => void ask("open", "background"));
  await pass({ minutes: 10 });
  expect(await pace.room(1, "background")).not.toBeNull();
  times(30, () => void ask("check", "background", { kind: "checks" }));
  await settle();
  expect(turns.filter(({ name }) => name === "check")).toHaveLength(30);
  expect(await pace.room(1, "cosmetic")).toBeNull();
});

test("installations don't wait for each other", async () => {
  const { turns, ask } = paced();
  times(60, () => void ask("busy", "cosmetic"));
  void ask("other", "cosmetic", { installation: 2 });
  await settle();
  expect(turns.at(-1)?.name).toBe("other");
});

test("many changes in one request need room for all of them", async () => {
  const { pace, ask } = paced();
  times(30, () => void ask("open", "background"));
  await settle();
  expect(await pace.room(1, "background")).toBeNull();
  const room = await pace.room(1, "background", 20);
  expect(room && start.until(room).total("seconds")).toBe(60);
});

test("a process that begins anew, and another replica, count what was written before", async () => {
  const clock = virtualClock(start);
  const sql = openSqlite(":memory:");
  const first = paced(clock, (await openStore({ sql, clock })).spending);
  times(240, () => void first.ask("before", "background"));
  await first.pass({ minutes: 20 });
  expect(first.turns).toHaveLength(240);
  const second = paced(clock, (await openStore({ sql, clock })).spending);
  expect(await second.pace.room(1, "background")).not.toBeNull();
  expect(await second.pace.room(1, "cosmetic")).toBeNull();
  expect(second.pace.usage().get(1)).toMatchObject({ hour: 240, waiting: 0 });
  void second.ask("stop", "brake");
  await settle();
  expect(second.turns).toHaveLength(1);
  await second.pass({ minutes: 62 });
  expect(await second.pace.room(1, "background")).toBeNull();
  await sql.close();
});

test("a database that is away keeps nobody waiting", async () => {
  const away = () => Promise.reject(new Error("away"));
  const { ask, turns } = paced(undefined, { note: away, others: away });
  void ask("stop", "brake");
  await settle();
  expect(turns).toHaveLength(1);
});

test("says what was written and what has to wait, for whoever measures", async () => {
  const { pace, ask, pass } = paced();
  times(300, () => void ask("open", "background"));
  await pass({ minutes: 10 });
  const usage = pace.usage().get(1);
  expect(usage).toMatchObject({ hour: 240, checks: 0, waiting: 60 });
  expect([...(usage?.slowed ?? [])].map(([urgency]) => urgency)).toEqual(["background"]);
});
