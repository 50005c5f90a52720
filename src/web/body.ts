import type { IncomingMessage } from "node:http";

export type Body =
  | { readonly kind: "read"; readonly bytes: Buffer }
  | { readonly kind: "too large" }
  /** The bodies that are being read at this moment take all the memory that they may. */
  | { readonly kind: "no room" }
  /** The sender left, or was cut off for being slow. */
  | { readonly kind: "cut" };

export interface BodyLimits {
  /** Bytes of one body. GitHub sends no more than 25 MB (GitHub docs, "Webhook events and payloads"). */
  readonly each: number;
  /** Bytes of one body that need no room in the pool: enough for nearly all of GitHub's deliveries. */
  readonly free: number;
  /** Bytes of all bodies together, beyond the free part of each. */
  readonly pool: number;
}

const MEBIBYTE = 1024 * 1024;
const DEFAULT_LIMITS: BodyLimits = { each: 25 * MEBIBYTE, free: 64 * 1024, pool: 64 * MEBIBYTE };

/**
 * Reads bodies whole, with a bound on the memory of all together. A bound on their number would let a
 * few slow senders shut out everyone; so small bodies always pass, and only large ones share a pool.
 */
export function createBodyReader(limits: BodyLimits = DEFAULT_LIMITS) {
  let room = limits.pool;

  return async function readBody(request: IncomingMessage): Promise<Body> {
    if (Number(request.headers["content-length"] ?? 0) > limits.each) return { kind: "too large" };
    const chunks: Buffer[] = [];
    let size = 0;
    let taken = 0;
    try {
      // Without destroyOnReturn an early return leaves the connection open for the answer.
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        if (!Buffer.isBuffer(chunk)) throw new TypeError("The request has an encoding set");
        size += chunk.length;
        if (size > limits.each) return { kind: "too large" };
        const needed = Math.max(0, size - limits.free) - taken;
        if (needed > room) return { kind: "no room" };
        room -= needed;
        taken += needed;
        chunks.push(chunk);
      }
      return { kind: "read", bytes: Buffer.concat(chunks, size) };
    } catch (error) {
      if (request.destroyed) return { kind: "cut" };
      throw error;
    } finally {
      room += taken;
    }
  };
}
