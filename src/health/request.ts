/**
 * One request to whoever a train file names, so that it can't be turned against the network in which the app
 * runs: every address is checked, and the connection goes to the very address that was checked.
 */
import { lookup } from "node:dns/promises";
import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { plainHost, type HostPolicy } from "../model/train/hosts.ts";
import { whyNotAsked, whyNotReached } from "./policy.ts";
import { wording } from "../model/view/wording.ts";

export interface Ask {
  readonly url: URL;
  readonly method: "GET" | "HEAD" | "POST";
  readonly body?: string;
  /** Of the body; a form without. */
  readonly contentType?: string;
  /** Besides those that every request has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How many redirects are followed, each checked like the first address. */
  readonly redirectsMax: number;
  /** Whether whoever runs the app has chosen the host: then it may be anywhere. */
  readonly isTrusted: boolean;
}

export type Heard =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** `content-encoding`, in lower case; "": none. */
      readonly encoding: string;
      readonly body: Buffer;
      /** Who answered, after all redirects. */
      readonly url: URL;
      /** Seconds, by the header `age` of a cache in between (RFC 9111, section 5.1); null: there is none. */
      readonly age: number | null;
      /** `retry-after`, as it was written; null: there is none. */
      readonly retryAfter: string | null;
    }
  /** Nobody was asked. */
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "unreachable"; readonly why: string };

export interface Limits {
  /** For all of it, redirects too. */
  readonly timeout: Temporal.Duration;
  /** Bytes of the body. */
  readonly bodyMax: number;
}

export const usualLimits: Limits = {
  timeout: Temporal.Duration.from({ seconds: 5 }),
  bodyMax: 1_000_000,
};

/** Bytes of all headers together. */
const headersMax = 16_384;

/** Asks once. Never throws; what goes wrong is told in words that carry nothing secret. */
export async function askOnce(ask: Ask, policy: HostPolicy, limits: Limits): Promise<Heard> {
  const signal = AbortSignal.timeout(limits.timeout.total("milliseconds"));
  let { url } = ask;
  for (let hop = 0; ; hop += 1) {
    const reached = await within(signal, addressesOf(url, ask, policy)).catch(
      (error: unknown): Reached => ({ ok: false, heard: unreachable(error, signal, limits) }),
    );
    if (!reached.ok) return reached.heard;
    const answer = await send({ ...ask, url }, reached.addresses, { policy, limits, signal });
    if (answer.kind === "answered") return { ...answer, url };
    if (answer.kind !== "redirected") return answer;
    const next = URL.parse(answer.location, url);
    if (!next) return { kind: "unreachable", why: wording`redirects to no address` };
    if (hop === ask.redirectsMax) return { kind: "unreachable", why: wording`redirects too often` };
    if (url.protocol === "https:" && next.protocol === "http:") {
      return { kind: "refused", why: wording`it redirects from https to http` };
    }
    url = next;
  }
}

interface Address {
  readonly address: string;
  readonly family: number;
}

type Reached =
  | { readonly ok: true; readonly addresses: readonly Address[] }
  | { readonly ok: false; readonly heard: Heard };

/** All addresses of the host; one that may not be reached spoils them all. */
async function addressesOf(url: URL, { isTrusted }: Ask, policy: HostPolicy): Promise<Reached> {
  const refuse = (why: string): Reached => ({ ok: false, heard: { kind: "refused", why } });
  const why = isTrusted ? undefined : whyNotAsked(url, policy);
  if (why !== undefined) return refuse(why);
  const host = plainHost(url.hostname);
  const family = isIP(host);
  const addresses: readonly Address[] =
    family > 0 ? [{ address: host, family }] : await lookup(host, { all: true });
  if (addresses.length === 0) {
    return { ok: false, heard: { kind: "unreachable", why: wording`its host has no address` } };
  }
  for (const { address } of addresses) {
    const whyNot = isTrusted ? undefined : whyNotReached(host, address, policy);
    if (whyNot !== undefined) return refuse(whyNot);
  }
  return { ok: true, addresses };
}

interface Sending {
  readonly policy: HostPolicy;
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

type Sent =
  | Exclude<Heard, { readonly kind: "answered" }>
  | Omit<Extract<Heard, { readonly kind: "answered" }>, "url">
  | { readonly kind: "redirected"; readonly location: string };

function send(ask: Ask, addresses: readonly Address[], sending: Sending): Promise<Sent> {
  const { url, method, body } = ask;
  const { policy, limits, signal } = sending;
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const fail = (error: unknown): void => resolve(unreachable(error, signal, limits));
    const outgoing = request(
      url,
      {
        method,
        // A connection of its own each time: no pool keeps one that was opened for another host.
        agent: false,
        lookup: pinnedTo(addresses),
        maxHeaderSize: headersMax,
        signal,
        headers: {
          accept: "application/json, text/plain;q=0.9, */*;q=0.5",
          "accept-encoding": "identity",
          // A cache on the way asks the service itself (RFC 9111, section 5.2.1.4).
          "cache-control": "no-cache",
          "user-agent": "release-train",
          ...(body !== undefined && {
            "content-type": ask.contentType ?? "application/x-www-form-urlencoded",
            "content-length": Buffer.byteLength(body),
          }),
          ...ask.headers,
          ...policy.headers.get(url.origin),
        },
      },
      (incoming) => {
        const { statusCode: status = 0, headers } = incoming;
        const isRedirect = status >= 300 && status < 400 && headers.location !== undefined;
        if (isRedirect && ask.redirectsMax > 0) {
          incoming.destroy();
          resolve({ kind: "redirected", location: headers.location ?? "" });
          return;
        }
        readBody(incoming, limits).then(resolve, fail);
      },
    );
    outgoing.on("error", fail);
    outgoing.end(body);
  });
}

/** Whatever the host resolves to by now: the connection goes where it was allowed to go. */
const pinnedTo =
  (addresses: readonly Address[]): LookupFunction =>
  (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? "", first?.family);
  };

async function readBody(incoming: IncomingMessage, { bodyMax }: Limits): Promise<Sent> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    // Leaving the loop destroys the connection.
    if (length > bodyMax) return { kind: "unreachable", why: tooLarge(bodyMax) };
  }
  return {
    kind: "answered",
    status: incoming.statusCode ?? 0,
    encoding: (incoming.headers["content-encoding"] ?? "").trim().toLowerCase(),
    age: secondsOf(incoming.headers.age),
    retryAfter: incoming.headers["retry-after"] ?? null,
    body: Buffer.concat(chunks),
  };
}

const secondsOf = (header: string | undefined): number | null =>
  header !== undefined && /^\d{1,9}$/.test(header.trim()) ? Number(header) : null;

export const tooLarge = (bodyMax: number): string =>
  `sends more than ${bodyMax.toLocaleString("en")} bytes`;

/** Only codes of errors are told: their messages may quote what was sent. */
function unreachable(
  error: unknown,
  signal: AbortSignal,
  { timeout }: Limits,
): Extract<Heard, { readonly kind: "unreachable" }> {
  if (signal.aborted) {
    return {
      kind: "unreachable",
      why: wording`gives no whole answer within ${timeout.total("seconds")} seconds`,
    };
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "no code";
  return { kind: "unreachable", why: reasons[code] ?? wording`gives no answer (${code})` };
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refuses the connection",
  ECONNRESET: "breaks off the connection",
  ENOTFOUND: "its host has no address",
  EAI_AGAIN: "its host can't be looked up at the moment",
  HPE_HEADER_OVERFLOW: `sends more than ${headersMax.toLocaleString("en")} bytes of headers`,
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by nobody known",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by nobody known",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is signed by nobody known",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host",
};

/** The name service can't be told to stop: who waits for it does. */
function within<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error("too late"));
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
