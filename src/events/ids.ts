import { createHash } from "node:crypto";

const digestOf = (name: string): Buffer => createHash("sha256").update(name).digest();

/** Of the form of RFC 9562, version 8: made of what it names. */
export function uuidOf(name: string): string {
  const bytes = digestOf(name).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Of a trace (16 bytes) or a span (8 bytes): never all zeros, as W3C's Trace Context asks. */
export const hexId = (name: string, bytes: 8 | 16): string =>
  digestOf(name).subarray(0, bytes).toString("hex");
