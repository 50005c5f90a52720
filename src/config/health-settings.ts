import { validateHeaderName, validateHeaderValue } from "node:http";
import { isIP } from "node:net";
import { z } from "zod";
import { wordsIn } from "./words-in.ts";
import { plainHost, type AllowedHost, type HostPolicy } from "../model/train/hosts.ts";

/** The settings of what the app asks for health, each with the sentence that says how to mend it. */
export const healthSettingsShape = {
  PROMETHEUS_URL: z
    .string()
    .refine(
      isBase,
      "PROMETHEUS_URL is not the address of a Prometheus server: give one such as http://prometheus:9090, and put its credentials in HEALTH_HEADERS.",
    )
    .transform((text) => text.replace(/(?<!\/)\/+$/, ""))
    .optional(),
  HEALTH_ALLOWED_HOSTS: z
    .string()
    .transform(wordsIn)
    .transform((parts) => parts.map(readAllowedHost))
    .refine(
      (hosts) => hosts.length > 0 && hosts.every((host) => host !== undefined),
      "HEALTH_ALLOWED_HOSTS is not a list of hosts: separate them by commas, such as api.internal, *.example.com, 10.0.0.7:8080.",
    )
    .transform((hosts) => hosts.filter((host) => host !== undefined))
    .optional(),
  HEALTH_HEADERS: z
    .string()
    .transform(readHeaders)
    .refine(
      (headers) => headers !== undefined,
      'HEALTH_HEADERS is not valid: give JSON such as {"https://api.example.com": {"authorization": "Bearer …"}}.',
    )
    .optional(),
};

/** Whom the app may ask, from the settings above. */
export const toHostPolicy = (given: {
  readonly HEALTH_ALLOWED_HOSTS?: readonly AllowedHost[] | undefined;
  readonly HEALTH_HEADERS?: HostPolicy["headers"] | undefined;
}): HostPolicy => ({
  allowed: given.HEALTH_ALLOWED_HOSTS ?? null,
  headers: given.HEALTH_HEADERS ?? new Map(),
});

function isBase(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return false;
  return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}

/** `host`, `host:port` or `*.domain`; undefined: it is none. */
function readAllowedHost(text: string): AllowedHost | undefined {
  const [, star, rest = ""] = /^(\*\.)?([^/@?#\s*]+)$/.exec(text) ?? [];
  // As URLs of this kind have no usual port, one that is given stays.
  const parts = /^(.*?)(?::(\d{1,5}))?$/.exec(rest);
  const url = rest === "" ? null : URL.parse(`http://${parts?.[1] ?? ""}`);
  const port = parts?.[2] === undefined ? null : Number(parts[2]);
  if (!url || url.pathname !== "/" || (port !== null && (port < 1 || port > 65_535))) {
    return undefined;
  }
  const name = plainHost(url.hostname);
  const isWildcard = star !== undefined;
  return name === "" || (isWildcard && isIP(name) > 0) ? undefined : { name, isWildcard, port };
}

const headersShape = z.record(z.string(), z.record(z.string(), z.string().min(1)));

/** By origin; undefined: something in it is wrong. */
function readHeaders(text: string): HostPolicy["headers"] | undefined {
  try {
    const given = headersShape.parse(JSON.parse(text));
    return new Map(
      Object.entries(given).map(([address, headers]) => {
        const url = new URL(address);
        if (!isBase(address) || url.pathname !== "/") throw new Error("No origin");
        for (const [name, value] of Object.entries(headers)) {
          validateHeaderName(name);
          validateHeaderValue(name, value);
        }
        return [url.origin, headers];
      }),
    );
  } catch {
    return undefined;
  }
}
