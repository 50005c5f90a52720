import { createHash } from "node:crypto";
import { readPublicKey } from "../notes/dsse.ts";
import { verifyEvidence, type Verdict } from "../notes/statement.ts";
import type { Given } from "./command.ts";
import { oneLine } from "./one-line.ts";
import { readText } from "./read-text.ts";

/** Evidence of 1,000 services has some megabytes. */
const bytesMax = 100 * 1024 * 1024;

/**
 * Says whether the evidence of a release is whole, offline.
 * @param given the file, or - for standard input, `--key` with a public key in PEM, and `--previous` with
 *   the evidence of the release before
 * @returns 0 when it is whole and, with a key, signed with that; 1 when it isn't; 2 when something can't be read
 */
export async function verify(given: Given): Promise<number> {
  const [file] = given.words;
  if (file === undefined) {
    console.error("Name one file, such as evidence.intoto.json, or - for standard input.");
    return 2;
  }
  const read = await readText(file, bytesMax);
  if (!read.ok) return unreadable(read.sentence);
  let key: string | null = null;
  const keyFile = given.text("key");
  if (keyFile !== undefined) {
    const pem = await readText(keyFile);
    if (!pem.ok) return unreadable(pem.sentence);
    const publicKey = readPublicKey(pem.text);
    if (publicKey === undefined)
      return unreadable(
        `${keyFile} is not an Ed25519 public key in PEM: give the file that openssl pkey -pubout writes.`,
      );
    key = publicKey;
  }
  const verdict = verifyEvidence(read.text, key);
  const name = file === "-" ? "<stdin>" : file;
  if (!verdict.isWhole) {
    console.log(oneLine(`${name} is not whole. ${verdict.why}`));
    return 1;
  }
  const before = await precededBy(verdict, given.text("previous"));
  if (typeof before === "number") return before;
  const { signedBy, release } = verdict;
  const signature =
    signedBy === null
      ? "It is not signed: whoever made it could make another."
      : key === null
        ? `It is signed with the key ${signedBy}, which --key compares with yours.`
        : "It is signed with your key.";
  console.log(oneLine(`${name} is whole: ${release}. ${signature}${before}`));
  return 0;
}

/** What follows of the evidence before it, or the code with which that ends. */
async function precededBy(
  { previous }: Extract<Verdict, { isWhole: true }>,
  file: string | undefined,
): Promise<string | number> {
  const named = previous ? ` It follows ${previous.tag}` : "";
  if (file === undefined) return named === "" ? "" : `${named}, which --previous compares.`;
  const read = await readText(file, bytesMax);
  if (!read.ok) return unreadable(read.sentence);
  const sha256 = createHash("sha256").update(read.text).digest("hex");
  if (previous?.sha256 === sha256) return `${named}, and ${file} is its evidence.`;
  const why =
    named === ""
      ? "It names no evidence before it."
      : `${named.trim()}, and ${file} is not its evidence.`;
  console.log(oneLine(why));
  return 1;
}

function unreadable(sentence: string): number {
  console.error(oneLine(sentence));
  return 2;
}
