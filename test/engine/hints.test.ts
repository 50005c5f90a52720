import { expect, test } from "vitest";
import { createHints } from "../../src/engine/hints.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import type { Delivery } from "../../src/model/github/delivery.ts";
import { repoName } from "../../src/model/ids.ts";
import { newClock, release } from "./setup.ts";

const key = release(12);
const nothing = new Set<string>();

async function prepare() {
  const clock = newClock();
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  let guids = 0;
  return {
    store,
    hints: createHints(store.inbox, clock),
    /** As another replica of the app does. */
    other: createHints(store.inbox, clock),
    arrive: (changes: Partial<Delivery> = {}) =>
      store.inbox.keep({
        guid: `delivery-${(guids += 1)}`,
        event: "status",
        action: null,
        installation: 1,
        repository: "acme/API",
        repositoryId: 7,
        issue: null,
        receivedAt: clock.now(),
        ...changes,
      }),
    wait: (duration: Temporal.DurationLike): void => {
      clock.after(Temporal.Duration.from(duration), () => undefined);
      clock.step();
    },
  };
}

test("a process that hasn't looked at a release yet knows nothing of it", async () => {
  const { hints } = await prepare();
  expect(await hints.since({ key, epoch: 1 })).toBe("everything");
});

test("after a run that went well the next one hears of deliveries since, each once, by id and by name in lower case", async () => {
  const { hints, arrive, wait } = await prepare();
  await hints.since({ key, epoch: 1 });
  hints.ended({ key, epoch: 1 }, nothing);
  await arrive();
  expect(await hints.since({ key, epoch: 2 })).toEqual(new Set(["acme/api", "id:7"]));
  hints.ended({ key, epoch: 2 }, nothing);
  wait({ seconds: 5 });
  expect(await hints.since({ key, epoch: 3 })).toEqual(nothing);
});

test("deliveries that another replica took in are heard of, also those that are stored late", async () => {
  const { hints, arrive, wait, store } = await prepare();
  const arrived = store.bornAt;
  await hints.since({ key, epoch: 1 });
  hints.ended({ key, epoch: 1 }, nothing);
  wait({ seconds: 20 });
  await hints.since({ key, epoch: 2 });
  hints.ended({ key, epoch: 2 }, nothing);
  await arrive({ receivedAt: arrived });
  expect(await hints.since({ key, epoch: 3 })).toContain("id:7");
});

test("everything may have changed after a run that failed, and after one of another process", async () => {
  const { hints, other } = await prepare();
  await hints.since({ key, epoch: 1 });
  expect(await hints.since({ key, epoch: 2 })).toBe("everything");
  hints.ended({ key, epoch: 2 }, nothing);
  await other.since({ key, epoch: 3 });
  other.ended({ key, epoch: 3 }, nothing);
  expect(await hints.since({ key, epoch: 4 })).toBe("everything");
});

test("everything may have changed when a delivery names no repository", async () => {
  const { hints, arrive } = await prepare();
  await hints.since({ key, epoch: 1 });
  hints.ended({ key, epoch: 1 }, nothing);
  await arrive({ event: "installation", repository: null });
  expect(await hints.since({ key, epoch: 2 })).toBe("everything");
});

test("more deliveries at once than are read say that everything may have changed", async () => {
  const { hints, arrive } = await prepare();
  await hints.since({ key, epoch: 1 });
  hints.ended({ key, epoch: 1 }, nothing);
  for (let count = 0; count < 2_001; count += 1) await arrive();
  expect(await hints.since({ key, epoch: 2 })).toBe("everything");
});

test("what a run changed itself and what a sweep found are hints for the next one", async () => {
  const { hints } = await prepare();
  await hints.since({ key, epoch: 1 });
  hints.ended({ key, epoch: 1 }, new Set(["acme/web"]));
  hints.hear({ repo: repoName("acme/releases"), id: 9 });
  expect(await hints.since({ key, epoch: 2 })).toEqual(
    new Set(["acme/web", "acme/releases", "id:9"]),
  );
});

test("each release hears by itself", async () => {
  const { hints, arrive } = await prepare();
  for (const one of [key, release(13)]) {
    await hints.since({ key: one, epoch: 1 });
    hints.ended({ key: one, epoch: 1 }, nothing);
  }
  await arrive();
  expect(await hints.since({ key, epoch: 2 })).toContain("id:7");
  expect(await hints.since({ key: release(13), epoch: 2 })).toContain("id:7");
});
