import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import nock from "nock";
import { afterEach, expect, test } from "vitest";
import { createComment } from "../../src/github/resources/comments.ts";
import { getIssue } from "../../src/github/resources/issues.ts";
import { connectTo, granted, repo } from "./github-fixture.ts";

const servers: { close(): void }[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A GitHub that knows the App, and leaves everything else to `answer`. */
async function hanging(answer: (response: ServerResponse) => void): Promise<string> {
  nock.enableNetConnect("127.0.0.1");
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (request.url?.endsWith("/installation")) send(200, { id: 11, permissions: granted });
    else if (request.url?.endsWith("/access_tokens"))
      send(201, { token: "ghs_canary1", expires_at: "2099-01-01T00:00:00Z" });
    else answer(response);
  });
  servers.push({
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const cutShort = (response: ServerResponse): void => {
  response.writeHead(201, { "content-type": "application/json" }).write('{"id": 5');
};

test.each([
  ["no answer", () => undefined],
  ["half an answer", cutShort],
])(
  "%s is waited for only so long; the outcome of a write is unknown then",
  async (_name, answer) => {
    let asked = 0;
    const counting = (response: ServerResponse): void => {
      asked += 1;
      answer(response);
    };
    const github = connectTo(await hanging(counting), { timeoutMs: 500 });
    const failure = { kind: "unreachable", retry: "later" };
    const written = await createComment(github, { repo, number: 12, body: "text" });
    expect(written).toMatchObject({ ok: false, failure });
    expect(asked).toBe(1);
    const read = await getIssue(github, { repo, number: 12 });
    expect(read).toMatchObject({ ok: false, failure });
    expect(asked).toBe(2);
  },
);
