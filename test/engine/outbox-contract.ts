import { describe, expect, onTestFinished, test } from "vitest";
import { createCourier } from "../../src/engine/courier.ts";
import type { Delivered } from "../../src/model/release/event.ts";
import type { OutboxEvent } from "../../src/engine/outbox.ts";
import type { Store } from "../../src/engine/store.ts";
import { pass, release, start, type Open, type Setup } from "./setup.ts";

const event = (id: string, changes: Partial<OutboxEvent> = {}): OutboxEvent => ({
  id,
  type: "dev.cdeventsx.releasetrain-release.opened.0.1.0",
  at: start,
  isPresent: false,
  body: () => `{"id":"${id}"}`,
  ...changes,
});

const put = async (
  store: Store,
  events: readonly OutboxEvent[],
  { receivers = ["ops"], since = start } = {},
) => store.outbox.put(await store.leases.begin(release(12)), { receivers, since, events });

const ids = async (store: Store): Promise<readonly string[]> =>
  (await store.outbox.claim(new Set())).map(({ id, receiver }) => `${receiver} ${id}`);

const isAway: Extract<Delivered, { kind: "not taken" }> = {
  kind: "not taken",
  why: "answered with 503",
  isAway: true,
  retryAt: null,
};

/** The courier of a process, and what it brought to receivers that answer like this. */
function courier({ clock, log }: Setup, store: Store) {
  const brought: string[] = [];
  const answers = new Map<string, Delivered>();
  const one = createCourier({
    outbox: store.outbox,
    deliver: async (receiver, { id }) => {
      const answer = answers.get(id) ?? answers.get(receiver) ?? { kind: "taken" };
      const seconds = start.until(clock.now()).total("seconds");
      brought.push(`${receiver} ${id} ${answer.kind} ${seconds}`);
      return answer;
    },
    clock,
    log,
  });
  onTestFinished(() => one.stop());
  one.start();
  return { one, brought, answers, settled: async () => !one.busy() };
}

/** What every database must do for events, and the courier with them. */
export function outboxContract(open: Open): void {
  describe("events", () => {
    test("are kept once for each receiver, whoever finds them again", async () => {
      const { store, reopen } = await open();
      expect(await put(store, [event("a")], { receivers: ["ops", "jira"] })).toBe("kept");
      await put(store, [event("a"), event("b")], { receivers: ["ops", "jira"] });
      await put(await reopen(), [event("a"), event("b")]);
      const rows = await store.outbox.standings();
      expect(rows.map(({ receiver, waiting }) => [receiver, waiting])).toEqual([
        ["jira", 2],
        ["ops", 2],
      ]);
    });

    test("of a run that was overtaken aren't kept", async () => {
      const { store } = await open();
      const old = await store.leases.begin(release(12));
      await store.leases.begin(release(12));
      const one = { receivers: ["ops"], since: start, events: [event("a")] };
      expect(await store.outbox.put(old, one)).toBe("fenced");
      expect(await ids(store)).toEqual([]);
    });

    test("of before the database aren't told again, but for those that may have been on their way", async () => {
      const { store } = await open();
      const past = event("past", { at: start.subtract({ minutes: 11 }) });
      const recent = event("recent", { at: start.subtract({ minutes: 9 }) });
      const ready = event("ready", { isPresent: true });
      await put(store, [past, recent, ready], { since: start.subtract({ hours: 2 }) });
      expect(await store.outbox.standings()).toMatchObject([{ waiting: 1 }]);
      expect(await ids(store)).toEqual(["ops recent"]);
    });

    test("of a release that was opened since are all told, what is so now too", async () => {
      const { store } = await open();
      await put(store, [event("opened"), event("ready", { isPresent: true })]);
      const rows = await store.outbox.standings();
      expect(rows).toMatchObject([{ waiting: 2, waitingSince: start, dead: 0, trouble: null }]);
    });

    test("tell when it became so, not when they are sent or found again", async () => {
      const { clock, store } = await open();
      const ready = (): OutboxEvent => {
        const at = clock.now();
        return event("ready", { isPresent: true, at, body: () => at.toString() });
      };
      await put(store, [ready()]);
      clock.after(Temporal.Duration.from({ hours: 5 }), () => undefined);
      clock.step();
      await put(store, [ready(), event("go", { at: clock.now() })]);
      const claimed = await store.outbox.claim(new Set());
      expect(claimed.map(({ id, body }) => `${id} ${body}`)).toEqual([`ready ${start.toString()}`]);
    });

    test("are claimed by one process, and by another when that died", async () => {
      const { clock, store, reopen } = await open();
      await put(store, [event("a")]);
      const other = await reopen();
      expect([...(await ids(store)), ...(await ids(other))]).toEqual(["ops a"]);
      clock.after(Temporal.Duration.from({ seconds: 60 }), () => undefined);
      clock.step();
      expect(await ids(other)).toEqual(["ops a"]);
    });

    test("go out in their order, and a receiver that is away keeps no other waiting", async () => {
      const setup = await open();
      const { store, clock } = setup;
      const { one, brought, answers, settled } = courier(setup, store);
      answers.set("jira", isAway);
      const events = [event("b", { at: start.add({ seconds: 1 }) }), event("a")];
      await put(store, events, { receivers: ["jira", "ops"] });
      one.ask();
      await pass(clock, { seconds: 10 }, settled);
      expect(brought).toEqual(
        expect.arrayContaining(["ops a taken 0", "ops b taken 0", "jira a not taken 0"]),
      );
      expect(brought.filter((line) => line.startsWith("jira"))).toEqual([
        "jira a not taken 0",
        "jira a not taken 5",
      ]);
      answers.delete("jira");
      await pass(clock, { seconds: 60 }, settled);
      expect(brought.slice(-2)).toEqual(["jira a taken 20", "jira b taken 20"]);
      expect(await store.outbox.standings()).toMatchObject([{ waiting: 0 }, { waiting: 0 }]);
    });

    test("wait as long as the receiver asks, over a restart too, and one that it doesn't take keeps none waiting", async () => {
      const setup = await open();
      const { store, clock, reopen } = setup;
      const first = courier(setup, store);
      first.answers.set("a", { ...isAway, isAway: false, why: "answered with 400" });
      first.answers.set("b", { ...isAway, retryAt: start.add({ minutes: 30 }) });
      await put(store, [event("a"), event("b"), event("c")]);
      first.one.ask();
      await pass(clock, { seconds: 1 }, first.settled);
      expect(first.brought).toEqual(["ops a not taken 0", "ops b not taken 0"]);
      await first.one.stop();
      const second = courier(setup, await reopen());
      await pass(clock, { minutes: 29 }, second.settled);
      expect(second.brought).toEqual([]);
      await pass(clock, { minutes: 2 }, second.settled);
      expect(second.brought).toEqual(["ops a taken 1800", "ops b taken 1800", "ops c taken 1800"]);
    });

    test("are given up after three days, and their names are kept", async () => {
      const setup = await open();
      const { store, clock } = setup;
      const { one, answers, brought, settled } = courier(setup, store);
      answers.set("ops", isAway);
      await put(store, [event("a")]);
      one.ask();
      await pass(clock, { hours: 71 }, settled);
      expect(await store.outbox.standings()).toMatchObject([{ waiting: 1, dead: 0 }]);
      await pass(clock, { hours: 1, seconds: 1 }, settled);
      const [dead] = await store.outbox.dead();
      expect(dead).toMatchObject({ id: "a", receiver: "ops", reason: "answered with 503" });
      expect(await store.outbox.standings()).toMatchObject([
        { waiting: 0, dead: 1, trouble: "answered with 503" },
      ]);
      // 5 s, 15 s, 45 s and so on, at last six hours.
      expect(brought.length).toBeLessThan(25);
      answers.delete("ops");
      await put(store, [event("a")]);
      await pass(clock, { hours: 1 }, settled);
      expect(brought.filter((line) => line.includes(" taken ") && !line.includes("not"))).toEqual(
        [],
      );
    });

    test("are forgotten with their release", async () => {
      const { clock, sql, store } = await open();
      await put(store, [event("a")]);
      await store.leases.end(await store.leases.begin(release(12)), { wakeAt: null, rest: true });
      clock.after(Temporal.Duration.from({ hours: 31 * 24 }), () => undefined);
      clock.step();
      await store.releases.prune();
      expect(await sql.all("select id from events")).toEqual([]);
    });
  });
}
