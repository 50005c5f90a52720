import { expect, onTestFinished, test } from "vitest";
import { chatMemory, post } from "../../src/act/post.ts";
import type { Tools } from "../../src/act/tools.ts";
import { connectSlack } from "../../src/chat/slack.ts";
import { decide } from "../../src/decide/decide.ts";
import {
  noChats,
  type ChatMemory,
  type ChatPost,
  type ChatStandings,
} from "../../src/model/view/chat.ts";
import { list, paragraph, say, verbatim, wordsOf } from "../../src/model/view/text.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { green } from "../support/observation.ts";
import { startSlack } from "../support/slack.ts";
import { noon, storefront } from "../support/train.ts";

const place = { chat: "slack", channel: "#releases", opening: say`storefront` } as const;

function told(key: string, text = key): ChatPost {
  return { key, at: noon, message: [paragraph(say`${text}`)], isLoud: false };
}

/** A release that tells Slack of its milestones, with what the store keeps of it. */
async function release() {
  const slack = await startSlack();
  onTestFinished(() => slack[Symbol.asyncDispose]());
  const clock = virtualClock(noon);
  const store: { memory: ChatMemory } = { memory: { thread: null, posted: [] } };
  const connect = () => connectSlack({ apiUrl: slack.url, token: "xoxb-of-a-test" }, clock);
  let chat = connect();
  const look = (posts: readonly ChatPost[]) => {
    const fresh = posts.filter(({ key }) => !store.memory.posted.includes(key));
    const tools = {
      chats: { slack: chat },
      clock,
      journal: {
        recall: async () => store.memory,
        async remember(name: string, value: unknown) {
          expect(name).toBe(chatMemory);
          store.memory = JSON.parse(JSON.stringify(value)) as ChatMemory;
          return "kept" as const;
        },
      },
      observation: { ...green(), chats: standings() },
    } as unknown as Tools;
    return post({ kind: "post", place, posts: fresh }, tools);
  };
  const standings = (): ChatStandings => ({
    ...noChats,
    slack: { isConnected: true, memory: store.memory },
  });
  const pass = (seconds: number): void => {
    clock.after(Temporal.Duration.from({ seconds }), () => undefined);
    clock.step();
  };
  const restart = (): void => void (chat = connect());
  const texts = (): readonly string[] => slack.posts.slice(1).map(({ text }) => text);
  return { slack, store, standings, look, pass, restart, texts, clock };
}

test("prometheus/alertmanager#2128: Slack is left alone for as long as it asks, over a restart too", async () => {
  const { slack, look, pass, restart, texts } = await release();
  slack.limit(120);
  expect(await look([told("go")])).toMatchObject({ kind: "failed" });
  for (let round = 0; round < 11; round += 1) {
    pass(10);
    if (round === 5) restart();
    expect(await look([told("go")])).toEqual({ kind: "open", at: noon.add({ seconds: 120 }) });
  }
  expect(slack.asked()).toBe(1);
  pass(10);
  expect(await look([told("go"), told("live")])).toEqual({ kind: "done" });
  expect(texts()).toEqual(["go live"]);
});

test("slackapi/bolt-js#2509: what gathered while Slack was away is told in posts that it takes", async () => {
  const { slack, look, pass, texts } = await release();
  slack.breakDown(503);
  const all = Array.from({ length: 15 }, (_, index) =>
    told(`m${index}`, `${index}:${"x".repeat(1_500)}.`),
  );
  await look(all);
  slack.mend();
  pass(60);
  expect(await look(all)).toEqual({ kind: "done" });
  const words = texts().join(" ");
  for (const { message } of all) {
    const [block] = message;
    expect(words).toContain(block?.kind === "paragraph" ? wordsOf(block.text) : "nothing");
  }
});

test("slackapi/bolt-js#2509: one text that is longer than a post is told whole, in several", async () => {
  const { slack, look, texts } = await release();
  const lines = Array.from({ length: 200 }, (_, index) => say`line ${index} ${"y".repeat(100)}`);
  const long = "z".repeat(9_000);
  const message = [list(lines), paragraph(say`${long}`), verbatim(long)];
  expect(await look([{ ...told("long"), message }])).toEqual({ kind: "done" });
  const words = texts().join(" ");
  for (const line of lines) expect(words).toContain(wordsOf(line));
  expect(words.match(/z/g)).toHaveLength(18_000);
  expect(slack.posts.every(({ text }) => text.length <= 4_000)).toBe(true);
});

test("metaps/genova#301: a text that Slack refuses for good never blocks the next, and the issue says so", async () => {
  const { slack, store, look, texts } = await release();
  slack.refuse("poison", "invalid_blocks");
  expect(await look([told("a"), told("b", "poison"), told("c")])).toEqual({ kind: "done" });
  expect(texts()).toEqual(["a", "c"]);
  expect(store.memory.posted).toEqual(["a", "b", "c"]);
});

test("metaps/genova#301: while Slack takes nothing the issue says why and what to do", async () => {
  const { slack, store, standings, look } = await release();
  slack.refuse("storefront", "channel_not_found");
  expect(await look([told("go")])).toMatchObject({ kind: "failed" });
  expect(store.memory.trouble).toContain("channel_not_found");
  const train = { ...storefront, chats: [{ chat: "slack" as const, channel: "#releases" }] };
  const seen = green(train);
  const problems = () => decide({ ...seen, chats: standings() }).view?.problems.map(wordsOf);
  expect(problems()).toContainEqual(
    expect.stringMatching(/^some posts to #releases failed: .*channel_not_found.*invite the bot/),
  );
});

test("langchain-ai/open-swe#2753, PostHog/posthog#83601: a thread whose first message was deleted is begun anew", async () => {
  const { slack, store, look } = await release();
  await look([told("go")]);
  slack.forget("storefront");
  await look([told("go"), told("live")]);
  expect(store.memory.posted).toEqual(["go", "live"]);
  await look([told("go"), told("live"), told("done")]);
  const [first, go, live, again, done] = slack.posts;
  expect([first?.text, go?.text, live?.text, again?.text, done?.text]).toEqual([
    "storefront",
    "go",
    "live",
    "storefront",
    "done",
  ]);
  expect(go?.thread_ts).toBe("1700000000.1");
  expect([live?.thread_ts, again?.thread_ts]).toEqual([undefined, undefined]);
  expect(done?.thread_ts).toBe("1700000000.4");
});

test("langchain-ai/open-swe#2753: what is told together in several posts stays together", async () => {
  const { slack, look } = await release();
  await look([told("go")]);
  slack.forget("storefront");
  const long = (key: string) => told(key, `${key}:${"x".repeat(2_500)}`);
  expect(await look([told("go"), long("a"), long("b"), long("c")])).toEqual({ kind: "done" });
  const threads = slack.posts
    .slice(2)
    .map(({ thread_ts: thread, text }) => [text.slice(0, 2), thread]);
  expect(threads).toEqual([
    ["a:", undefined],
    ["st", undefined],
    ["b:", "1700000000.4"],
    ["c:", "1700000000.4"],
  ]);
});
