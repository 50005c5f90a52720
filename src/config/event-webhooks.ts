import { z } from "zod";

/** How a receiver of events may be called, in the settings and in train files. */
export const receiverName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u;

/** Who hears of events, by name. Addresses and secrets are secret. */
export type EventWebhooks = Readonly<Record<string, EventWebhook>>;

export interface EventWebhook {
  readonly url: string;
  /** As Standard Webhooks writes it: `whsec_` and base64. */
  readonly secret: string;
}

const example =
  'give JSON such as {"ops": {"url": "https://hooks.example.com/releases", "secret": "whsec_…"}}';

const wanted = {
  error: `EVENT_WEBHOOKS is not an object of names with url and secret: ${example}.`,
};

/** Bytes (Standard Webhooks, "Signature scheme"). */
const [secretLeast, secretMost] = [24, 64] as const;

/** The sentences never hold an address or a secret: whoever has the secret can speak for the app. */
export const eventWebhooks = z
  .string()
  .transform((text) => parsed(text))
  .pipe(
    z
      .record(
        z.string().regex(receiverName),
        z.strictObject({ url: z.string(wanted), secret: z.string(wanted) }, wanted),
        wanted,
      )
      .refine((all) => Object.values(all).every(({ url }) => isAddress(url)), {
        error: `EVENT_WEBHOOKS has something that is no web address: ${example}.`,
        abort: true,
      })
      .refine(
        (all) => Object.values(all).every(({ secret }) => isSecret(secret)),
        "EVENT_WEBHOOKS has a secret that isn't one of Standard Webhooks: give whsec_ and 24 to 64 random bytes in base64, such as the output of `echo whsec_$(openssl rand -base64 32)`.",
      ),
  );

function isAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !["https:", "http:"].includes(url.protocol)) return false;
  return url.username === "" && url.password === "" && url.hash === "";
}

function isSecret(text: string): boolean {
  const digits = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  const bytes = digits === undefined ? 0 : Buffer.from(digits, "base64").length;
  return bytes >= secretLeast && bytes <= secretMost;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
