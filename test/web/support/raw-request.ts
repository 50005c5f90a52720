import { connect } from "node:net";
import type { Socket } from "node:net";

export interface RawRequest {
  readonly socket: Socket;
  /** All that came back until the server hung up. */
  readonly answer: Promise<string>;
}

/** Speaks HTTP by hand, for requests that no well-behaved client would send. */
export function rawRequest(url: string, lines: readonly string[]): RawRequest {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding("utf8");
  let text = "";
  socket.on("data", (part) => {
    text += part.toString();
  });
  // A server that hangs up while we still write is part of the test.
  socket.on("error", () => {});
  const answer = new Promise<string>((resolve) => {
    socket.on("close", () => resolve(text));
  });
  socket.write([...lines, "host: localhost", "", ""].join("\r\n"));
  return { socket, answer };
}
