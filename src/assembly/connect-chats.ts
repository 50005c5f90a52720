import { connectSlack } from "../chat/slack.ts";
import { connectTeams } from "../chat/teams.ts";
import type { Chats } from "../chat/chat.ts";
import type { ChatSettings } from "../config/chat-settings.ts";
import type { Clock } from "../engine/clock.ts";

/** The chats of the settings. */
export const connectChats = ({ slack, teams }: ChatSettings, clock: Clock): Chats => ({
  ...(slack && { slack: connectSlack(slack, clock) }),
  ...(teams && { teams: connectTeams(teams, clock) }),
});
