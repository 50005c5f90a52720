import { createHash } from "node:crypto";
import { z } from "zod";
import { createSigner } from "../notes/dsse.ts";
import { chatVariables } from "./chat-settings.ts";
import { eventWebhooks } from "./event-webhooks.ts";
import type { Found } from "./found.ts";
import { otlpShape } from "./otlp.ts";

/** The word that Probot falls back to, so known to everyone. */
const WELL_KNOWN_SECRET = "development";
/** A secret of 256 bits; blanks aren't one. */
const SHORTEST_SECRET_BYTES = 32;

/** With what people sign in; both secrets are secret. */
export interface SignInSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly sessionSecret: string;
}

/** A secret of webhooks, or what to do about one that anybody could guess. */
const webhookSecret = (name: string, ifKnown: string, ifShort: string) =>
  z
    .string(`${name} is missing: give the webhook secret from the App's settings page on GitHub.`)
    .refine(
      (text) => text !== WELL_KNOWN_SECRET,
      `${name} is Probot's well-known default: ${ifKnown}`,
    )
    .refine(
      (text) => Buffer.byteLength(text.replaceAll(/\s+/g, "")) >= SHORTEST_SECRET_BYTES,
      `${name} is shorter than ${SHORTEST_SECRET_BYTES} bytes (not counting spaces): ${ifShort}`,
    );

export const credentialsSchema = z.object({
  APP_ID: z
    .string(
      "APP_ID is missing: give the App ID from the App's settings page on GitHub, next to its private key.",
    )
    .regex(
      /^[1-9]\d{0,14}$/,
      "APP_ID is not a number: give the App ID from the App's settings page on GitHub, not its client ID or name.",
    )
    .transform(Number),
  ...chatVariables,
  EVENT_WEBHOOKS: eventWebhooks.optional(),
  ...otlpShape,
  EVIDENCE_KEY: z
    .string()
    .transform((text) => createSigner(text.replaceAll(String.raw`\n`, "\n")))
    .refine(
      (signer) => signer !== undefined,
      "EVIDENCE_KEY is not an Ed25519 private key: give the PEM that `openssl genpkey -algorithm ed25519` writes, or leave it out.",
    )
    .optional(),
  GITHUB_CLIENT_ID: z
    .string()
    .regex(
      /^[\w.]{5,100}$/,
      "GITHUB_CLIENT_ID is not a client ID: give the one from the App's settings page on GitHub.",
    )
    .optional(),
  GITHUB_CLIENT_SECRET: z
    .string()
    .regex(
      /^[\x21-\x7e]{10,200}$/,
      "GITHUB_CLIENT_SECRET is not a client secret: make one on the App's settings page on GitHub.",
    )
    .optional(),
  SESSION_SECRET: z
    .string()
    .refine(
      (text) => Buffer.byteLength(text.replaceAll(/\s+/g, "")) >= SHORTEST_SECRET_BYTES,
      `SESSION_SECRET is shorter than ${SHORTEST_SECRET_BYTES} bytes (not counting spaces): give a longer one, such as the output of \`openssl rand -hex 32\`, or leave it out.`,
    )
    .optional(),
  // Not LANGUAGE, which systems set for their own programs.
  TEXT_LANGUAGE: z.string().default("en"),
  WEBHOOK_SECRET: webhookSecret(
    "WEBHOOK_SECRET",
    "set a random one here and on the App's settings page, such as the output of `openssl rand -hex 32`.",
    "set a longer one here and on the App's settings page, such as the output of `openssl rand -hex 32`.",
  ),
  WEBHOOK_SECRET_BEFORE: webhookSecret(
    "WEBHOOK_SECRET_BEFORE",
    "leave it out.",
    "leave it out, or give the whole secret that the App had before.",
  ).optional(),
});

/** Without a secret of their own, sessions are sealed with one made of the private key: the same in each replica. */
export function findSignIn(
  given: z.infer<typeof credentialsSchema>,
  privateKey: string,
): Found<SignInSettings | null> {
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret } = given;
  if (clientId === undefined && clientSecret === undefined) return { ok: true, value: null };
  if (clientId === undefined || clientSecret === undefined) {
    const missing = clientId === undefined ? "GITHUB_CLIENT_ID" : "GITHUB_CLIENT_SECRET";
    return {
      ok: false,
      sentence: `${missing} is missing: give both GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET, with which people sign in, or none of them.`,
    };
  }
  const made = createHash("sha256").update(`sessions\n${privateKey}`).digest("hex");
  const sessionSecret = given.SESSION_SECRET ?? made;
  return { ok: true, value: { clientId, clientSecret, sessionSecret } };
}
