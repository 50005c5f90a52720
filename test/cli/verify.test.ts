import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSigner } from "../../src/notes/dsse.ts";
import { sealEvidence } from "../../src/notes/statement.ts";
import { emptyEvidence } from "../support/notes.ts";
import { runCommand } from "./run-command.ts";

let folder = "";
const file = "evidence.intoto.json";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "verify-"));
  for (const name of ["own", "other"]) {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519", {
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    writeFileSync(join(folder, `${name}.pem`), publicKey);
    if (name === "own")
      writeFileSync(
        join(folder, file),
        sealEvidence(emptyEvidence, createSigner(privateKey) ?? null),
      );
  }
  writeFileSync(join(folder, "bare.json"), sealEvidence(emptyEvidence, null));
  const sha256 = createHash("sha256").update(sealEvidence(emptyEvidence, null)).digest("hex");
  const previous = { tag: "v2.4.0", url: "https://github.com/acme/releases", sha256 };
  writeFileSync(join(folder, "next.json"), sealEvidence({ ...emptyEvidence, previous }, null));
  writeFileSync(join(folder, "changed.json"), `${sealEvidence(emptyEvidence, null)} `);
});
afterAll(() => rmSync(folder, { recursive: true }));

const verify = (...words: readonly string[]) => runCommand(["verify", ...words], { cwd: folder });

test.for<[words: readonly string[], code: number, says: RegExp]>([
  [[file], 0, /is whole: storefront 2\.5\.0\. It is signed with the key [0-9a-f]{64}/],
  [[file, "--key", "own.pem"], 0, /signed with your key/],
  [[file, "--key", "other.pem"], 1, /another key/],
  [["bare.json"], 0, /not signed/],
  [["bare.json", "--key", "own.pem"], 1, /not signed/],
  [["changed.json"], 1, /was changed/],
  [["next.json"], 0, /It follows v2\.4\.0, which --previous compares/],
  [["next.json", "--previous", "bare.json"], 0, /and bare\.json is its evidence/],
  [["next.json", "--previous", file], 1, /is not its evidence/],
  [["bare.json", "--previous", file], 1, /names no evidence before it/],
  [["nothing.json"], 2, /doesn't exist/],
  [[file, "--key", "bare.json"], 2, /not an Ed25519 public key/],
  [[], 2, /Name one file/],
])("verify %j answers %i", async ([words, code, says]) => {
  const ran = await verify(...words);
  expect(ran.code).toBe(code);
  expect(ran.stdout + ran.stderr).toMatch(says);
});
