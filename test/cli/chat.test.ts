import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chat } from "../../src/cli/chat.ts";
import { startSlack } from "../support/slack.ts";
import { startTeams } from "../support/teams.ts";

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  for (const stream of ["log", "error"] as const)
    vi.spyOn(console, stream).mockImplementation((text: string) => void said.push(text));
});
afterEach(() => vi.restoreAllMocks());

const codeIn = (text = ""): string => /The code is (\d{4})/.exec(text)?.[1] ?? "";

test("a code that is read off the channel proves that posts arrive there", async () => {
  await using teams = await startTeams();
  const environment = { TEAMS_WEBHOOKS: JSON.stringify({ releases: teams.url }) };
  const code = await chat({ words: ["releases"] }, environment, async () => codeIn(teams.cards[0]));
  expect(code).toBe(0);
  expect(said).toEqual(["Posts arrive in releases."]);
  await using slack = await startSlack();
  const inSlack = { SLACK_BOT_TOKEN: "xoxb-of-a-test", SLACK_API_URL: slack.url };
  expect(
    await chat({ words: ["#releases"] }, inSlack, async () => codeIn(slack.posts[0]?.text)),
  ).toBe(0);
});

test("an address that answers 2xx and drops the post proves nothing", async () => {
  await using teams = await startTeams();
  teams.answer(202);
  const environment = { TEAMS_WEBHOOKS: JSON.stringify({ releases: teams.url }) };
  expect(await chat({ words: ["releases"] }, environment, async () => "")).toBe(1);
  expect(said.join()).toContain("Teams takes such posts and drops them");
  expect(said.join()).not.toContain("sig=");
});

test.each([
  [[], {}, 2, "Name a channel"],
  [["releases"], {}, 1, "TEAMS_WEBHOOKS is not set"],
  [["#releases"], {}, 1, "SLACK_BOT_TOKEN is not set"],
  [["releases"], { TEAMS_WEBHOOKS: "{" }, 1, "TEAMS_WEBHOOKS is not an object"],
  [["ops"], { TEAMS_WEBHOOKS: '{"releases":"https://x.test/"}' }, 1, "has no address for ops"],
] as const)("%j with %j", async (words, environment, code, sentence) => {
  expect(await chat({ words }, environment, async () => "")).toBe(code);
  expect(said.join()).toContain(sentence);
});
