import { createHmac } from "node:crypto";

/**
 * The headers by which a receiver knows who sent a message, and that it is new (Standard Webhooks, "Signature scheme").
 * @param secret `whsec_` and base64
 */
export function signatureHeaders(
  message: { readonly id: string; readonly at: Temporal.Instant; readonly body: string },
  secret: string,
): Readonly<Record<string, string>> {
  const { id, at, body } = message;
  const timestamp = String(Math.floor(at.epochMilliseconds / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
