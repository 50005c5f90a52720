/** Marks by which the app knows what it has done: each is written after what it marks, and outlives what others do to it. */
import { describe, expect, it } from "vitest";
import { act } from "../../src/act/act.ts";
import { nothingLearned } from "../../src/act/learned.ts";
import type { Tools } from "../../src/act/tools.ts";
import { uncheckedBodies } from "../../src/act/unchecked.ts";
import type { Chat } from "../../src/chat/chat.ts";
import { decide } from "../../src/decide/decide.ts";
import { isSaidComplete } from "../../src/decide/record/complete.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import { fail, known, succeed } from "../../src/model/failure.ts";
import { saidMark } from "../../src/model/marks/marks.ts";
import type { Observation } from "../../src/model/observation.ts";
import { createSeal } from "../../src/model/marks/seal.ts";
import { wordsOf } from "../../src/model/view/text.ts";
import { sortRemarks, type Remark } from "../../src/observe/issue/remarks.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { release } from "../engine/setup.ts";
import { decidedOn, left, live } from "../support/consent.ts";
import { look } from "../support/carry-out.ts";
import { kindsIn, saidIn } from "../support/decision.ts";
import { closed, green, later, mayGive, published, withAuthority } from "../support/observation.ts";
import { noon, people, storefront, trainOf } from "../support/train.ts";

const chatting = (world: Observation): Observation => ({
  ...world,
  chats: { ...world.chats, slack: { ...world.chats.slack, isConnected: true } },
});

/** All is published, and nothing of the end was said yet. */
function ending(): Observation {
  const train = trainOf(storefront.services, { chats: [{ chat: "slack", channel: "#releases" }] });
  const world = left(decidedOn(chatting(green(train))));
  return live(world, "api-gateway", "search", "auth-service", "user-service");
}

/** The same, of which the chat has heard nothing yet. */
const untold = (): Observation => ({ ...ending(), chats: chatting(green()).chats });

const endOf = (world: Observation): readonly string[] =>
  decide(world).actions.flatMap((one) => {
    if (one.kind === "close issue") return ["close"];
    if (one.kind === "say" && one.key === "complete") return ["say"];
    const isLast = one.kind === "post" && one.posts.some(({ key }) => key === "complete");
    return isLast ? ["post"] : [];
  });

/** A run of the release against a GitHub that does what it is told to. */
async function run(closes: () => boolean) {
  const clock = virtualClock(noon);
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  const journal = journalOf(store, await store.leases.begin(release(12)));
  const asked: string[] = [];
  const posts: string[] = [];
  const github = {
    room: async () => null,
    write: async ({ doing }: { readonly doing: string }) => {
      if (doing.startsWith("close") && !closes())
        return fail({ kind: "unreachable", message: "502", hint: "", retry: "later" });
      asked.push(doing);
      return succeed({ id: 1 });
    },
  } as unknown as Tools["github"];
  const chat: Chat = {
    isThreaded: true,
    begin: async (channel) => succeed({ channel, id: "C1", message: "1.1" }),
    edit: async () => succeed("edited"),
    async reply(_, { message }) {
      posts.push(message.map((one) => (one.kind === "paragraph" ? wordsOf(one.text) : "")).join());
      return succeed("in thread");
    },
  };
  const unread = () => Promise.reject(new Error("Nothing is published here."));
  const tools = (observation: Observation): Tools => ({
    github,
    chats: { slack: chat },
    seal: createSeal("a key"),
    journal,
    clock,
    settle: Temporal.Duration.from({ minutes: 1 }),
    learned: nothingLearned(),
    unchecked: uncheckedBodies(undefined, journal),
    readChanges: unread,
    readRank: unread,
    readReleaseBefore: unread,
    observation,
  });
  return { tools, asked, posts };
}

const lastActions = (world: Observation) =>
  decide(world).actions.filter(
    (one) => one.kind === "post" || one.kind === "close issue" || one.kind === "say",
  );

describe("attack 54: the end of a release", () => {
  it("attack 54: the chat hears the last word after the issue is closed, and the issue says it last", () => {
    expect(endOf(ending())).toEqual(["close", "post", "say"]);
  });

  it("attack 54: an issue that was closed and not told of is told of, and one that was told of isn't again", () => {
    expect(endOf(closed(ending()))).toEqual(["post", "say"]);
    const told = { ...ending(), said: new Set([...ending().said, "complete"]) };
    expect(endOf(closed(told))).toEqual(["post"]);
  });

  it("attack 54: while GitHub doesn't close the issue the chat hears all else, and not that it is over", async () => {
    let isUp = false;
    const { tools, posts, asked } = await run(() => isUp);
    await act(lastActions(untold()), tools(untold()));
    expect(posts.join("\n")).toContain("is live");
    expect(posts.join("\n")).not.toContain("is complete");
    isUp = true;
    await act(lastActions(untold()), tools(untold()));
    expect(posts.filter((one) => one.includes("is complete"))).toHaveLength(1);
    expect(asked.findIndex((one) => one.startsWith("close"))).toBeGreaterThanOrEqual(0);
  });

  it("attack 54: what the chat heard earlier in the same run is kept with what it hears last", async () => {
    const { tools } = await run(() => true);
    const hands = tools(untold());
    await act(lastActions(untold()), hands);
    const memory = (await hands.journal.recall("chat")) as { readonly posted: readonly string[] };
    expect(memory.posted).toContain("complete");
    expect(memory.posted).toContain("departure");
  });
});

describe("attack 49: marks that others change", () => {
  const app = { id: 1, slug: "release-train", name: "Release Train" };
  const bot = { id: 9, login: "release-train", kind: "bot" } as const;
  const remark = (key: string, editor: Remark["editor"] | null): Remark => ({
    id: "IC_500",
    fullDatabaseId: 500,
    url: "https://github.test/500",
    body: `${saidMark(key)}\nWords`,
    createdAt: noon,
    lastEditedAt: editor ? noon : null,
    isMinimized: false,
    author: bot,
    editor: editor ?? bot,
    reactionGroups: null,
  });
  const saidWith = (remarks: readonly Remark[], said: readonly string[] = []) =>
    sortRemarks({ issue: 12, repository: 1, remarks }, [], app, {
      written: null,
      said: new Set(said),
    }).said;
  const eve = { id: 66, login: "eve", kind: "person" } as const;

  it.each(["complete", "aborted:1004", "rollback:1004:over"])(
    "attack 49: a comment of the app that a writer turned into %s ends no release",
    (key) => {
      expect([...saidWith([remark(key, eve)])]).toEqual([`changed:${key}`]);
      expect([...saidWith([remark(key, bot)])]).toEqual([key]);
    },
  );

  it("attack 49: what was said stays said when the comment is deleted", () => {
    expect([...saidWith([], ["complete"])]).toEqual(["complete"]);
  });

  it("attack 49: a complete release stays complete without memory and without its last word", () => {
    const over = closed(look(ending()));
    const { said } = over;
    const forgotten = { ...over, said: new Set([...said].filter((key) => key !== "complete")) };
    expect(isSaidComplete(forgotten)).toBe(true);
    const without = withAuthority(later(forgotten, { hours: 1 }), people.sarah, mayGive([]));
    expect(Object.keys(saidIn(decide(without)))).toEqual(["complete"]);
    // Opened again, and the last word edited: who did that has a reason, so it isn't closed again.
    const edited = new Set([...forgotten.said, "changed:complete"]);
    const opened = { ...forgotten, said: edited, issue: ending().issue };
    for (const world of [opened, look(opened)]) {
      expect(kindsIn(decide(world))).not.toContain("close issue");
      expect(Object.keys(saidIn(decide(world)))).not.toContain("complete");
    }
    // An open issue, a foreign release or a draft prove nothing.
    expect(isSaidComplete({ ...forgotten, issue: ending().issue })).toBe(false);
    for (const other of [{ ours: false }, { isDraft: true }]) {
      const trainRelease = known({ ...published, ...other });
      expect(isSaidComplete({ ...forgotten, trainRelease })).toBe(false);
    }
  });
});
