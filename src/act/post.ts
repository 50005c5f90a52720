import { messageLength, postMax, splitMessage } from "../chat/split-message.ts";
import type { Chat } from "../chat/chat.ts";
import type { Action } from "../model/action.ts";
import type { ChatMemory, ChatThread, ChatPost } from "../model/view/chat.ts";
import type { Failure, Result } from "../model/failure.ts";
import { paragraph } from "../model/view/text.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Under this name the run remembers what it told the chat. */
export const chatMemory = "chat";

/** So long it is left alone after it was away, and after a refusal, which only people can mend. */
const pauses = {
  later: Temporal.Duration.from({ minutes: 1 }),
  never: Temporal.Duration.from({ minutes: 10 }),
} as const;

/**
 * Tells the chat what is new, in the release's thread, in as few messages as it takes. Remembered after it was posted:
 * a crash in between tells it twice rather than never. What the chat refuses for good isn't tried again, and the next
 * is told.
 */
export async function post(
  { place, posts }: Extract<Action, { kind: "post" }>,
  tools: Pick<Tools, "chat" | "journal" | "clock"> & {
    readonly observation: Pick<Tools["observation"], "chat">;
  },
): Promise<Outcome> {
  const { chat, journal, observation, clock } = tools;
  if (!chat) return isDone;
  // Of this run, too: its last word comes apart from what else is new.
  const kept = (await journal.recall(chatMemory)) as ChatMemory | undefined;
  let memory = kept ?? observation.chat.memory;
  const silent = memory.silentUntil && Temporal.Instant.from(memory.silentUntil);
  if (silent && Temporal.Instant.compare(clock.now(), silent) < 0)
    return { kind: "open", at: silent };
  const remember = async (next: ChatMemory): Promise<boolean> => {
    memory = next;
    return (await journal.remember(chatMemory, next)) === "kept";
  };
  const giveUp = async (failure: Failure): Promise<Outcome> => {
    const at = failure.retryAt ?? clock.now().add(pauses[failure.retry]);
    const { thread, posted } = memory;
    const trouble = failure.kind === "rate limited" ? memory.trouble : wordsOf(failure);
    const kept = await remember({
      thread,
      posted,
      silentUntil: at.toString(),
      ...(trouble !== undefined && { trouble }),
    });
    return kept ? { kind: "failed", failure: { ...failure, retryAt: at } } : { kind: "fenced" };
  };

  const began = await threadOf(memory, place.channel, () =>
    chat.begin(place.channel, [paragraph(place.opening)]),
  );
  if (!began.ok) return giveUp(began.failure);
  let thread = began.value;
  if (thread !== memory.thread && !(await remember({ thread, posted: memory.posted }))) {
    return { kind: "fenced" };
  }
  const batches = batched(posts);
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    const at = thread;
    const told = await tell(batch, (piece, isLoud) => chat.reply(at, piece, isLoud));
    const refused = !told.ok && told.failure.kind === "invalid" ? told.failure : undefined;
    if (!told.ok && !refused) return giveUp(told.failure);
    // One of them is what it doesn't take.
    if (refused && batch.length > 1) {
      batches.unshift(...batch.map((one) => [one]));
      continue;
    }
    const posted = [...memory.posted, ...batch.map(({ key }) => key)];
    const isGone = told.ok && told.value === "alone";
    const kept = await remember({
      thread: isGone ? null : thread,
      posted,
      ...(refused && { trouble: wordsOf(refused) }),
    });
    if (!kept) return { kind: "fenced" };
    if (!isGone || batches.length === 0) continue;
    const again = await chat.begin(place.channel, [paragraph(place.opening)]);
    if (!again.ok) return giveUp(again.failure);
    thread = again.value;
  }
  return isDone;
}

/** Together as far as one post takes them. */
function batched(posts: readonly ChatPost[]): ChatPost[][] {
  const batches: ChatPost[][] = [];
  let length = Infinity;
  for (const one of posts) {
    const more = messageLength(one.message);
    if (length + more > postMax) {
      batches.push([]);
      length = 0;
    }
    batches.at(-1)?.push(one);
    length += more;
  }
  return batches;
}

async function tell(
  batch: readonly ChatPost[],
  reply: (piece: ChatPost["message"], isLoud: boolean) => ReturnType<Chat["reply"]>,
): ReturnType<Chat["reply"]> {
  const isLoud = batch.some((one) => one.isLoud);
  let last: Awaited<ReturnType<Chat["reply"]>> = { ok: true, value: "in thread" };
  for (const piece of splitMessage(batch.flatMap((one) => one.message))) {
    last = await reply(piece, isLoud);
    if (!last.ok) return last;
  }
  return last;
}

const wordsOf = ({ message, hint }: Failure): string => `${message} ${hint}`.trim();

async function threadOf(
  { thread }: ChatMemory,
  channel: string,
  begin: () => Promise<Result<ChatThread>>,
): Promise<Result<ChatThread>> {
  return thread?.channel === channel ? { ok: true, value: thread } : begin();
}
