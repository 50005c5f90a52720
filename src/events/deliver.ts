/** Sends one event to one receiver. */
import { askOnce, type Ask, type Heard, type Limits } from "../health/request.ts";
import type { Delivered } from "../model/release/event.ts";
import { plainHost, type HostPolicy } from "../model/train/hosts.ts";
import { httpTime } from "../text/http-time.ts";
import { signatureHeaders } from "./sign.ts";

/** The receiver of traces: no name in `EVENT_WEBHOOKS` has a colon. */
export const traceReceiver = "otlp:traces";

/** Where events go. Address and secret are secret. */
export interface Receiver {
  readonly url: string;
  readonly secret: string;
}

export type Deliver = (
  receiver: string,
  event: { readonly id: string; readonly body: string },
) => Promise<Delivered>;

/** Standard Webhooks, "Request timeouts". What a receiver says beside its status is of no use. */
const limits: Limits = { timeout: Temporal.Duration.from({ seconds: 15 }), bodyMax: 64 * 1024 };

/** Seconds: nobody waits for longer because a receiver said so. */
const longestWait = 24 * 3_600;

export function createDeliver(
  receivers: Readonly<Record<string, Receiver>>,
  now: () => Temporal.Instant,
  traces?: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
): Deliver {
  return async (name, { id, body }) => {
    if (name === traceReceiver) {
      if (!traces) return away("OTEL_EXPORTER_OTLP_ENDPOINT is not set");
      const { url, headers } = traces;
      return judged(
        await post(new URL(url), { body, contentType: "application/json", headers }),
        now(),
      );
    }
    const receiver = Object.hasOwn(receivers, name) ? receivers[name] : undefined;
    if (!receiver) return away("EVENT_WEBHOOKS doesn't name it");
    const headers = signatureHeaders({ id, at: now(), body }, receiver.secret);
    const contentType = "application/cloudevents+json; charset=utf-8";
    return judged(await post(new URL(receiver.url), { body, contentType, headers }), now());
  };
}

/** Whoever is led on by a redirect would be sent what is meant for another. */
const post = (
  url: URL,
  message: Required<Pick<Ask, "body" | "contentType" | "headers">>,
): Promise<Heard> =>
  askOnce(
    { ...message, url, method: "POST", redirectsMax: 0, isTrusted: false },
    onlyTo(url),
    limits,
  );

/**
 * Whoever runs the app has named the host, so it may be in their own network. Where it leads is checked all the same: a
 * name that resolves to where clouds keep their secrets is not followed.
 */
const onlyTo = (url: URL): HostPolicy => ({
  allowed: [
    {
      name: plainHost(url.hostname),
      isWildcard: false,
      port: url.port === "" ? null : Number(url.port),
    },
  ],
  headers: new Map(),
});

const away = (why: string, retryAt: Temporal.Instant | null = null): Delivered => ({
  kind: "not taken",
  why,
  isAway: true,
  retryAt,
});

/** Statuses by which a receiver says that it takes nothing now (Standard Webhooks, "Deliverability"). */
const awayStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

function judged(heard: Heard, now: Temporal.Instant): Delivered {
  if (heard.kind !== "answered") return away(heard.why);
  const { status, retryAfter } = heard;
  if (status >= 200 && status < 300) return { kind: "taken" };
  const retryAt = retryAfter === null ? null : waitUntil(retryAfter, now);
  const isAway = awayStatuses.has(status) || retryAt !== null;
  return { kind: "not taken", why: `answered with ${status}`, isAway, retryAt };
}

/** Seconds, or a time (RFC 9110, section 10.2.3); null: neither. */
function waitUntil(text: string, now: Temporal.Instant): Temporal.Instant | null {
  const words = text.trim();
  const isSeconds = /^\d{1,9}$/.test(words);
  const at = isSeconds ? now.add({ seconds: Number(words) }) : httpTime(words);
  if (at === null) return null;
  const seconds = Math.min(Math.max(now.until(at).total("seconds"), 1), longestWait);
  return now.add({ seconds: Math.ceil(seconds) });
}
