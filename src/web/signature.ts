import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether a text carries the signature that GitHub makes with one of these secrets (GitHub docs, "Validating webhook
 * deliveries"): the App's own and, while that is being changed, the one before it. The time that it takes says nothing
 * of how much of a signature is right.
 */
export function signedByOneOf(secrets: readonly string[]) {
  return (text: string, signature: string): boolean => {
    const given = Buffer.from(signature);
    return secrets.some((secret) => {
      const own = Buffer.from(`sha256=${createHmac("sha256", secret).update(text).digest("hex")}`);
      return own.length === given.length && timingSafeEqual(own, given);
    });
  };
}
