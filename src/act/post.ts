import type { Action } from "../model/action.ts";
import type { ChatMemory, ChatThread } from "../model/chat.ts";
import type { Failure, Result } from "../model/failure.ts";
import { paragraph } from "../model/text.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Under this name the run remembers what it told the chat. */
export const chatMemory = "chat";

/** So long it is left alone after it was away, and after a refusal, which only people can mend. */
const pauses = {
  later: Temporal.Duration.from({ minutes: 1 }),
  never: Temporal.Duration.from({ minutes: 10 }),
} as const;

/**
 * Tells the chat what is new, in the release's thread, in one message. Remembered after it was posted: a crash in
 * between tells it twice rather than never.
 */
export async function post(
  { place, milestones }: Extract<Action, { kind: "post" }>,
  tools: Tools,
): Promise<Outcome> {
  const { chat, journal, observation } = tools;
  if (!chat) return isDone;
  const before = observation.chat.memory;
  const began = await threadOf(before, place.channel, () =>
    chat.begin(place.channel, [paragraph(place.opening)]),
  );
  if (!began.ok) return failed(began.failure, tools);
  const thread = began.value;
  const remember = (posted: ChatMemory["posted"]): ReturnType<typeof journal.remember> =>
    journal.remember(chatMemory, { thread, posted } satisfies ChatMemory);
  if (thread !== before.thread && (await remember(before.posted)) === "fenced") {
    return { kind: "fenced" };
  }
  const message = milestones.flatMap((one) => one.message);
  const isLoud = milestones.some((one) => one.isLoud);
  const replied = await chat.reply(thread, message, isLoud);
  if (!replied.ok) return failed(replied.failure, tools);
  const kept = await remember([...before.posted, ...milestones.map(({ key }) => key)]);
  return kept === "fenced" ? { kind: "fenced" } : isDone;
}

async function threadOf(
  { thread }: ChatMemory,
  channel: string,
  begin: () => Promise<Result<ChatThread>>,
): Promise<Result<ChatThread>> {
  return thread?.channel === channel ? { ok: true, value: thread } : begin();
}

const failed = (failure: Failure, { clock }: Tools): Outcome => ({
  kind: "failed",
  failure: { retryAt: clock.now().add(pauses[failure.retry]), ...failure },
});
