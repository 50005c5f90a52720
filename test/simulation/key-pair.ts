import { checkPrimeSync, createPrivateKey, createPublicKey } from "node:crypto";
import type { Random } from "./random.ts";

/**
 * An RSA key that follows from chance that repeats: what the app seals with it must be the same in every run. It is
 * for nothing but tests, and too short for anything else.
 */
export function repeatableKeyPair(random: Random) {
  const e = 65_537n;
  const [p, q] = [prime(random, e), prime(random, e)];
  const d = inverse(e, (p - 1n) * (q - 1n));
  const parts = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const fields = Object.entries(parts).map(([name, value]) => [name, base64url(value)]);
  const key = createPrivateKey({
    key: { kty: "RSA", ...Object.fromEntries(fields) },
    format: "jwk",
  });
  return {
    privateKey: key.export({ type: "pkcs8", format: "pem" }),
    publicKey: createPublicKey(key).export({ type: "spki", format: "pem" }),
  };
}

const bytesOfPrime = 64;

function prime(random: Random, e: bigint): bigint {
  for (;;) {
    const bytes = random.bytes(bytesOfPrime);
    // The highest two bits make the product as long as it should be, the lowest makes it odd.
    bytes[0] = (bytes[0] ?? 0) | 0xc0;
    bytes[bytesOfPrime - 1] = (bytes[bytesOfPrime - 1] ?? 0) | 1;
    const candidate = BigInt(`0x${bytes.toString("hex")}`);
    if (candidate % e !== 1n && checkPrimeSync(candidate)) return candidate;
  }
}

/** The number whose product with `value` leaves 1 when divided by `modulus`. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [before, now] = [0n, 1n];
  let [larger, smaller] = [modulus, value % modulus];
  while (smaller > 0n) {
    const times = larger / smaller;
    [before, now] = [now, before - times * now];
    [larger, smaller] = [smaller, larger - times * smaller];
  }
  return ((before % modulus) + modulus) % modulus;
}

function base64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
}
