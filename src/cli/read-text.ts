import { createReadStream } from "node:fs";

/** Far above what a train file may have, so that the one who reads it says that it is too large. */
const trainFileMax = 1024 * 1024;

export type TextReading =
  | { readonly ok: true; readonly text: string }
  /** One sentence: what is wrong and what to do. */
  | { readonly ok: false; readonly sentence: string };

/** The UTF-8 text of a file, `-` for standard input; of what is larger, only its beginning. */
export async function readText(file: string, bytesMax = trainFileMax): Promise<TextReading> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of file === "-" ? process.stdin : createReadStream(file)) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > bytesMax) break;
    }
  } catch (error) {
    return { ok: false, sentence: sentenceOf(file, error) };
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.includes(0) || !isUtf8(bytes, size > bytesMax)) {
    return { ok: false, sentence: `${file} is no text: give a file in UTF-8.` };
  }
  return { ok: true, text: bytes.toString("utf8") };
}

/** `isCut`: the last character may be incomplete. */
function isUtf8(bytes: Buffer, isCut: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: isCut });
    return true;
  } catch {
    return false;
  }
}

function sentenceOf(file: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  if (code === "ENOENT") return `${file} doesn't exist: check its name.`;
  if (code === "EISDIR") return `${file} is a directory: name a file in it.`;
  if (code === "EACCES" || code === "EPERM")
    return `${file} may not be read: check its permissions.`;
  return `${file} can't be read (${code}).`;
}
