import { messageLength, postMax, splitMessage } from "../chat/split-message.ts";
import type { Chat, ChatText } from "../chat/chat.ts";
import type { Action } from "../model/action.ts";
import type { ChatKind } from "../model/train/chats.ts";
import type { ChatMemory, ChatPlace, ChatPost, ChatThread } from "../model/view/chat.ts";
import type { Failure, Result } from "../model/failure.ts";
import { paragraph, type Message } from "../model/view/text.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Under this name the run remembers what it told Slack, and under one of its own what it told another chat. */
export const chatMemory = "chat";
export const chatMemoryOf = (chat: ChatKind): string =>
  chat === "slack" ? chatMemory : `${chatMemory} ${chat}`;

/** So long it is left alone after it was away, and after a refusal, which only people can mend. */
const pauses = {
  later: Temporal.Duration.from({ minutes: 1 }),
  never: Temporal.Duration.from({ minutes: 10 }),
} as const;

/** One run of it. */
interface Posting {
  readonly place: ChatPlace;
  readonly chat: Chat;
  readonly tools: Pick<Tools, "journal" | "clock">;
  memory: ChatMemory;
}

/**
 * Tells a chat what is new, in the release's thread, in as few messages as it takes, and keeps the thread's first message
 * at the present state. Remembered after it was posted: a crash in between tells it twice rather than never. What the chat
 * refuses for good isn't tried again, and the next is told.
 */
export async function post(
  { place, posts }: Extract<Action, { kind: "post" }>,
  tools: Pick<Tools, "chats" | "journal" | "clock"> & {
    readonly observation: Pick<Tools["observation"], "chats">;
  },
): Promise<Outcome> {
  const { journal, observation, clock } = tools;
  const chat = tools.chats[place.chat];
  if (!chat) return isDone;
  // Of this run, too: its last word comes apart from what else is new.
  const kept = (await journal.recall(chatMemoryOf(place.chat))) as ChatMemory | undefined;
  const memory = kept ?? observation.chats[place.chat].memory;
  const silent = memory.silentUntil && Temporal.Instant.from(memory.silentUntil);
  if (silent && Temporal.Instant.compare(clock.now(), silent) < 0)
    return { kind: "open", at: silent };
  const posting: Posting = { place, chat, tools, memory };
  const begun =
    memory.thread?.channel === place.channel ? await tend(posting) : await begin(posting);
  return begun ?? tellAll(posting, posts);
}

/** What the chat is still to be told, one post after the other; undefined: nothing ended it. */
async function tellAll(posting: Posting, posts: readonly ChatPost[]): Promise<Outcome> {
  const batches = batched(posts);
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    const { thread } = posting.memory;
    const told = thread && (await tell(posting, thread, batch));
    if (!told) return isDone;
    const refused = !told.ok && told.failure.kind === "invalid" ? told.failure : undefined;
    if (!told.ok && !refused) return giveUp(posting, told.failure);
    // One of them is what it doesn't take.
    if (refused && batch.length > 1) {
      batches.unshift(...batch.map((one) => [one]));
      continue;
    }
    const isGone = told.ok && told.value === "alone";
    const { head } = posting.memory;
    const kept = await remember(posting, {
      thread: isGone ? null : thread,
      posted: [...posting.memory.posted, ...batch.map(({ key }) => key)],
      ...(head !== undefined && { head }),
      ...(refused && { trouble: wordsOf(refused) }),
    });
    if (!kept) return { kind: "fenced" };
    if (!isGone || batches.length === 0) continue;
    const again = await begin(posting);
    if (again) return again;
  }
  return isDone;
}

/** undefined: a thread is begun. */
async function begin(posting: Posting): Promise<Outcome | undefined> {
  const { place, chat, memory } = posting;
  const began = await chat.begin(place.channel, headOf(place));
  if (!began.ok) return giveUp(posting, began.failure);
  const { posted } = memory;
  const head = place.head?.print;
  const next = { thread: began.value, posted, ...(head !== undefined && { head }) };
  return (await remember(posting, next)) ? undefined : { kind: "fenced" };
}

/** Brings the first message to the present state. What can't be edited any more stays as it is, and posts go on. */
async function tend(posting: Posting): Promise<Outcome | undefined> {
  const { place, chat, memory } = posting;
  const head = place.head?.print;
  if (!memory.thread || head === undefined || memory.head === head) return undefined;
  const edited = await chat.edit(memory.thread, headOf(place));
  const isLasting = !edited.ok && edited.failure.kind === "invalid";
  if (!edited.ok && !isLasting) return giveUp(posting, edited.failure);
  const trouble = edited.ok ? undefined : wordsOf(edited.failure);
  const { thread, posted } = memory;
  const next = { thread, posted, head, ...(trouble !== undefined && { trouble }) };
  return (await remember(posting, next)) ? undefined : { kind: "fenced" };
}

async function giveUp(posting: Posting, failure: Failure): Promise<Outcome> {
  const { memory, tools } = posting;
  const at = failure.retryAt ?? tools.clock.now().add(pauses[failure.retry]);
  const { thread, posted, head } = memory;
  const trouble = failure.kind === "rate limited" ? memory.trouble : wordsOf(failure);
  const kept = await remember(posting, {
    thread,
    posted,
    ...(head !== undefined && { head }),
    silentUntil: at.toString(),
    ...(trouble !== undefined && { trouble }),
  });
  return kept ? { kind: "failed", failure: { ...failure, retryAt: at } } : { kind: "fenced" };
}

async function remember(posting: Posting, next: ChatMemory): Promise<boolean> {
  posting.memory = next;
  const { place, tools } = posting;
  return (await tools.journal.remember(chatMemoryOf(place.chat), next)) === "kept";
}

/** As much of it as one message takes: the issue has all. */
const headOf = ({ opening, head, people = {} }: ChatPlace): ChatText => {
  const [first = []] = splitMessage(head?.message ?? [paragraph(opening)]);
  return { message: first, people };
};

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
  { place, chat }: Posting,
  thread: ChatThread,
  batch: readonly ChatPost[],
): Promise<Result<"in thread" | "alone">> {
  const isLoud = batch.some((one) => one.isLoud);
  const about: Message = chat.isThreaded ? [] : [paragraph(place.opening)];
  let last: Awaited<ReturnType<Chat["reply"]>> = { ok: true, value: "in thread" };
  for (const piece of splitMessage(batch.flatMap((one) => one.message))) {
    const text = { message: [...about, ...piece], people: place.people ?? {} };
    last = await chat.reply(thread, text, isLoud);
    if (!last.ok) return last;
  }
  return last;
}

const wordsOf = ({ message, hint }: Failure): string => `${message} ${hint}`.trim();
