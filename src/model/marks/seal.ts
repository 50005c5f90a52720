/**
 * What the app must find again on GitHub, and others may not read there: encrypted with a key that follows from its own
 * private key, so that it can be read after the app lost its data, too.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

export interface Seal {
  /** Any text, as letters, digits, `-` and `_`. */
  readonly close: (text: string) => string;
  /** undefined: another key closed it, or somebody changed it. */
  readonly open: (closed: string) => string | undefined;
}

const nonceLength = 12;
const tagLength = 16;

/** @param secret the private key of the App: with another one what was sealed stays closed */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "release-train record", 32));
  return {
    close(text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open(closed) {
      const bytes = Buffer.from(closed, "base64url");
      if (bytes.length < nonceLength + tagLength) return undefined;
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceLength), {
        authTagLength: tagLength,
      });
      decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      try {
        const text = decipher.update(bytes.subarray(nonceLength + tagLength));
        return Buffer.concat([text, decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}
