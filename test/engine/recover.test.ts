import { expect, test } from "vitest";
import { createRecovery, type Attempted, type RecoveryParts } from "../../src/engine/recover.ts";
import { delivery, newClock, newLog, start } from "./setup.ts";

const attempt = (guid: string, changes: Partial<Attempted> = {}): Attempted => ({
  id: `attempt of ${guid}`,
  guid,
  event: "issues",
  action: "opened",
  deliveredAt: start,
  arrived: false,
  ...changes,
});

function prepare(changes: Partial<RecoveryParts> & { readonly log?: never } = {}) {
  const clock = newClock();
  const accepted: string[] = [];
  const asked: Temporal.Instant[] = [];
  const looks = { count: 0 };
  let attempts: readonly Attempted[] | undefined = [];
  const recover = createRecovery({
    clock,
    log: newLog(),
    attemptsSince: async (since) => {
      asked.push(since);
      return attempts;
    },
    fetch: async ({ guid }) => delivery(guid),
    known: async () => new Set(),
    accept: async ({ guid }) => accepted.push(guid),
    discover: async () => void (looks.count += 1),
    ...changes,
  });
  return {
    accepted,
    asked,
    looks,
    clock,
    recover: (signal = new AbortController().signal) => recover(signal),
    logged: (now: readonly Attempted[] | undefined) => (attempts = now),
  };
}

const later = (clock: ReturnType<typeof newClock>, time: Temporal.DurationLike): void => {
  clock.after(Temporal.Duration.from(time), () => undefined);
  clock.step();
};

test("threats 8 and 10: what never arrived is fetched, once per event, and what arrived or is known isn't", async () => {
  const { recover, logged, accepted } = prepare({ known: async () => new Set(["known"]) });
  logged([
    attempt("lost", { id: "2" }),
    attempt("lost", { id: "1" }),
    attempt("again", { arrived: true }),
    attempt("again"),
    attempt("known"),
  ]);
  await recover();
  expect(accepted).toEqual(["lost"]);
});

test("events that regular looks make good are left alone", async () => {
  const fetched: string[] = [];
  const { recover, logged } = prepare({
    fetch: async ({ event }) => {
      fetched.push(event);
      return delivery(event);
    },
  });
  logged(["issues", "push", "check_run", "status"].map((event) => attempt(event, { event })));
  await recover();
  expect(fetched).toEqual(["issues", "push"]);
});

test("the whole log is read at first, then what is new, with a little overlap", async () => {
  const { recover, asked, clock } = prepare();
  await recover();
  later(clock, { minutes: 5 });
  await recover();
  expect(asked).toEqual([start.subtract({ hours: 72 }), start.subtract({ minutes: 2 })]);
});

test("a log that can't be read is read from the same time on the next time", async () => {
  const { recover, asked, logged } = prepare();
  logged(undefined);
  await recover();
  await recover();
  expect(asked[1]).toEqual(asked[0]);
});

test("a delivery that can't be fetched now is fetched the next time", async () => {
  let isDown = true;
  const { recover, logged, accepted } = prepare({
    fetch: async ({ guid }) => (isDown ? "unread" : delivery(guid)),
  });
  logged([attempt("lost")]);
  await recover();
  expect(accepted).toEqual([]);
  isDown = false;
  await recover();
  expect(accepted).toEqual(["lost"]);
});

test("so many lost deliveries that no database takes them at once are no trouble", async () => {
  const sizes: number[] = [];
  const { recover, logged, accepted, looks } = prepare({
    known: async (guids) => {
      sizes.push(guids.length);
      return new Set();
    },
  });
  logged([
    ...Array.from({ length: 40_000 }, (_, index) =>
      attempt(`check ${index}`, { event: "check_run" }),
    ),
    ...Array.from({ length: 3000 }, (_, index) => attempt(`push ${index}`, { event: "push" })),
  ]);
  await recover();
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
  expect(accepted).toHaveLength(50);
  // Once because it was time, once because fetching all would take too long.
  expect(looks.count).toBe(2);
});

test("releases are looked for at the start and every hour", async () => {
  const { recover, looks, clock } = prepare();
  await recover();
  later(clock, { minutes: 30 });
  await recover();
  expect(looks.count).toBe(1);
  later(clock, { minutes: 30 });
  await recover();
  expect(looks.count).toBe(2);
});

test("a stop ends it between two deliveries, and the rest is fetched after the restart", async () => {
  const stop = new AbortController();
  const { recover, logged, accepted } = prepare({
    fetch: async ({ guid }) => {
      stop.abort();
      return delivery(guid);
    },
  });
  logged([attempt("first"), attempt("second")]);
  await recover(stop.signal);
  expect(accepted).toEqual(["first"]);
});
