import { randomInt } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { connectChats } from "../assembly/connect-chats.ts";
import { readChatSettings } from "../config/chat-settings.ts";
import { loadDotEnv, type Environment } from "../config/settings.ts";
import { systemClock } from "../engine/clock.ts";
import { paragraph, say, strong } from "../model/view/text.ts";
import type { Given } from "./command.ts";

/**
 * Posts a code to a channel and asks for it: that a chat took a post doesn't say that anybody sees it.
 * @param given a Slack channel as the train file names it, or a name of `TEAMS_WEBHOOKS`
 * @param ask what is typed as the answer
 * @returns 0 when the code came back; 1 when it didn't, or nothing could be posted; 2 when there is no such chat
 */
export async function chat(
  given: Pick<Given, "words">,
  environment: Environment,
  ask: (question: string) => Promise<string> = askOnTerminal,
): Promise<number> {
  loadDotEnv();
  const [channel] = given.words;
  if (channel === undefined) {
    console.error('Name a channel, such as "#releases" of Slack or a name in TEAMS_WEBHOOKS.');
    return 2;
  }
  const settings = readChatSettings(environment);
  if (!settings.ok) {
    console.error(settings.sentence);
    return 2;
  }
  const kind = /^#|^[CGD][A-Z0-9]{6,20}$/.test(channel) ? "slack" : "teams";
  const one = connectChats(settings.value, systemClock)[kind];
  if (!one) {
    const setting = kind === "slack" ? "SLACK_BOT_TOKEN" : "TEAMS_WEBHOOKS";
    console.error(`${setting} is not set, so nothing can be posted to ${channel}.`);
    return 2;
  }
  const code = `${randomInt(1_000, 10_000)}`;
  const text = say`Release Train asks whether its posts arrive here. The code is ${strong(code)}.`;
  const posted = await one.begin(channel, { message: [paragraph(text)], people: {} });
  if (!posted.ok) {
    console.error(`${posted.failure.message} ${posted.failure.hint}`.trim());
    return 1;
  }
  const answer = await ask(`A post with a code is on its way to ${channel}. Type the code: `);
  if (answer.trim() === code) {
    console.log(`Posts arrive in ${channel}.`);
    return 0;
  }
  console.error(
    kind === "teams"
      ? `That isn't the code. If nothing arrived in ${channel}, its workflow is turned off or belongs to another channel: Teams takes such posts and drops them. Look at the run history of the workflow.`
      : `That isn't the code. If nothing arrived in ${channel}, look which workspace SLACK_BOT_TOKEN belongs to.`,
  );
  return 1;
}

async function askOnTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
