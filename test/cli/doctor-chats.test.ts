/** What `doctor` sees of chats, held against what they then do with a post. */
import { expect, test } from "vitest";
import { connectSlack } from "../../src/chat/slack.ts";
import { examineChats } from "../../src/cli/doctor/chats.ts";
import type { Finding } from "../../src/cli/doctor/finding.ts";
import type { ChatSettings } from "../../src/config/chat-settings.ts";
import { paragraph, say } from "../../src/model/view/text.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { startTeams } from "../support/teams.ts";
import { startWorkspace, type Workspace } from "../support/slack-workspace.ts";

const now = Temporal.Instant.from("2026-03-19T12:00:00Z");

const examine = (
  chat: "slack" | "teams",
  channel: string,
  settings: Partial<ChatSettings>,
): Promise<readonly Finding[]> =>
  examineChats(
    "acme/releases",
    { chats: [{ chat, channel }] },
    { settings: { slack: null, ...settings }, now },
  );

const slackOf = ({ url: apiUrl, token }: Workspace) => ({ apiUrl, token });

const takesPost = async (workspace: Workspace, channel: string): Promise<boolean> => {
  const chat = connectSlack(slackOf(workspace), virtualClock(now));
  return (await chat.begin(channel, { message: [paragraph(say`Hello.`)], people: {} })).ok;
};

const id = "C0RELEASES";
const all = ["chat:write", "channels:read", "groups:read"];
const open = { id, name: "releases", isMember: true };

test.for<
  [
    what: string,
    set: Parameters<typeof startWorkspace>[0],
    channel: string,
    level: Finding["level"],
    says: RegExp,
    fix: RegExp,
    isTaken: boolean,
  ]
>([
  [
    "all right",
    { scopes: all, channels: [open] },
    id,
    "good",
    /^The bot train can post to #releases of Acme\.$/,
    /^nothing$/,
    true,
  ],
  [
    "an archived channel",
    { scopes: all, channels: [{ ...open, isArchived: true }] },
    id,
    "problem",
    /^#releases is archived/,
    /^Restore/,
    false,
  ],
  [
    "a channel that isn't there",
    { scopes: all },
    id,
    "problem",
    /no channel C0RELEASES that the bot train can see/,
    /id of a channel of Acme/,
    false,
  ],
  [
    "a public channel without the bot",
    { scopes: all, channels: [{ ...open, isMember: false }] },
    id,
    "problem",
    /is not in #releases/,
    /^Write \/invite @train in #releases\.$/,
    false,
  ],
  [
    "a public channel without the bot, which may post there",
    { scopes: [...all, "chat:write.public"], channels: [{ ...open, isMember: false }] },
    id,
    "good",
    /can post/,
    /^nothing$/,
    true,
  ],
  [
    "a private channel without the bot",
    { scopes: all, channels: [{ ...open, isPrivate: true, isMember: false }] },
    id,
    "problem",
    /no channel/,
    /\/invite @train/,
    false,
  ],
  [
    "a private channel that the bot is in",
    { scopes: all, channels: [{ ...open, isPrivate: true }] },
    id,
    "good",
    /can post/,
    /^nothing$/,
    true,
  ],
  [
    "one that it is in and may not look at",
    { scopes: ["chat:write", "channels:read"], channels: [{ ...open, isPrivate: true }] },
    id,
    "unknown",
    /no channel/,
    /groups:read/,
    true,
  ],
  [
    "a bot that may only post",
    { scopes: ["chat:write"], channels: [open] },
    id,
    "unknown",
    /shows the bot train no channels/,
    /channels:read and groups:read/,
    true,
  ],
  [
    "a bot that may not post",
    { scopes: ["channels:read"], channels: [open] },
    id,
    "problem",
    /lacks the scope chat:write/,
    /^Give the bot chat:write/,
    false,
  ],
  [
    "a channel by its name",
    { scopes: all, channels: [open] },
    "#releases",
    "advice",
    /by their ids only/,
    /chat "#releases"/,
    true,
  ],
  [
    "a channel of each release",
    { scopes: all },
    "#release-{{version}}",
    "advice",
    /by their ids only/,
    /id in notify\.slack\.channel/,
    false,
  ],
])("Slack with %s", async ([, set, channel, level, says, fix, isTaken]) => {
  await using workspace = await startWorkspace(set);
  const [finding] = await examine("slack", channel, { slack: slackOf(workspace) });
  expect(finding).toMatchObject({ level, about: "acme/releases notify.slack" });
  expect(finding?.says).toMatch(says);
  expect(finding?.fix ?? "nothing").toMatch(fix);
  expect(workspace.asked).not.toContain("chat.postMessage");
  // What was called good is good, and what was called a problem is one.
  expect(await takesPost(workspace, channel)).toBe(isTaken);
});

test("a token that Slack refuses is a problem, a Slack that can't be asked is unknown", async () => {
  await using workspace = await startWorkspace({ scopes: all, channels: [open] });
  const token = "xoxb-of-somebody-else";
  expect(await examine("slack", id, { slack: { apiUrl: workspace.url, token } })).toMatchObject([
    {
      level: "problem",
      says: "Slack refused the token: invalid_auth.",
      fix: expect.stringContaining("SLACK_BOT_TOKEN") as string,
    },
  ]);
  expect(workspace.asked).toEqual(["auth.test"]);
  await using limited = await startWorkspace({ scopes: all, limited: true });
  expect(await examine("slack", id, { slack: slackOf(limited) })).toMatchObject([
    { level: "unknown", says: "Slack asks to wait." },
  ]);
  const nowhere = { apiUrl: "http://127.0.0.1:1/api", token };
  expect(await examine("slack", id, { slack: nowhere })).toMatchObject([
    { level: "unknown", says: "Slack did not answer." },
  ]);
});

test("a chat without its setting, and a name that Teams doesn't have, are problems", async () => {
  expect(await examine("slack", "#releases", {})).toMatchObject([
    { level: "problem", says: "SLACK_BOT_TOKEN is not set, so nothing is posted to #releases." },
  ]);
  expect(await examine("teams", "releases", {})).toMatchObject([
    {
      level: "problem",
      says: "TEAMS_WEBHOOKS is not set, so nothing is posted to releases.",
      fix: "Set TEAMS_WEBHOOKS, or take notify.teams out of the train file.",
    },
  ]);
  expect(
    await examine("teams", "releases", { teams: { ops: "https://teams.test" } }),
  ).toMatchObject([{ level: "problem", fix: "Name one of ops in notify.teams.channel." }]);
});

test("a workflow of Teams is looked at without starting it, and its address goes nowhere", async () => {
  await using workflow = await startTeams();
  expect(await examine("teams", "releases", { teams: { releases: workflow.url } })).toMatchObject([
    { level: "good", says: expect.stringContaining("release-train chat releases") as string },
  ]);
  expect(workflow.paths).toEqual(["/"]);
  expect(workflow.cards).toEqual([]);
  const gone = { releases: "http://127.0.0.1:1/workflows/secret?sig=abc" };
  const [finding] = await examine("teams", "releases", { teams: gone });
  expect(finding).toMatchObject({
    level: "unknown",
    says: "127.0.0.1:1 of releases in TEAMS_WEBHOOKS doesn't answer.",
  });
  expect(JSON.stringify(finding)).not.toMatch(/secret|abc/);
});

test("an address of Microsoft's that was cut is a problem", async () => {
  const cut = "https://x.environment.api.powerplatform.com/powerautomate/invoke?api-version=1";
  const [finding] = await examine("teams", "releases", { teams: { releases: cut } });
  expect(finding).toMatchObject({
    level: "problem",
    says: expect.stringContaining("sig=") as string,
  });
  expect(finding?.fix).toMatch(/^Copy the whole address/);
});
