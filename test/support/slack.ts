import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A workspace of Slack on loopback that takes every post. */
export interface FakeSlack extends AsyncDisposable {
  readonly url: string;
  readonly posts: readonly SlackPost[];
  /** From now on every request is answered with this status. */
  breakDown(status: number): void;
  mend(): void;
}

export interface SlackPost {
  readonly channel: string;
  readonly thread_ts?: string;
  readonly reply_broadcast?: boolean;
  readonly text: string;
}

export async function startSlack(): Promise<FakeSlack> {
  const posts: SlackPost[] = [];
  let broken: number | undefined;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await bodyOf(request)) as SlackPost;
    if (broken !== undefined) return void response.writeHead(broken).end();
    posts.push(body);
    const answer = { ok: true, channel: "C0RELEASES", ts: `1700000000.${posts.length}` };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api`,
    posts,
    breakDown: (status) => void (broken = status),
    mend: () => void (broken = undefined),
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
