import { createHash } from "node:crypto";

/** Twelve digits that stand for a text, in keys. */
export const hashOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);
