/** DSSE envelopes with Ed25519 (https://github.com/secure-systems-lab/dsse, protocol and envelope v1). */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

export const payloadType = "application/vnd.in-toto+json";

/** Signs evidence with a key that the app was given. */
export interface Signer {
  /** DER of the SPKI, in base64. */
  readonly publicKey: string;
  readonly sign: (bytes: Buffer) => Buffer;
}

export interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** undefined: the text is no Ed25519 private key in PEM. */
export function createSigner(pem: string): Signer | undefined {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== "ed25519") return undefined;
    const publicKey = createPublicKey(key).export({ type: "spki", format: "der" });
    return {
      publicKey: publicKey.toString("base64"),
      sign: (bytes) => sign(null, bytes, key),
    };
  } catch {
    return undefined;
  }
}

/** SPKI of a public key in PEM, in base64; undefined: it is no Ed25519 key. */
export function readPublicKey(pem: string): string | undefined {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== "ed25519") return undefined;
    return key.export({ type: "spki", format: "der" }).toString("base64");
  } catch {
    return undefined;
  }
}

export function envelopeOf(payload: string, signer: Signer): Envelope {
  const bytes = Buffer.from(payload);
  return {
    payload: bytes.toString("base64"),
    payloadType,
    signatures: [
      { keyid: keyId(signer.publicKey), sig: signer.sign(encoded(bytes)).toString("base64") },
    ],
  };
}

/** Whether one of its signatures is by this key. */
export function isSignedBy(envelope: Envelope, publicKey: string): boolean {
  const key = createPublicKey({
    key: Buffer.from(publicKey, "base64"),
    format: "der",
    type: "spki",
  });
  const bytes = encoded(Buffer.from(envelope.payload, "base64"));
  return envelope.signatures.some(({ sig }) =>
    verify(null, bytes, key, Buffer.from(sig, "base64")),
  );
}

export const keyId = (publicKey: string): string =>
  createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex");

/** Pre-authentication encoding: type and content can't be taken for each other. */
const encoded = (payload: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `),
    payload,
  ]);
