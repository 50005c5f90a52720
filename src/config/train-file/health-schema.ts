import { z } from "zod";
import { isProbeUrl, readNumber } from "../scalars.ts";
import { duration, line, listOf, matching, wants } from "./schema-parts.ts";

const url = z.string(wants("health url")).refine(isProbeUrl, wants("health url"));
const number = z
  .string(wants("number"))
  .refine((text) => readNumber(text) !== undefined, wants("number"));

const metric = z.strictObject(
  {
    name: matching(line(100), "metric name"),
    query: matching(/^(?=.*\S)[^\0]{1,5000}$/s, "query"),
    max: number.optional(),
    min: number.optional(),
    max_ratio_to_baseline: number.optional(),
    for: duration.default("2m"),
  },
  wants("metric"),
);

/** How a service proves after its deployment that it is healthy. */
export const health = z.strictObject(
  {
    url: url.optional(),
    method: z.enum(["GET", "HEAD"], wants("method")).default("GET"),
    status: matching(/^[1-5]\d\d$/, "http status").optional(),
    json: z
      .record(
        z.string().regex(/^[^\s\p{Cc}]{1,200}$/u),
        z.string(wants("json value")),
        wants("json"),
      )
      .default({}),
    check: matching(line(255), "health check").optional(),
    metrics: listOf(metric, "metrics").max(20, wants("metrics")).default([]),
    soak: duration.default("2m"),
    for: duration.default("1m"),
  },
  wants("health"),
);
export type HealthKeys = z.output<typeof health>;
