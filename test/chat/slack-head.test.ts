import { expect, onTestFinished, test } from "vitest";
import { post } from "../../src/act/post.ts";
import type { Tools } from "../../src/act/tools.ts";
import { connectSlack } from "../../src/chat/slack.ts";
import { noChats, type ChatMemory, type ChatPlace } from "../../src/model/view/chat.ts";
import { mention, paragraph, say } from "../../src/model/view/text.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { startSlack } from "../support/slack.ts";
import { noon } from "../support/train.ts";

/** A release that tells Slack its state, with what the store keeps of it. */
async function release() {
  const slack = await startSlack();
  onTestFinished(() => slack[Symbol.asyncDispose]());
  const clock = virtualClock(noon);
  const store: { memory: ChatMemory } = { memory: { thread: null, posted: [] } };
  const chats = { slack: connectSlack({ apiUrl: slack.url, token: "xoxb-of-a-test" }, clock) };
  const look = (state: string, news?: string) => {
    const head = { message: [paragraph(say`storefront: ${state}`)], print: state };
    const people = { sarah: "U012AB3CD", "acme/infra": "S012AB3CD" };
    const place: ChatPlace = {
      chat: "slack",
      channel: "#r",
      opening: say`storefront`,
      head,
      people,
    };
    const tools = {
      chats,
      clock,
      journal: {
        recall: async () => store.memory,
        async remember(_: string, value: unknown) {
          store.memory = value as ChatMemory;
          return "kept" as const;
        },
      },
      observation: { chats: noChats },
    } as unknown as Tools;
    const message = [
      paragraph(say`${mention("Sarah")} ${mention("acme/infra")} ${mention("eve")}`),
    ];
    const posts = news === undefined ? [] : [{ key: news, at: noon, message, isLoud: false }];
    return post({ kind: "post", place, posts }, tools);
  };
  return { slack, store, look };
}

test("the first message is edited to each new state, once, and nothing new is posted for it", async () => {
  const { slack, look } = await release();
  await look("ready", "go");
  await look("ready");
  await look("live");
  await look("live");
  expect(slack.posts.map(({ text }) => text)).toEqual([
    "storefront: ready",
    "@Sarah @acme/infra @eve",
  ]);
  expect(slack.edits.map(({ text, ts }) => [text, ts])).toEqual([
    ["storefront: live", "1700000000.1"],
  ]);
});

test("whom the train file knows is mentioned, members and groups, and nobody else", async () => {
  const { slack, look } = await release();
  await look("ready", "go");
  expect(JSON.stringify(slack.posts[1]?.blocks)).toContain(
    '[{"type":"user","user_id":"U012AB3CD"},{"type":"text","text":" "},{"type":"usergroup","usergroup_id":"S012AB3CD"},{"type":"text","text":" "},{"type":"text","text":"@eve","style":{"bold":true}}]',
  );
});

test("one that was deleted keeps no news back", async () => {
  const { slack, store, look } = await release();
  await look("ready", "go");
  slack.forget("storefront");
  expect(await look("live", "live")).toEqual({ kind: "done" });
  expect(store.memory).toMatchObject({ posted: ["go", "live"], head: "live" });
});

test("one that the workspace doesn't let be edited any more stays as it is", async () => {
  const { slack, look } = await release();
  await look("ready", "go");
  slack.refuse("over", "edit_window_closed");
  expect(await look("over")).toEqual({ kind: "done" });
});

test("a limit that an edit meets is kept by the posts, too", async () => {
  const { slack, look } = await release();
  await look("ready", "go");
  slack.limit(60);
  expect(await look("live", "live")).toMatchObject({ kind: "failed" });
  const asked = slack.asked();
  expect(await look("live", "live")).toMatchObject({ kind: "open" });
  expect(slack.asked()).toBe(asked);
});
