import { z } from "zod";
import { isBareWebAddress } from "./web-address.ts";

/** Where traces go; the headers are secret. */
export interface TraceSettings {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** As every exporter of OpenTelemetry reads them ("OpenTelemetry Protocol Exporter", "Endpoint URLs for OTLP/HTTP"). */
export const otlpShape = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(
      isBareWebAddress,
      "OTEL_EXPORTER_OTLP_ENDPOINT is not a web address: give the base for OTLP over HTTP, such as http://collector:4318.",
    )
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .transform((text) => readHeaders(text))
    .refine(
      (headers) => headers !== undefined,
      "OTEL_EXPORTER_OTLP_HEADERS is not a list of headers: give name=value, with commas between, such as authorization=Bearer%20….",
    )
    .optional(),
};

/** Absent: nobody wants traces. */
export const toTraceSettings = (given: {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly OTEL_EXPORTER_OTLP_HEADERS?: Readonly<Record<string, string>> | undefined;
}): { readonly traces?: TraceSettings } => {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers = {} } = given;
  if (endpoint === undefined) return {};
  return { traces: { url: `${endpoint.replace(/(?<!\/)\/+$/, "")}/v1/traces`, headers } };
};

function readHeaders(text: string): Readonly<Record<string, string>> | undefined {
  const headers: Record<string, string> = {};
  for (const part of text.split(",").map((one) => one.trim())) {
    if (part === "") continue;
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]{1,100})=(.*)$/.exec(part) ?? [];
    const words = value === undefined ? undefined : decoded(value);
    if (name === undefined || words === undefined) return undefined;
    headers[name.toLowerCase()] = words;
  }
  return headers;
}

/** undefined: it isn't written as in a URL, or is nothing for a header. */
function decoded(text: string): string | undefined {
  try {
    const words = decodeURIComponent(text.trim());
    return /^[\x20-\x7e]*$/.test(words) ? words : undefined;
  } catch {
    return undefined;
  }
}
