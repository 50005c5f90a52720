import { randomInt } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { connectChats } from "../assembly/connect-chats.ts";
import { readChatSettings } from "../config/chat-settings.ts";
import { loadDotEnv, type Environment } from "../config/settings.ts";
import { systemClock } from "../engine/clock.ts";
import { chatKinds, chats } from "../model/train/chats.ts";
import { paragraph, say, strong } from "../model/view/text.ts";
import type { Given } from "./command.ts";

/**
 * Posts a code to a channel and asks for it: that a chat took a post doesn't say that anybody sees it.
 * @param given a channel as the train file names it
 * @param ask what is typed as the answer
 * @returns 0 when the code came back; 1 when it didn't, or nothing could be posted; 2 when no chat has channels like this
 */
export async function chat(
  given: Pick<Given, "words">,
  environment: Environment,
  ask: (question: string) => Promise<string> = askOnTerminal,
): Promise<number> {
  loadDotEnv();
  const [channel] = given.words;
  const kind = chatKinds.find((one) => chats[one].channel.pattern.test(channel ?? ""));
  if (channel === undefined || kind === undefined) {
    const each = chatKinds.map((one) => `${chats[one].channel.example} of ${chats[one].name}`);
    console.error(`Name a channel as the train file does, such as ${each.join(" or ")}.`);
    return 2;
  }
  const settings = readChatSettings(environment);
  if (!settings.ok) {
    console.error(settings.sentence);
    return 1;
  }
  const one = connectChats(settings.value, systemClock)[kind];
  if (!one) {
    console.error(`${chats[kind].setting} is not set, so nothing can be posted to ${channel}.`);
    return 1;
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
  console.error(`That isn't the code. If nothing arrived in ${channel}, ${chats[kind].whereLost}.`);
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
