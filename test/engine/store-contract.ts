import { describe, expect, test } from "vitest";
import { openStore } from "../../src/engine/store.ts";
import { outboxContract } from "./outbox-contract.ts";
import { pagesContract } from "./pages-contract.ts";
import { delivery, release, start, trainRepo, watched } from "./setup.ts";
import type { Open } from "./setup.ts";

/** What every database must do for the engine. */
export function storeContract(open: Open): void {
  describe("schema", () => {
    test("is made once, and remembers when", async () => {
      const { clock, store, reopen } = await open();
      expect(store.bornAt.equals(start)).toBe(true);
      clock.after(Temporal.Duration.from({ hours: 1 }), () => undefined);
      clock.step();
      expect((await reopen()).bornAt.equals(start)).toBe(true);
    });

    test("of a newer version is refused", async () => {
      const { clock, sql } = await open();
      await sql.run("update store set version = 99");
      await expect(openStore({ sql, clock })).rejects.toThrow(/version 99.*a newer one made it/);
    });
  });

  describe("transaction", () => {
    test("leaves nothing of what failed", async () => {
      const { sql } = await open();
      const failing = sql.transaction(async (session) => {
        await session.run("insert into releases (key) values (?)", ["a/b#1"]);
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await sql.all("select key from releases")).toEqual([]);
    });

    test("is each statement's own: of many at once, one that is refused fails alone", async () => {
      const { sql } = await open();
      const insert = (key: string) => sql.run("insert into releases (key) values (?)", [key]);
      await insert("a/b#2");
      const keys = ["a/b#1", "a/b#2", "a/b#3"];
      const results = await Promise.allSettled(keys.map(insert));
      expect(results.map((result) => result.status)).toEqual([
        "fulfilled",
        "rejected",
        "fulfilled",
      ]);
      const rows = await sql.all<{ key: string }>("select key from releases order by key");
      expect(rows.map((row) => row.key)).toEqual(keys);
    });

    test("keeps statements from outside out", async () => {
      const { sql } = await open();
      const outside: Promise<unknown>[] = [];
      const failing = sql.transaction(async (session) => {
        outside.push(sql.run("insert into releases (key) values (?)", ["a/b#1"]));
        await session.run("insert into releases (key) values (?)", ["a/b#2"]);
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      await Promise.all(outside);
      expect(await sql.all("select key from releases")).toMatchObject([{ key: "a/b#1" }]);
    });
  });

  describe("inbox", () => {
    test("keeps a delivery once, also after it was handled", async () => {
      const { store } = await open();
      expect(await store.inbox.keep(delivery("a"))).toBe("kept");
      expect(await store.inbox.keep(delivery("a"))).toBe("known");
      await store.inbox.done("a");
      expect(await store.inbox.keep(delivery("a"))).toBe("known");
      expect(await store.inbox.open(10)).toEqual([]);
      expect(await store.inbox.known(["a", "b"])).toEqual(new Set(["a"]));
      expect(await store.inbox.known([])).toEqual(new Set());
    });

    test("gives back what routing needs", async () => {
      const { store, reopen } = await open();
      const push = delivery("p", { event: "push", action: null, issue: null, ref: "refs/heads/x" });
      const bare = delivery("q", { installation: null, repository: null, issue: null });
      await store.inbox.keep(push);
      await store.inbox.keep(bare);
      expect(await (await reopen()).inbox.open(10)).toEqual([push, bare]);
    });

    test("tries a failed one later, gives up after five times, and lets others pass", async () => {
      const { clock, store } = await open();
      await store.inbox.keep(delivery("poison"));
      await store.inbox.keep(delivery("fine"));
      expect(await store.inbox.failed("poison", "cannot read")).toBe("open");
      expect((await store.inbox.open(10)).map((kept) => kept.guid)).toEqual(["fine"]);
      await store.inbox.done("fine");
      expect((await store.inbox.nextDue())?.equals(start.add({ seconds: 5 }))).toBe(true);

      clock.after(Temporal.Duration.from({ seconds: 5 }), () => undefined);
      clock.step();
      expect((await store.inbox.open(10)).map((kept) => kept.guid)).toEqual(["poison"]);
      for (const _ of [2, 3, 4]) expect(await store.inbox.failed("poison", "x")).toBe("open");
      expect(await store.inbox.failed("poison", "x")).toBe("dead");
      expect(await store.inbox.nextDue()).toBeNull();
    });

    test("forgets after seven days", async () => {
      const { store } = await open();
      await store.inbox.keep(
        delivery("old", { receivedAt: start.subtract({ hours: 7 * 24 + 1 }) }),
      );
      await store.inbox.keep(
        delivery("new", { receivedAt: start.subtract({ hours: 7 * 24 - 1 }) }),
      );
      await store.inbox.prune();
      expect(await store.inbox.known(["old", "new"])).toEqual(new Set(["new"]));
    });
  });

  describe("releases", () => {
    test("are found by the repositories that concern them, in any case", async () => {
      const { store } = await open();
      const one = {
        key: release(1),
        repo: trainRepo,
        repositories: ["acme/API", "acme/web"].map((one) => watched(one)),
      };
      await store.releases.register(one);
      await store.releases.register(one);
      await store.releases.register({
        key: release(2),
        repo: trainRepo,
        repositories: [watched("acme/web")],
      });
      expect(await store.releases.watching(watched("Acme/api"))).toEqual([release(1)]);
      expect(await store.releases.watching(watched("acme/web"))).toEqual([release(1), release(2)]);
      await store.releases.register({
        key: release(1),
        repo: trainRepo,
        repositories: [watched("acme/api")],
      });
      expect(await store.releases.watching(watched("acme/web"))).toEqual([release(2)]);
    });

    test("at rest are not active, until a later run revives them", async () => {
      const { store } = await open();
      await store.releases.register({
        key: release(1),
        repo: trainRepo,
        repositories: [watched("acme/web")],
      });
      expect(await store.releases.active()).toEqual([release(1)]);
      const first = await store.leases.begin(release(1));
      await store.leases.end(first, { wakeAt: null, rest: true });
      expect(await store.releases.active()).toEqual([]);
      expect(await store.releases.watching(watched("acme/web"))).toEqual([]);
      expect(await store.releases.activeAt()).toEqual([]);
      const second = await store.leases.begin(release(1));
      await store.leases.end(second, { wakeAt: null, rest: false });
      expect(await store.releases.active()).toEqual([release(1)]);
      expect(await store.releases.activeAt()).toEqual([{ key: release(1), repo: trainRepo }]);
    });

    test("that were only looked at are not active", async () => {
      const { store } = await open();
      const lease = await store.leases.begin(release(1));
      await store.leases.end(lease, { wakeAt: null, rest: false });
      expect(await store.releases.active()).toEqual([]);
    });
  });

  test("of what has been at rest for 30 days nothing is left", async () => {
    const { clock, store, sql } = await open();
    const leave = async (issue: number, rest: boolean): Promise<void> => {
      const key = release(issue);
      await store.releases.register({ key, repo: trainRepo, repositories: [watched("acme/web")] });
      const lease = await store.leases.begin(key);
      await store.intents.begin(lease, "deploy web 1", null);
      await store.memory.put(lease, "looks", 1);
      await store.leases.end(lease, { wakeAt: null, rest });
    };
    const rows = async (): Promise<readonly number[]> => {
      const counts = ["releases", "watches", "intents", "memory"].map(async (table) => {
        const [row] = await sql.all<{ count: number }>(`select count(*) as count from ${table}`);
        return Number(row?.count);
      });
      return Promise.all(counts);
    };
    const wait = async (days: number): Promise<void> => {
      clock.after(Temporal.Duration.from({ hours: 24 * days }), () => undefined);
      clock.step();
      await store.releases.prune();
    };
    for (let issue = 1; issue <= 20; issue += 1) await leave(issue, issue !== 7);
    await wait(29);
    expect(await rows()).toEqual([20, 20, 20, 20]);
    // Somebody has reopened it, and it has come to rest again.
    await leave(3, true);
    await wait(2);
    expect(await rows()).toEqual([2, 2, 2, 2]);
    expect(await store.releases.active()).toEqual([release(7)]);
    await wait(29);
    expect(await rows()).toEqual([1, 1, 1, 1]);
  });

  describe("fencing", () => {
    test("refuses every write of a run that a newer one has overtaken", async () => {
      const { store } = await open();
      const old = await store.leases.begin(release(1));
      await store.intents.begin(old, "deploy api", { commit: "a" });
      await store.memory.put(old, "record", 1);
      const current = await store.leases.begin(release(1));
      expect(current.epoch).toBe(old.epoch + 1);

      expect(await store.intents.begin(old, "deploy api", {})).toBe("fenced");
      expect(await store.intents.begin(old, "deploy web", {})).toBe("fenced");
      expect(await store.intents.resend(old, "deploy api")).toBe("fenced");
      expect(await store.intents.done(old, "deploy api", { id: 1 })).toBe("fenced");
      expect(await store.memory.put(old, "record", 2)).toBe("fenced");
      expect(await store.leases.end(old, { wakeAt: null, rest: true })).toBe("fenced");
      expect(await store.leases.failed(old)).toBe("fenced");
      expect(await store.leases.holds(old)).toBe(false);

      expect(await store.memory.get(release(1), "record")).toBe(1);
      expect(await store.intents.forRelease(release(1))).toMatchObject([
        { id: "deploy api", state: "pending" },
      ]);
      expect(await store.memory.put(current, "record", 2)).toBe("kept");
    });

    test("of one release leaves others alone", async () => {
      const { store } = await open();
      const one = await store.leases.begin(release(1));
      await store.leases.begin(release(2));
      expect(await store.memory.put(one, "record", 1)).toBe("kept");
    });
  });

  describe("intents", () => {
    test("are the same intents after a restart", async () => {
      const { clock, store, reopen } = await open();
      const lease = await store.leases.begin(release(1));
      const fresh = await store.intents.begin(lease, "deploy api 1", { commit: "abc" });
      if (fresh === "fenced") throw new Error("fenced");
      expect(fresh.state).toBe("fresh");
      expect(fresh.uuid).toMatch(/^[0-9a-f-]{36}$/);

      const later = await reopen();
      const next = await later.leases.begin(release(1));
      const pending = { ...fresh, state: "pending" };
      expect(await later.intents.begin(next, "deploy api 1", { commit: "other" })).toEqual(pending);

      clock.after(Temporal.Duration.from({ minutes: 2 }), () => undefined);
      clock.step();
      await later.intents.resend(next, "deploy api 1");
      const sentAt = start.add({ minutes: 2 });
      expect(await later.intents.forRelease(release(1))).toEqual([{ ...pending, sentAt }]);

      await later.intents.done(next, "deploy api 1", { deployment: 42 });
      expect(await later.intents.begin(next, "deploy api 1", {})).toEqual({
        ...pending,
        state: "done",
        sentAt,
        doneAt: sentAt,
        result: { deployment: 42 },
      });
    });

    test("that are requested again are pending again, whatever came of them before", async () => {
      const { store } = await open();
      const lease = await store.leases.begin(release(1));
      await store.intents.begin(lease, "say hello", null);
      await store.intents.done(lease, "say hello", { refused: "no" });
      await store.intents.resend(lease, "say hello");
      expect(await store.intents.begin(lease, "say hello", null)).toMatchObject({
        state: "pending",
      });
    });

    test("that were never begun can't be done", async () => {
      const { store } = await open();
      const lease = await store.leases.begin(release(1));
      await expect(store.intents.done(lease, "deploy api 1", null)).rejects.toThrow(/no intent/);
    });
  });

  test("memory holds the last value per release and name", async () => {
    const { store } = await open();
    const lease = await store.leases.begin(release(1));
    await store.memory.put(lease, "record", { digest: "a", list: [1, null] });
    await store.memory.put(lease, "record", { digest: "b" });
    expect(await store.memory.get(release(1), "record")).toEqual({ digest: "b" });
    expect(await store.memory.get(release(2), "record")).toBeUndefined();
  });
  pagesContract(open);
  outboxContract(open);
}
