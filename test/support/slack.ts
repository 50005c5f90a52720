import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A workspace of Slack on loopback that takes every post. */
export interface FakeSlack extends AsyncDisposable {
  readonly url: string;
  readonly posts: readonly SlackPost[];
  /** What messages were edited to, in the order of the edits. */
  readonly edits: readonly SlackPost[];
  /** From now on every request is answered with this status. */
  breakDown(status: number): void;
  mend(): void;
  /** Answers the next request 429, to be asked again after so many seconds (docs: Slack, "Rate limits"). */
  limit(seconds: number): void;
  /** Refuses what has this text in it, with this word (docs: chat.postMessage, errors). */
  refuse(text: string, error: string): void;
  /** Somebody deletes a message: what answers it later is posted into the channel alone. */
  forget(text: string): void;
  /** Requests that came, refused ones too. */
  asked(): number;
}

export interface SlackPost {
  readonly channel: string;
  readonly thread_ts?: string;
  readonly reply_broadcast?: boolean;
  readonly text: string;
  readonly blocks?: readonly SlackBlock[];
  /** Of what is edited. */
  readonly ts?: string;
}

interface SlackBlock {
  readonly type: string;
  readonly text?: { readonly text: string };
  readonly fields?: readonly { readonly text: string }[];
}

/** Slack's own limits (docs: Block Kit, reference of blocks; chat.postMessage); undefined: it takes it. */
function refusalOf(body: SlackPost, whole: string): string | undefined {
  const { text, blocks = [] } = body;
  const isTooLong = blocks.some(
    (block) =>
      (block.type === "section" && (block.text?.text.length ?? 0) > 3_000) ||
      (block.type === "header" && (block.text?.text.length ?? 0) > 150) ||
      (block.fields ?? []).some((field) => field.text.length > 2_000),
  );
  if (isTooLong || blocks.length > 50 || blocks.some(({ fields = [] }) => fields.length > 10)) {
    return "invalid_blocks";
  }
  // Characters of text; and less of blocks.
  return text.length > 40_000 || whole.length > 13_000 ? "msg_too_long" : undefined;
}

export async function startSlack(): Promise<FakeSlack> {
  const posts: SlackPost[] = [];
  const edits: SlackPost[] = [];
  let broken: number | undefined;
  let wait: number | undefined;
  let asked = 0;
  const refusals = new Map<string, string>();
  const forgotten = new Set<string>();
  const timeOf = (index: number): string => `1700000000.${index + 1}`;
  const say = (response: ServerResponse, answer: object): void =>
    void response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify(answer));
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await bodyOf(request)) as SlackPost;
    asked += 1;
    if (wait !== undefined) {
      response.writeHead(429, { "retry-after": `${wait}` }).end();
      wait = undefined;
      return;
    }
    if (broken !== undefined) return void response.writeHead(broken).end();
    const whole = JSON.stringify(body);
    const refusal = [...refusals].find(([text]) => whole.includes(text))?.[1];
    if (refusal !== undefined) return say(response, { ok: false, error: refusal });
    const limit = refusalOf(body, whole);
    if (limit !== undefined) return say(response, { ok: false, error: limit });
    if (request.url?.endsWith("/chat.update")) {
      const isThere =
        posts.some((_, index) => timeOf(index) === body.ts) && !forgotten.has(body.ts ?? "");
      if (!isThere) return say(response, { ok: false, error: "message_not_found" });
      edits.push(body);
      return say(response, { ok: true, channel: body.channel, ts: body.ts, text: body.text });
    }
    // Slack takes a reply to a message that is gone, and leaves `thread_ts` out (langchain-ai/open-swe#2753).
    const { thread_ts: thread, ...alone } = body;
    const isIn = thread !== undefined && !forgotten.has(thread);
    posts.push(isIn ? body : alone);
    return say(response, {
      ok: true,
      channel: "C0RELEASES",
      ts: timeOf(posts.length - 1),
      message: { text: body.text, ...(isIn && { thread_ts: thread }) },
    });
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api`,
    posts,
    edits,
    breakDown: (status) => void (broken = status),
    mend: () => void (broken = undefined),
    limit: (seconds) => void (wait = seconds),
    refuse: (text, error) => void refusals.set(text, error),
    forget(text) {
      for (const [index, one] of posts.entries())
        if (one.text.includes(text)) forgotten.add(timeOf(index));
    },
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}
