import { expect, test } from "vitest";
import { createHints } from "../../src/engine/hints.ts";
import { createLookTurns } from "../../src/engine/look-turns.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import type { Urgency } from "../../src/model/github/urgency.ts";
import type { Delivery } from "../../src/model/github/delivery.ts";
import { delivery, newClock, release, trainRepo } from "./setup.ts";

const key = release(12);

/** Looks at a release, one run after another; `waits`: for so many seconds after the last look, but for a stop. */
async function looking(waits: number) {
  const clock = newClock();
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  const hints = createHints(store.inbox, clock);
  const asked: Urgency[] = [];
  const turns = createLookTurns({
    clock,
    hints,
    github: {
      async lookTurn(_repo, urgency, last) {
        asked.push(urgency);
        const at = last?.add({ seconds: waits });
        return urgency !== "brake" && at && Temporal.Instant.compare(at, clock.now()) > 0
          ? at
          : null;
      },
    },
  });
  let epoch = 0;
  let guids = 0;
  return {
    asked,
    turns,
    arrive: (changes: Partial<Delivery>) => store.inbox.keep(delivery(`${(guids += 1)}`, changes)),
    /** What the run has heard; null: it didn't look. */
    run: async (isCalm = true) => {
      const lease = { key, epoch: (epoch += 1) };
      if (await turns.next(lease, trainRepo)) return null;
      const heard = await hints.since(lease);
      turns.looked(key, isCalm);
      hints.ended(lease, new Set());
      return heard;
    },
  };
}

test("a run that must wait reads nothing, and the next one hears what it would have heard", async () => {
  const { run, arrive } = await looking(90);
  expect(await run()).toBe("everything");
  await arrive({ event: "push", repository: "acme/api", repositoryId: 7 });
  expect(await run()).toBeNull();
  expect(await run()).toBeNull();
  await arrive({ order: "stop", isOrder: true });
  const heard = await run();
  expect(heard).not.toBe("everything");
  expect(heard).toContain("id:7");
});

test.each([
  ["a stop", { isOrder: true, order: "stop" }, true, "brake"],
  ["a vote", { isOrder: true, order: "vote" }, true, "answer"],
  ["a tick", { event: "issues" }, true, "answer"],
  ["a push", { event: "push" }, true, "cosmetic"],
  ["a push while services deploy", { event: "push" }, false, "effect"],
  ["a stop while services deploy", { isOrder: true, order: "stop" }, false, "brake"],
  [
    "a stop of another train",
    { order: "stop", repository: "a/b", repositoryId: 1 },
    true,
    "cosmetic",
  ],
] as const)("%s is looked at with its own urgency", async (_what, changes, isCalm, urgency) => {
  const { run, arrive, asked } = await looking(0);
  await run(isCalm);
  await arrive(changes);
  await run(isCalm);
  expect(asked).toEqual([urgency]);
});

test("that looks are kept apart for a minute and more is told by the next look, and by none after it", async () => {
  const { run, arrive, turns } = await looking(60);
  await run();
  expect(turns.isHeld(key)).toBe(false);
  await run();
  expect(turns.isHeld(key)).toBe(true);
  await arrive({ order: "stop", isOrder: true });
  await run();
  expect(turns.isHeld(key)).toBe(false);
});
