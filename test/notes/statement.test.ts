import { generateKeyPairSync } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { digest, repoName, serviceId } from "../../src/model/ids.ts";
import type { Evidence } from "../../src/model/release/evidence.ts";
import { createSigner, isSignedBy, readPublicKey, type Envelope } from "../../src/notes/dsse.ts";
import { sealEvidence, verifyEvidence } from "../../src/notes/statement.ts";
import { emptyEvidence, notesCommit } from "../support/notes.ts";

const evidence: Evidence = {
  ...emptyEvidence,
  manifest: digest("1a2b".padEnd(64, "0")),
  candidates: [
    {
      service: serviceId("api"),
      name: "API",
      version: "1.8.0",
      environment: "production",
      repo: repoName("acme/api"),
      url: "https://github.com/acme/api",
      commit: notesCommit,
      previous: null,
    },
    {
      service: serviceId("secret"),
      name: "Secret",
      version: "1.0.0",
      environment: "production",
      repo: null,
      url: null,
      commit: null,
      previous: null,
    },
  ],
};

/** A key with its public half, as people have them. */
function keys() {
  const pair = generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const signer = createSigner(pair.privateKey);
  const publicKey = readPublicKey(pair.publicKey);
  if (!signer || publicKey === undefined) throw new Error("no Ed25519 key");
  return { signer, publicKey };
}

const own = keys();

test("the subjects are the repositories at their commits, without what fewer may read", () => {
  const statement: unknown = JSON.parse(sealEvidence(evidence, null));
  expect(statement).toMatchObject({
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: "git+https://github.com/acme/api", digest: { gitCommit: notesCommit } }],
    predicate: { manifest: evidence.manifest },
  });
});

test("signed it is a DSSE envelope, which any implementation verifies", () => {
  const envelope = JSON.parse(sealEvidence(evidence, own.signer)) as Envelope;
  expect(envelope.payloadType).toBe("application/vnd.in-toto+json");
  expect(isSignedBy(envelope, own.publicKey)).toBe(true);
  expect(isSignedBy(envelope, keys().publicKey)).toBe(false);
});

test("what is whole is told from what isn't, with a key and without", () => {
  const bare = sealEvidence(evidence, null);
  const signed = sealEvidence(evidence, own.signer);
  expect(verifyEvidence(bare, null)).toMatchObject({
    isWhole: true,
    release: "storefront 2.5.0",
    signedBy: null,
  });
  expect(verifyEvidence(signed, null)).toMatchObject({ isWhole: true });
  expect(verifyEvidence(signed, own.publicKey)).toMatchObject({ isWhole: true });
  expect(verifyEvidence(bare, own.publicKey)).toMatchObject({ isWhole: false });
  expect(verifyEvidence(signed, keys().publicKey)).toMatchObject({ isWhole: false });
});

test.each([
  ["bare", sealEvidence(evidence, null)],
  ["signed", sealEvidence(evidence, own.signer)],
])("any changed, missing or further byte is noticed without a key: %s", (_, text) => {
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.constantFrom("", " ", "a", "0", "=", "\n", "A", "}", "é"),
      fc.boolean(),
      (at, change, isInserted) => {
        const changed = text.slice(0, at) + change + text.slice(isInserted ? at : at + 1);
        fc.pre(changed !== text);
        expect(verifyEvidence(changed, null).isWhole).toBe(false);
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each(["", "{}", "[]", "null", '"text"', "{\n}\n", "{}\n", '{\n  "payload": ""\n}\n'])(
  "%j is no evidence",
  (text) => {
    expect(verifyEvidence(text, null).isWhole).toBe(false);
  },
);

test("only Ed25519 keys are taken", () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  expect(createSigner(privateKey)).toBeUndefined();
  expect(createSigner("a key")).toBeUndefined();
  expect(readPublicKey("a key")).toBeUndefined();
});
