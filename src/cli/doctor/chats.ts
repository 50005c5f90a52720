/** Where a train's releases are posted, as far as that can be seen without a post. */
import { lookAtSlackBot, lookAtSlackChannel, type SlackBot } from "../../chat/slack-look.ts";
import type { SlackSettings } from "../../chat/slack-api.ts";
import type { ChatSettings } from "../../config/chat-settings.ts";
import type { Failure } from "../../model/failure.ts";
import { chats, type ChatKind, type ChatPlan } from "../../model/train/chats.ts";
import type { Train } from "../../model/train/train.ts";
import { capital } from "../../text/capital.ts";
import { advice, good, problem, unseen, type Finding } from "./finding.ts";

/** A channel of a train. */
interface Place {
  readonly about: string;
  readonly channel: string;
  readonly now: Temporal.Instant;
}

/** A chat that took a post proves nothing, and only people see whether it arrived: so another command does that. */
export async function examineChats(
  repo: string,
  train: Pick<Train, "chats">,
  { settings, now }: { readonly settings: ChatSettings; readonly now: Temporal.Instant },
): Promise<readonly Finding[]> {
  const found = train.chats.map(async ({ chat, channel }: ChatPlan): Promise<Finding> => {
    const place = { about: `${repo} notify.${chat}`, channel, now };
    return lookAt(chat, settings[chat], place);
  });
  return Promise.all(found);
}

/** How each is looked at; what has no way is left to people. */
const looks: {
  readonly [Kind in ChatKind]?: (
    given: NonNullable<ChatSettings[Kind]>,
    place: Place,
  ) => Promise<Finding>;
} = { slack: slackFinding, teams: teamsFinding };

async function lookAt<Kind extends ChatKind>(
  chat: Kind,
  given: ChatSettings[Kind],
  place: Place,
): Promise<Finding> {
  const { name, setting } = chats[chat];
  if (given === undefined || given === null) return notSet(setting, place);
  const look = looks[chat];
  if (look) return look(given, place);
  const { about, channel } = place;
  const says = `Whether posts to ${channel} of ${name} arrive can't be looked at.`;
  return advice(about, says, `${capital(postThere(channel))}.`);
}

function notSet(setting: string, { about, channel }: Place): Finding {
  const says = `${setting} is not set, so nothing is posted to ${channel}.`;
  const key = about.split(" ").at(-1) ?? "";
  return problem(about, says, `Set ${setting}, or take ${key} out of the train file.`);
}

async function slackFinding(slack: SlackSettings, place: Place): Promise<Finding> {
  const { about, channel, now } = place;
  const bot = await lookAtSlackBot(slack, now);
  if (!bot.ok) return failed(place, bot.failure);
  const { user, workspace, scopes } = bot.value;
  if (scopes && !scopes.has("chat:write")) {
    const says = `The bot ${user} of ${workspace} lacks the scope chat:write, so nothing is posted to ${channel}.`;
    const fix =
      "Give the bot chat:write in the settings of the Slack app, and install the app again.";
    return problem(about, says, fix);
  }
  if (channel.startsWith("#")) {
    const says = `Slack shows channels by their ids only, so whether the bot ${user} of ${workspace} can post to ${channel} isn't known.`;
    const fix = `Write a channel's id in notify.slack.channel, or ${postThere(channel)}.`;
    return advice(about, says, fix);
  }
  return channelFinding(slack, place, bot.value);
}

async function channelFinding(
  slack: SlackSettings,
  place: Place,
  { user, workspace, scopes }: SlackBot,
): Promise<Finding> {
  const { about, channel, now } = place;
  const looked = await lookAtSlackChannel(slack, now, channel);
  if (!looked.ok) return failed(place, looked.failure);
  const seen = looked.value;
  switch (seen.kind) {
    case "unreadable": {
      const message = `Slack shows the bot ${user} no channels, so whether it can post to ${channel} isn't known.`;
      return unseen(about, { message, hint: `${readScopes}, or ${postThere(channel)}.` });
    }
    case "unseen": {
      const says = `In ${workspace} there is no channel ${channel} that the bot ${user} can see.`;
      // A private channel that it is in may be one that it can't look at.
      if (scopes && !scopes.has("groups:read"))
        return unseen(about, { message: says, hint: `${readScopes}, or ${postThere(channel)}.` });
      const fix = `Invite the bot if the channel is private (/invite @${user}), else write the id of a channel of ${workspace}.`;
      return problem(about, says, fix);
    }
    case "seen": {
      const name = `#${seen.name}`;
      if (seen.isArchived) {
        const fix = "Restore the channel, or write the id of another.";
        return problem(about, `${name} is archived, so Slack takes no post.`, fix);
      }
      const mayPost = seen.isMember || (!seen.isPrivate && scopes?.has("chat:write.public"));
      if (mayPost) return good(about, `The bot ${user} can post to ${name} of ${workspace}.`);
      const says = `The bot ${user} is not in ${name}, so Slack takes no post.`;
      return problem(about, says, `Write /invite @${user} in ${name}.`);
    }
  }
}

const readScopes = "Give the bot the scopes channels:read and groups:read to have that looked at";

const postThere = (channel: string): string =>
  `find out with release-train chat ${channel.startsWith("#") ? `"${channel}"` : channel}`;

function failed({ about }: Place, failure: Failure): Finding {
  const { kind, message, hint } = failure;
  return kind === "forbidden" || kind === "invalid"
    ? problem(about, message, hint)
    : unseen(about, failure);
}

type Workflows = NonNullable<ChatSettings["teams"]>;

async function teamsFinding(teams: Workflows, { about, channel }: Place): Promise<Finding> {
  const address = Object.hasOwn(teams, channel) ? teams[channel] : undefined;
  if (address === undefined) {
    const says = `TEAMS_WEBHOOKS has no address for ${channel}, so nothing is posted there.`;
    const fix = `Name one of ${Object.keys(teams).join(", ")} in notify.teams.channel.`;
    return problem(about, says, fix);
  }
  const url = new URL(address);
  if (isOfMicrosoft.test(url.hostname) && !url.searchParams.has("sig")) {
    const says = `The address of ${channel} in TEAMS_WEBHOOKS has no signature (sig=…), so its workflow refuses posts.`;
    const fix =
      "Copy the whole address from the workflow again, in quotes; a workflow that only people of the tenant may start can't be used.";
    return problem(about, says, fix);
  }
  if (!(await answers(url))) {
    const message = `${url.host} of ${channel} in TEAMS_WEBHOOKS doesn't answer.`;
    const hint =
      "Let this machine reach it: check the address, firewalls, and HTTPS_PROXY with NODE_USE_ENV_PROXY=1.";
    return unseen(about, { message, hint });
  }
  const says = `Releases are posted to ${channel}; release-train chat ${channel} finds out whether posts arrive.`;
  return good(about, says);
}

/** Where addresses of workflows carry their permission in themselves. */
const isOfMicrosoft = /\.(?:logic\.azure\.com|api\.powerplatform\.com)$/i;

/** Asks for nothing of the workflow, which would post; any answer will do. The address, a secret, isn't sent. */
async function answers({ origin }: URL): Promise<boolean> {
  try {
    const answer = await fetch(origin, {
      redirect: "manual",
      signal: AbortSignal.timeout(5_000),
    });
    await answer.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
