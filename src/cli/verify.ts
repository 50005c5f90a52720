import { readPublicKey } from "../notes/dsse.ts";
import { verifyEvidence } from "../notes/statement.ts";
import type { Given } from "./command.ts";
import { oneLine } from "./one-line.ts";
import { readText } from "./read-text.ts";

/** Evidence of 1,000 services has some megabytes. */
const bytesMax = 100 * 1024 * 1024;

/**
 * Says whether the evidence of a release is whole, offline.
 * @param given the file, or - for standard input, and `--key` with a public key in PEM
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
  const { signedBy, release } = verdict;
  const signature =
    signedBy === null
      ? "It is not signed: whoever made it could make another."
      : key === null
        ? `It is signed with the key ${signedBy}, which --key compares with yours.`
        : "It is signed with your key.";
  console.log(oneLine(`${name} is whole: ${release}. ${signature}`));
  return 0;
}

function unreadable(sentence: string): number {
  console.error(oneLine(sentence));
  return 2;
}
