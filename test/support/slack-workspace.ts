import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A channel of a workspace, by its id. */
export interface WorkspaceChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  readonly isArchived?: boolean;
  /** Whether the bot is in it. */
  readonly isMember?: boolean;
}

export interface Workspace extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
  /** Methods that were asked, in order. */
  readonly asked: readonly string[];
}

/**
 * A workspace of Slack on loopback that keeps Slack's rules for one bot: tokens, scopes, membership, and which bodies a
 * method reads (docs: auth.test, conversations.info, chat.postMessage; "Using the Slack Web API").
 * @param limited asks to wait, whatever it is asked
 */
export async function startWorkspace(of: {
  readonly scopes: readonly string[];
  readonly channels?: readonly WorkspaceChannel[];
  readonly limited?: boolean;
}): Promise<Workspace> {
  const token = "xoxb-the-one-bot";
  const asked: string[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = (request.url ?? "").replace("/api/", "");
    asked.push(method);
    const body = await bodyOf(request);
    if (of.limited) return void response.writeHead(429, { "retry-after": "7" }).end();
    const headers = {
      "content-type": "application/json; charset=utf-8",
      ...(request.headers.authorization === `Bearer ${token}` && {
        "x-oauth-scopes": of.scopes.join(","),
      }),
    };
    response.writeHead(200, headers).end(JSON.stringify(answerTo(method, request, body)));
  };
  const server = createServer((request, response) => void take(request, response));
  const answerTo = (method: string, { headers }: IncomingMessage, body: string): object => {
    if (headers.authorization === undefined) return refused("not_authed");
    if (headers.authorization !== `Bearer ${token}`) return refused("invalid_auth");
    switch (method) {
      case "auth.test":
        return {
          ok: true,
          url: "https://acme.slack.com/",
          team: "Acme",
          user: "train",
          bot_id: "B1",
        };
      case "conversations.info":
        return told(of, fieldOf(headers, body, false));
      case "chat.postMessage":
        return posted(of, fieldOf(headers, body, true));
      default:
        return refused("unknown_method");
    }
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api`,
    token,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Of = Parameters<typeof startWorkspace>[0];

const refused = (error: string, more: object = {}): object => ({ ok: false, error, ...more });

/** The channel that was named; methods that only read take no JSON. */
function fieldOf(
  { "content-type": type = "" }: IncomingMessage["headers"],
  body: string,
  takesJson: boolean,
): string | undefined {
  if (type.startsWith("application/x-www-form-urlencoded"))
    return new URLSearchParams(body).get("channel") ?? undefined;
  return takesJson && type.startsWith("application/json")
    ? (JSON.parse(body) as { channel?: string }).channel
    : undefined;
}

function told({ scopes, channels = [] }: Of, id: string | undefined): object {
  if (id === undefined) return refused("invalid_arguments");
  const needed = ["channels:read", "groups:read"];
  if (!needed.some((one) => scopes.includes(one)))
    return refused("missing_scope", { needed: needed.join(","), provided: scopes.join(",") });
  const channel = channels.find((one) => one.id === id);
  const mayLook =
    channel &&
    (channel.isPrivate
      ? channel.isMember && scopes.includes("groups:read")
      : scopes.includes("channels:read"));
  if (!mayLook) return refused("channel_not_found");
  return {
    ok: true,
    channel: {
      id,
      name: channel.name,
      is_channel: true,
      is_im: false,
      is_private: channel.isPrivate ?? false,
      is_archived: channel.isArchived ?? false,
      is_member: channel.isMember ?? false,
    },
  };
}

function posted({ scopes, channels = [] }: Of, named: string | undefined): object {
  if (!scopes.includes("chat:write")) return refused("missing_scope", { needed: "chat:write" });
  const channel = channels.find(({ id, name }) => named === id || named === `#${name}`);
  if (!channel || (channel.isPrivate && !channel.isMember)) return refused("channel_not_found");
  if (channel.isArchived) return refused("is_archived");
  return channel.isMember || scopes.includes("chat:write.public")
    ? { ok: true, channel: channel.id, ts: "1700000000.1", message: { text: "" } }
    : refused("not_in_channel");
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}
