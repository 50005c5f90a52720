import { describe, expect, onTestFinished, test } from "vitest";
import { splitMessage } from "../../src/chat/split-message.ts";
import { connectTeams } from "../../src/chat/teams.ts";
import {
  code,
  link,
  list,
  mention,
  paragraph,
  say,
  strong,
  verbatim,
  type Message,
} from "../../src/model/view/text.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { startTeams } from "../support/teams.ts";

const start = Temporal.Instant.from("2026-03-19T14:00:00Z");
const textOf = (...message: Message) => ({ message, people: {} });
const hello = textOf(paragraph(say`Hello.`));

async function started() {
  const teams = await startTeams();
  onTestFinished(() => teams[Symbol.asyncDispose]());
  const clock = virtualClock(start);
  return { teams, clock, chat: connectTeams({ releases: teams.url }, clock) };
}

test("posts are cards in the channel that the name stands for", async () => {
  const { teams, chat } = await started();
  const begun = await chat.begin("releases", hello);
  if (!begun.ok) throw new Error("It was refused");
  expect(await chat.reply(begun.value, textOf(paragraph(say`It is live.`)), true)).toMatchObject({
    ok: true,
  });
  expect(teams.cards).toEqual(["Hello.", "It is live."]);
  expect(chat.isThreaded).toBe(false);
});

test("what others wrote is text: no markup, link or mention comes of it", async () => {
  const { teams, chat } = await started();
  const hostile = "**bold** [x](https://evil.test) <at>Everyone</at> \\ &";
  const text = textOf(
    paragraph(say`${strong("API")} ${hostile} ${code("/go")} ${mention("acme/infra")}`),
    list([say`${link("#12", "https://github.test/12")}`, say`${link("x", "javascript:alert(1)")}`]),
    verbatim(hostile),
    paragraph(say``),
  );
  expect((await chat.begin("releases", text)).ok).toBe(true);
  expect(teams.cards[0]).toBe(`API ${hostile} /go @acme/infra\n• #12\n• x\n${hostile}\n`);
});

test("whom the train file knows is mentioned, once, and nobody else", async () => {
  const { teams, chat } = await started();
  const message = [
    paragraph(say`${mention("Sarah")}, ${mention("sarah")}, ${mention("eve")}: go?`),
  ];
  expect(
    (await chat.begin("releases", { message, people: { sarah: "sarah@example.com" } })).ok,
  ).toBe(true);
  expect(teams.cards[0]).toContain("<at>Sarah</at>");
  expect(teams.cards[0]).not.toContain("<at>eve");
});

test("the longest pieces are within 28 KB, whatever they are written in", async () => {
  const { teams, chat } = await started();
  const long = ["😀".repeat(4_000), "\u0001".repeat(4_000), "ж".repeat(9_000)];
  for (const piece of splitMessage(long.map((one) => paragraph(say`${one}`)))) {
    expect((await chat.begin("releases", textOf(...piece))).ok).toBe(true);
  }
  expect(teams.cards.join("").match(/ж/g)).toHaveLength(9_000);
});

describe("trouble is a value that says how it is mended, and never holds the address", () => {
  test.each<[string, number, string, number | undefined, object]>([
    ["a limit", 429, "", 7, { kind: "rate limited", retryAt: start.add({ seconds: 7 }) }],
    ["trouble", 502, "<html>", undefined, { kind: "unreachable", retry: "later" }],
    ["a workflow that was removed", 404, "", undefined, { kind: "forbidden", retry: "never" }],
    ["an address that changed", 401, "", undefined, { kind: "forbidden", retry: "never" }],
    ["a card that it doesn't take", 400, "", undefined, { kind: "invalid", retry: "never" }],
    [
      "a refusal behind a 200",
      200,
      "Webhook message delivery failed with error: HTTP error 429",
      undefined,
      { kind: "unreachable", retry: "later" },
    ],
  ])("%s", async (_, status, words, retryAfter, expected) => {
    const { teams, chat } = await started();
    teams.answer(status, words, retryAfter);
    const told = await chat.begin("releases", hello);
    expect(told).toMatchObject({ ok: false, failure: expected });
    expect(JSON.stringify(told)).not.toContain("sig=abc");
  });

  test("a limit is kept without asking, and others' channels go on", async () => {
    const { teams, clock } = await started();
    const chat = connectTeams({ releases: teams.url, other: teams.url }, clock);
    teams.answer(429, "", 60);
    await chat.begin("releases", hello);
    expect(await chat.begin("releases", hello)).toMatchObject({
      failure: { kind: "rate limited" },
    });
    expect(teams.asked()).toBe(1);
    expect((await chat.begin("other", hello)).ok).toBe(true);
  });

  test("no answer at all, and a name without an address", async () => {
    const chat = connectTeams({ releases: "http://127.0.0.1:1/sig=abc" }, virtualClock(start));
    expect(await chat.begin("releases", hello)).toMatchObject({ failure: { kind: "unreachable" } });
    for (const name of ["ops", "constructor"])
      expect(await chat.begin(name, hello)).toMatchObject({
        failure: { kind: "forbidden", message: `TEAMS_WEBHOOKS has no address for ${name}.` },
      });
  });
});
