import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { Probe, ProbeAnswer } from "../model/train/health.ts";
import type { HostPolicy } from "../model/train/hosts.ts";
import { askOnce, tooLarge, type Limits } from "./request.ts";
import { withoutSecrets } from "./secrets.ts";
import { wording } from "../model/view/wording.ts";

const redirectsMax = 3;
/** Characters of the answer that people see. */
const textMax = 80;
const valueMax = 200;
/** Objects that are looked into for all paths: where keys have dots, a path may lead everywhere in an answer. */
const stepsMax = 5_000;

/** Asks a service how it is. */
export async function probeOnce(
  probe: Probe,
  policy: HostPolicy,
  limits: Limits,
): Promise<ProbeAnswer> {
  const url = URL.parse(probe.url);
  if (!url) return { kind: "not asked", why: wording`its url is no address` };
  const ask = { url, method: probe.method, redirectsMax, isTrusted: false };
  const heard = await askOnce(ask, policy, limits);
  switch (heard.kind) {
    case "refused":
      return { kind: "not asked", why: heard.why };
    case "unreachable":
      return heard;
    case "answered": {
      const { status, encoding, body, age } = heard;
      const text = textOf(body, encoding, limits);
      if (text === undefined) return { kind: "unreachable", why: tooLarge(limits.bodyMax) };
      const said = parse(text);
      const steps = { left: stepsMax };
      const values = new Map(
        probe.json.map(({ path }) => {
          const value = valueAt(said, path, steps);
          return [path, value === null ? null : withoutSecrets(value, policy).slice(0, valueMax)];
        }),
      );
      const elsewhere = leadsElsewhere(url, heard.url)
        ? { elsewhere: placeOf(url, heard.url) }
        : {};
      const kept = age === null ? {} : { age };
      return {
        kind: "answered",
        status,
        values,
        text: shown(withoutSecrets(text, policy)),
        ...elsewhere,
        ...kept,
      };
    }
  }
}

/**
 * Whether a redirect led to another page. Another scheme or host with the same path is the same page, as after
 * `http` or a move; the root of another host isn't: every host has one, and that of the login page is near.
 */
function leadsElsewhere(from: URL, to: URL): boolean {
  const [asked, found] = [pathOf(from), pathOf(to)];
  return asked !== found || (asked === "" && hostOf(from) !== hostOf(to));
}

const pathOf = ({ pathname }: URL): string => pathname.replace(/\/$/, "");
const hostOf = ({ hostname }: URL): string => hostname.replace(/^www\./, "");

/** Without what is asked there, which may be secret. */
const placeOf = (from: URL, to: URL): string =>
  shown(hostOf(from) === hostOf(to) ? to.pathname : `${to.host}${to.pathname}`);

/** The text of a body; undefined: it is larger than it may be. What can't be unpacked is no text. */
function textOf(body: Buffer, encoding: string, { bodyMax }: Limits): string | undefined {
  const unpack = unpackers[encoding];
  if (encoding === "" || encoding === "identity") return body.toString("utf8");
  if (!unpack || body.length === 0) return "";
  try {
    return unpack(body, { maxOutputLength: bodyMax }).toString("utf8");
  } catch (error) {
    const isLarge = error instanceof RangeError || (error as { code?: unknown }).code === tooMuch;
    return isLarge ? undefined : "";
  }
}

const tooMuch = "ERR_BUFFER_TOO_LARGE";
const unpackers: Readonly<
  Record<string, (packed: Buffer, options: { maxOutputLength: number }) => Buffer>
> = { gzip: gunzipSync, "x-gzip": gunzipSync, deflate: inflateSync, br: brotliDecompressSync };

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The scalar at a path such as `checks.0.ok`, as text; null: there is none. A key may have dots of its own. */
function valueAt(value: unknown, path: string, steps: { left: number }): string | null {
  if (typeof value !== "object" || value === null || steps.left <= 0) return null;
  steps.left -= 1;
  const own = ownValue(value, path);
  if (own !== undefined) return scalarText(own);
  for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1)) {
    const below = ownValue(value, path.slice(0, dot));
    const found = below === undefined ? null : valueAt(below, path.slice(dot + 1), steps);
    if (found !== null) return found;
  }
  return null;
}

const ownValue = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

const scalarText = (value: unknown): string | null =>
  typeof value === "string"
    ? value
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : null;

/** The beginning in one line; whoever shows it escapes it. */
function shown(text: string): string {
  const line = text
    .slice(0, 10 * textMax)
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]+/gu, " ")
    .replaceAll(/ +/g, " ")
    .trim();
  return line.length > textMax ? `${line.slice(0, textMax)}…` : line;
}
