/**
 * The evidence of a release as an in-toto Statement (https://github.com/in-toto/attestation, v1): its subjects are the
 * repositories at their commits, its predicate is what was decided and what came of it (`docs/evidence.schema.json`). It has a digest over its own
 * content and one form only, so that a changed byte is noticed without any key.
 */
import { createHash } from "node:crypto";
import type { Evidence, PreviousEvidence } from "../model/release/evidence.ts";
import { envelopeOf, isSignedBy, keyId, payloadType, type Envelope, type Signer } from "./dsse.ts";

/** How the file is called among those of a train's release. */
export const evidenceFile = "evidence.intoto.json";

const statementType = "https://in-toto.io/Statement/v1";
const predicateType = "urn:release-train:evidence:v1";

type Json = Readonly<Record<string, unknown>>;

/** The text of the file: a Statement, in an envelope when there is a key. */
export function sealEvidence(evidence: Evidence, signer: Signer | null): string {
  const statement = {
    _type: statementType,
    predicateType,
    subject: evidence.candidates.flatMap(({ url, commit }) =>
      url === null || commit === null
        ? []
        : [{ name: `git+${url}`, digest: { gitCommit: commit } }],
    ),
    predicate: { ...evidence, ...(signer && { signer: signer.publicKey }) },
  };
  const text = written({ ...statement, contentDigest: { sha256: digestOf(statement) } });
  return signer ? written(envelopeOf(text, signer)) : text;
}

export type Verdict =
  | {
      readonly isWhole: true;
      /** Train and version. */
      readonly release: string;
      /** Id of the key; null: it isn't signed. */
      readonly signedBy: string | null;
      /** What it says was published before it; null: it says nothing of that. */
      readonly previous: Pick<PreviousEvidence, "tag" | "sha256"> | null;
    }
  /** One sentence. */
  | { readonly isWhole: false; readonly why: string };

const broken = (why: string): Verdict => ({ isWhole: false, why });

/**
 * Whether a file is as it was written.
 * @param publicKey whose signature it must have, as SPKI in base64; null: anybody's, or none
 */
export function verifyEvidence(text: string, publicKey: string | null): Verdict {
  const file = parsed(text);
  if (file === undefined || written(file) !== text)
    return broken("It is not in the form in which evidence is written: it was changed.");
  if (!("payload" in file)) {
    return publicKey === null
      ? verifyStatement(file, null)
      : broken("It is not signed, so the key verifies nothing.");
  }
  const envelope = envelopeIn(file);
  if (!envelope) return broken("It is no DSSE envelope of evidence.");
  const payload = Buffer.from(envelope.payload, "base64").toString("utf8");
  const statement = parsed(payload);
  if (statement === undefined || written(statement) !== payload)
    return broken("What is signed is not in the form in which evidence is written.");
  const own = recordOf(statement["predicate"])["signer"];
  if (typeof own !== "string" || !isSigned(envelope, own))
    return broken("The signature is not of this content: one of both was changed.");
  if (publicKey !== null && publicKey !== own) return broken("It is signed with another key.");
  return verifyStatement(statement, own);
}

function verifyStatement(statement: Json, signer: string | null): Verdict {
  const { contentDigest, ...content } = statement;
  if (content["_type"] !== statementType || content["predicateType"] !== predicateType)
    return broken("It is no evidence of a release.");
  if (recordOf(contentDigest)["sha256"] !== digestOf(content))
    return broken("Its content is not what its digest says: it was changed.");
  const { train, version } = recordOf(content["predicate"]);
  const release = [train, version].filter((one) => typeof one === "string").join(" ");
  const previous = previousIn(recordOf(content["predicate"])["previous"]);
  return { isWhole: true, release, signedBy: signer === null ? null : keyId(signer), previous };
}

function previousIn(value: unknown): Pick<PreviousEvidence, "tag" | "sha256"> | null {
  const { tag, sha256 } = recordOf(value);
  if (typeof tag !== "string") return null;
  return { tag, sha256: typeof sha256 === "string" ? sha256 : null };
}

function isSigned(envelope: Envelope, publicKey: string): boolean {
  try {
    return (
      isSignedBy(envelope, publicKey) &&
      envelope.signatures.every(({ keyid }) => keyid === keyId(publicKey))
    );
  } catch {
    return false;
  }
}

function envelopeIn(file: Json): Envelope | undefined {
  const { payload, signatures, payloadType: type } = file;
  if (typeof payload !== "string" || type !== payloadType || !Array.isArray(signatures))
    return undefined;
  // Base64 has bits that mean nothing: only one way of writing counts.
  const isPlain = (base64: string): boolean =>
    Buffer.from(base64, "base64").toString("base64") === base64;
  const read = signatures.map((one) => recordOf(one));
  const all = read.flatMap(({ keyid, sig }) =>
    typeof keyid === "string" && typeof sig === "string" && isPlain(sig) ? [{ keyid, sig }] : [],
  );
  const isWhole = all.length === signatures.length && all.length > 0 && isPlain(payload);
  return isWhole ? { payload, payloadType: type, signatures: all } : undefined;
}

const digestOf = (content: object): string =>
  createHash("sha256").update(written(content)).digest("hex");

/** One form for one content: keys in the order of their letters. */
const written = (content: object): string => `${JSON.stringify(ordered(content), null, 2)}\n`;

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, one]) => [key, ordered(one)]),
  );
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? recordOf(value)
      : undefined;
  } catch {
    return undefined;
  }
}

const recordOf = (value: unknown): Json =>
  typeof value === "object" && value !== null ? (value as Json) : {};
