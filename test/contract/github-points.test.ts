import { expect, test } from "vitest";
import type { Urgency } from "../../src/model/github/urgency.ts";
import type { Ledger } from "../../src/github/client/pace.ts";
import { createPoints } from "../../src/github/client/points.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { virtualClock, type VirtualClock } from "../../src/simulator/clock.ts";

const start = Temporal.Instant.from("2026-03-19T14:00:00Z");

function counting(
  limit: number | null,
  clock: VirtualClock = virtualClock(start),
  ledger?: Ledger,
) {
  const points = createPoints(clock, () => limit, ledger);
  const pass = (seconds: number): void => {
    const end = clock.now().add({ seconds });
    clock.after(Temporal.Duration.from({ seconds }), () => undefined);
    while (Temporal.Instant.compare(clock.now(), end) < 0) clock.step();
  };
  /** Looks of such a price, one as soon as it may, at best every five seconds, for so long. */
  const lookOn = async (urgency: Urgency, price: number, minutes: number) => {
    const looks: { at: number; price: number }[] = [];
    const end = clock.now().add({ minutes });
    let last: Temporal.Instant | null = null;
    while (Temporal.Instant.compare(clock.now(), end) < 0) {
      if ((await points.turn(1, urgency, last)) === null) {
        last = clock.now();
        points.spend(1, price);
        looks.push({ at: start.until(last).total("seconds"), price });
      }
      pass(5);
    }
    return looks;
  };
  return { points, pass, lookOn };
}

const most = (looks: readonly { at: number; price: number }[], seconds: number): number =>
  Math.max(
    ...looks.map((one) =>
      looks
        .filter(({ at }) => at >= one.at && at < one.at + seconds)
        .reduce((sum, { price }) => sum + price, 0),
    ),
  );

test.each([
  ["cosmetic", 3, 2_100],
  ["cosmetic", 120, 2_200],
  ["answer", 120, 3_000],
  ["effect", 20, 3_400],
  ["effect", 200, 3_600],
] as const)(
  "looks that are %s and cost %i points never take more than %i of 5,000 in an hour, and go on all the time",
  async (urgency, price, limit) => {
    const { lookOn } = counting(5_000);
    const looks = await lookOn(urgency, price, 180);
    expect(most(looks, 3_600)).toBeLessThanOrEqual(limit);
    const gaps = looks.slice(1).map(({ at }, index) => at - (looks[index]?.at ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(900);
  },
);

test("what is done goes on where what only changed must wait, and a stop always", async () => {
  const { points } = counting(5_000);
  points.spend(1, 600);
  expect(await points.turn(1, "cosmetic", null)).not.toBeNull();
  expect(await points.turn(1, "effect", null)).toBeNull();
  points.spend(1, 4_000);
  expect(await points.turn(1, "effect", null)).not.toBeNull();
  expect(await points.turn(1, "brake", start)).toBeNull();
});

test("as long as little is spent, nothing waits, and another organisation never does", async () => {
  const { points } = counting(5_000);
  points.spend(1, 150);
  expect(await points.turn(1, "background", start)).toBeNull();
  points.spend(1, 4_000);
  expect(await points.turn(1, "effect", start)).not.toBeNull();
  expect(await points.turn(2, "background", start)).toBeNull();
});

test("where GitHub names no limit none is kept, and where it gives more, more is used", async () => {
  const without = counting(null).points;
  without.spend(1, 100_000);
  expect(await without.turn(1, "cosmetic", start)).toBeNull();
  const large = counting(12_500).points;
  large.spend(1, 600);
  expect(await large.turn(1, "cosmetic", start)).toBeNull();
});

test("what was spent before a restart, and by other processes, counts", async () => {
  const clock = virtualClock(start);
  const sql = openSqlite(":memory:");
  const first = counting(5_000, clock, (await openStore({ sql, clock })).spending);
  first.points.spend(1, 4_000);
  await new Promise((resolve) => setImmediate(resolve));
  const second = counting(5_000, clock, (await openStore({ sql, clock })).spending);
  expect(await second.points.turn(1, "effect", null)).not.toBeNull();
  second.pass(3_700);
  expect(await second.points.turn(1, "effect", null)).toBeNull();
});

test("what is spent and how far looks are kept apart is there to be seen", async () => {
  const { points } = counting(5_000);
  points.spend(1, 400);
  await points.turn(1, "cosmetic", start);
  const usage = points.usage().get(1);
  expect(usage?.hour).toBe(400);
  expect(usage?.apart.get("cosmetic")?.total("seconds")).toBeGreaterThan(60);
  expect(usage?.apart.has("effect")).toBe(false);
});
