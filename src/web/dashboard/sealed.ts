import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps values in cookies so that only the app can read and make them (AES-256-GCM). */
export interface Sealer {
  /** @param purpose a value sealed for one is nothing for another */
  seal(purpose: string, value: object): string;
  /** undefined: it isn't what this app has sealed for that purpose. */
  open(purpose: string, text: string): unknown;
}

const algorithm = "aes-256-gcm";
const [nonceBytes, tagBytes] = [12, 16] as const;

/** @param secret the same in every replica */
export function createSealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "release-train cookies", 32));
  return {
    seal(purpose, value) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    open(purpose, text) {
      const bytes = Buffer.from(text, "base64url");
      const begin = nonceBytes + tagBytes;
      if (bytes.length <= begin) return undefined;
      try {
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(nonceBytes, begin));
        const opened = Buffer.concat([decipher.update(bytes.subarray(begin)), decipher.final()]);
        return JSON.parse(opened.toString("utf8")) as unknown;
      } catch {
        return undefined;
      }
    },
  };
}
