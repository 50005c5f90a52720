import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Somebody else's system on loopback that hears of events. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly secret: string;
  /** What it took, in the order in which it came. */
  readonly events: readonly HeardEvent[];
  /** With which status everything is answered from now on; 204 at first. */
  answer(status: number): void;
  /** So many requests came. */
  asked(): number;
}

export interface HeardEvent {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
  readonly data: {
    readonly subject: { readonly content: Readonly<Record<string, unknown>> };
    readonly customData: { readonly text: string };
  };
}

/** Takes nothing whose signature isn't right (Standard Webhooks, "Verifying webhooks"). */
export async function startReceiver(): Promise<Receiver> {
  const key = Buffer.alloc(32, 7);
  const events: HeardEvent[] = [];
  let status = 204;
  let asked = 0;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    asked += 1;
    const { headers } = request;
    const id = String(headers["webhook-id"]);
    const signed = `${id}.${String(headers["webhook-timestamp"])}.${body}`;
    const right = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
    const event = JSON.parse(body) as HeardEvent;
    const isRight = headers["webhook-signature"] === right && event.id === id;
    const given = isRight ? status : 401;
    if (given === 204) events.push(event);
    response.writeHead(given).end();
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    secret: `whsec_${key.toString("base64")}`,
    events,
    answer: (next) => void (status = next),
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}
