/** What ends a release: marks come after what they mark, lost words are found, and then there is silence. */
import { expect, it } from "vitest";
import { createSeal } from "../../src/model/marks/seal.ts";
import { act } from "../../src/act/act.ts";
import { nothingLearned } from "../../src/act/learned.ts";
import type { Tools } from "../../src/act/tools.ts";
import { uncheckedBodies } from "../../src/act/unchecked.ts";
import { decide } from "../../src/decide/decide.ts";
import { createRecovery } from "../../src/engine/recover.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import { fail, succeed } from "../../src/model/failure.ts";
import { paragraph, say } from "../../src/model/view/text.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { delivery, newClock, newLog, release, start } from "../engine/setup.ts";
import { left } from "../support/consent.ts";
import { wordsIn } from "../support/decision.ts";
import { green, later, mayGive, says, withAuthority } from "../support/observation.ts";
import { noon, people, storefront } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const end = [
  { kind: "close issue", reason: "completed" },
  { kind: "say", key: "complete", message: [paragraph(say`It is complete.`)] },
] as const;

async function tools(closes: () => boolean) {
  const clock = virtualClock(noon);
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  const journal = journalOf(store, await store.leases.begin(release(12)));
  const asked: string[] = [];
  const github = {
    room: async () => null,
    write: async ({ doing }: { readonly doing: string }) => {
      asked.push(doing);
      return !doing.startsWith("close") || closes()
        ? succeed({ id: 1 })
        : fail({ kind: "unreachable", message: "502", hint: "", retry: "later" });
    },
  } as unknown as Tools["github"];
  const unread = () => Promise.reject(new Error("Nothing is published here."));
  return {
    asked,
    tools: {
      github,
      chats: {},
      seal: createSeal("a key"),
      journal,
      clock,
      settle: Temporal.Duration.from({ minutes: 1 }),
      learned: nothingLearned(),
      unchecked: uncheckedBodies(undefined, journal),
      readChanges: unread,
      readRank: unread,
      readReleaseBefore: unread,
      observation: green(),
    } satisfies Tools,
  };
}

it("attack 54: the last word waits until the issue is closed, and closing is tried again", async () => {
  let isUp = false;
  const { asked, tools: hands } = await tools(() => isUp);
  const first = await act(end, hands);
  expect(first.again).not.toBeNull();
  expect(asked).toHaveLength(1);
  isUp = true;
  const second = await act(end, hands);
  expect(second).toMatchObject({ again: null, failures: [] });
  expect(asked).toHaveLength(3);
});

it("attack 54: nor is it said while GitHub has no room for closing", async () => {
  const { asked, tools: hands } = await tools(() => true);
  const room = async (_: unknown, use: string) =>
    use === "answer" ? null : noon.add({ minutes: 1 });
  const github = { ...hands.github, room } as unknown as Tools["github"];
  const { again } = await act(end, { ...hands, github });
  expect(again).not.toBeNull();
  expect(asked).toEqual([]);
});

it("attack 52: a command on a release at rest, whose delivery was lost, is fetched, before all else", async () => {
  const accepted: string[] = [];
  const lost = (guid: string, event: string, action: string) => ({
    id: guid,
    guid,
    event,
    action,
    deliveredAt: start,
    arrived: false,
  });
  const recover = createRecovery({
    clock: newClock(),
    log: newLog(),
    attemptsSince: async () => [
      ...Array.from({ length: 60 }, (_, index) => lost(`push ${index}`, "push", "")),
      lost("edited", "issue_comment", "edited"),
      lost("rollback", "issue_comment", "created"),
    ],
    fetch: async ({ guid }) => delivery(guid),
    known: async () => new Set(),
    accept: async ({ guid }) => accepted.push(guid),
    discover: async () => undefined,
  });
  await recover(new AbortController().signal);
  expect(accepted[0]).toBe("rollback");
  expect(accepted).not.toContain("edited");
});

it("attack 62: when a complete release loses a manager, nobody hears of its GO", () => {
  const ids = storefront.services.map(({ id }) => id);
  const all = since(left())
    .live(...ids)
    .after({ hours: 3 })
    .looks()
    .after({ minutes: 1 })
    .looks().now;
  expect(all.said).toContain("complete");
  const without = withAuthority(all, people.sarah, mayGive([]));
  const told = wordsIn(decide(says(later(without, { minutes: 1 }), people.ina, "/go")));
  expect(told).not.toContain("no longer");
});
