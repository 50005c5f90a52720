import { createPrivateKey } from "node:crypto";

/**
 * The private key of a GitHub App as PKCS#8 PEM, from any form in which it reaches an environment
 * variable: the PEM itself, base64 of it, or the PEM on one line with its line breaks written as `\n`,
 * turned into spaces, or lost. Undefined when the text is no RSA private key, the only kind with which
 * GitHub lets an App sign in.
 */
export function readPrivateKey(text: string): string | undefined {
  const pem = text.includes("-----BEGIN") ? text : Buffer.from(text, "base64").toString("utf8");
  const block = /-----BEGIN ((?:RSA )?PRIVATE KEY)-----([^-]*)-----END \1-----/.exec(
    pem.replaceAll(/\\[rn]/g, "\n"),
  );
  if (block?.[1] === undefined || block[2] === undefined) return undefined;
  const lines = block[2].replaceAll(/\s/g, "").match(/.{1,64}/g) ?? [];
  try {
    const key = createPrivateKey(
      [`-----BEGIN ${block[1]}-----`, ...lines, `-----END ${block[1]}-----`].join("\n"),
    );
    if (key.asymmetricKeyType !== "rsa") return undefined;
    return key.export({ type: "pkcs8", format: "pem" });
  } catch {
    return undefined;
  }
}
