import type { IncomingMessage, ServerResponse } from "node:http";

/** In milliseconds. */
const LINGER = 500;

/** Answers with JSON and ends the response. Does nothing when the connection is gone. */
export function answer(response: ServerResponse, status: number, content: object): void {
  if (response.destroyed) return;
  writeJson(response, status, content);
  response.end();
}

/**
 * Answers and hangs up, for a request whose body nobody wants to read: on a connection that stays open
 * Node.js would read the rest of it, however long, only to throw it away. Hanging up at once would make
 * the sender's system drop the answer unread; so the sender gets a moment to see it.
 */
export function answerAndHangUp(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  content: object,
): void {
  if (response.destroyed) return;
  response.setHeader("connection", "close");
  writeJson(response, status, content);
  const hangUp = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(hangUp, LINGER);
  request.once("close", hangUp).once("end", hangUp).resume();
  if (request.complete) hangUp();
}

function writeJson(response: ServerResponse, status: number, content: object): void {
  const body = `${JSON.stringify(content)}\n`;
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.write(body);
}
