import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A workflow of Microsoft Teams on loopback that posts what its address is sent. */
export interface FakeTeams extends AsyncDisposable {
  readonly url: string;
  /** The words of each card that arrived. */
  readonly cards: readonly string[];
  /** How the next request is answered instead. */
  answer(status: number, words?: string, retryAfter?: number): void;
  asked(): number;
  /** Where requests went, in order. */
  readonly paths: readonly string[];
}

interface Item {
  readonly type: string;
  readonly text?: string;
  readonly inlines?: readonly { readonly type: string; readonly text: string }[];
}

interface Card {
  readonly type: string;
  readonly body: readonly Item[];
  readonly msteams?: { readonly entities?: readonly { readonly text: string }[] };
}

/** What Teams takes of a message (docs: Teams, "Create incoming webhooks"; "Format cards": mentions). */
function whyRefused(text: string): [status: number, words: string] | undefined {
  if (Buffer.byteLength(text) > 28 * 1024) return [413, "message too large"];
  const { type, attachments } = JSON.parse(text) as {
    type: string;
    attachments: readonly { contentType: string; content: Card }[];
  };
  const [first] = attachments;
  if (type !== "message" || first?.contentType !== "application/vnd.microsoft.card.adaptive") {
    return [400, "no card"];
  }
  const { body, msteams } = first.content;
  const isRun = body.every(({ inlines = [] }) =>
    inlines.every((one) => one.type === "TextRun" && one.text !== ""),
  );
  const known = new Set(msteams?.entities?.map((one) => one.text));
  const named = body.flatMap(({ type: kind, text: words = "" }) =>
    kind === "TextBlock" ? (words.match(/<at>[^<]*<\/at>/g) ?? []) : [],
  );
  if (!isRun || body.length === 0) return [400, "bad card"];
  return named.some((one) => !known.has(one)) ? [400, "mention without entity"] : undefined;
}

const wordsIn = (text: string): string =>
  (JSON.parse(text) as { attachments: readonly { content: Card }[] }).attachments
    .flatMap(({ content }) => content.body)
    .map(({ text: words = "", inlines = [] }) => words + inlines.map((one) => one.text).join(""))
    .join("\n");

export async function startTeams(): Promise<FakeTeams> {
  const cards: string[] = [];
  const paths: string[] = [];
  let next: [number, string, number | undefined] | undefined;
  let asked = 0;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await bodyOf(request);
    asked += 1;
    paths.push((request.url ?? "").replace(/\?.*/, ""));
    if (request.method !== "POST") return void response.writeHead(404).end();
    const planned = next;
    next = undefined;
    const [status, words] = planned ?? whyRefused(text) ?? [202, ""];
    if (!planned && status === 202) cards.push(wordsIn(text));
    const wait = planned?.[2];
    response.writeHead(status, wait === undefined ? {} : { "retry-after": `${wait}` }).end(words);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/workflows/secret?sig=abc`,
    cards,
    paths,
    answer: (status, words = "", retryAfter) => void (next = [status, words, retryAfter]),
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
