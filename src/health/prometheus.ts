import { z } from "zod";
import { known, unknown, type Reading } from "../model/failure.ts";
import type { HostPolicy } from "../model/train/hosts.ts";
import { askOnce, type Limits } from "./request.ts";
import { withoutSecrets } from "./secrets.ts";
import { wording } from "../model/view/wording.ts";

/** One number from a query; at a time in the past, when one is given. */
export type Query = (query: string, at: Temporal.Instant | null) => Promise<Reading<number>>;

// https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries
const sampleShape = z.tuple([z.number(), z.string()]);
const answerShape = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("success"),
    warnings: z.array(z.string()).optional(),
    data: z.discriminatedUnion("resultType", [
      z.object({
        resultType: z.literal("vector"),
        result: z.array(z.object({ value: sampleShape.optional() })),
      }),
      z.object({ resultType: z.literal("scalar"), result: sampleShape }),
      z.object({ resultType: z.enum(["matrix", "string"]) }),
    ]),
  }),
  z.object({ status: z.literal("error"), error: z.string() }),
]);
type Answer = z.infer<typeof answerShape>;

/** Asks a Prometheus, or what speaks like one; each call for itself. */
export function createQuery(base: string, policy: HostPolicy, limits: Limits): Query {
  const url = new URL(`${base}/api/v1/query`);
  return async (query, at) => {
    const seconds = at === null ? {} : { time: String(at.epochMilliseconds / 1000) };
    const heard = await askOnce(
      {
        url,
        method: "POST",
        body: new URLSearchParams({ query, ...seconds }).toString(),
        // Elsewhere than whoever runs the app has said nobody is asked.
        redirectsMax: 0,
        isTrusted: true,
      },
      policy,
      limits,
    );
    if (heard.kind !== "answered") return unknown(wording`Prometheus ${heard.why}`);
    const answer = parse(withoutSecrets(heard.body.toString("utf8"), policy));
    if (answer) return numberIn(answer);
    return unknown(wording`Prometheus answers ${heard.status} and no JSON that it should`);
  };
}

function parse(text: string): Answer | undefined {
  try {
    const parsed = answerShape.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function numberIn(answer: Answer): Reading<number> {
  if (answer.status === "error") return unknown(wording`Prometheus says: ${shortly(answer.error)}`);
  // Who answers from several places tells so when one of them didn't: a part is no answer.
  const [warning] = answer.warnings ?? [];
  if (warning !== undefined) return unknown(wording`Prometheus warns: ${shortly(warning)}`);
  const { data } = answer;
  if (data.resultType === "scalar") return numberOf(data.result[1]);
  if (data.resultType !== "vector")
    return unknown(wording`gives a ${data.resultType}, not a number`);
  const [first, ...others] = data.result;
  if (!first) return unknown(wording`gives no data`);
  if (others.length > 0)
    return unknown(wording`gives ${data.result.length} series, not one number`);
  return first.value ? numberOf(first.value[1]) : unknown(wording`gives a histogram, not a number`);
}

/** Prometheus writes `NaN`, `+Inf` and `-Inf` beside numbers. */
function numberOf(text: string): Reading<number> {
  if (text === "+Inf" || text === "Inf") return known(Infinity);
  if (text === "-Inf") return known(-Infinity);
  if (text === "NaN") return known(NaN);
  const number = text.trim() === "" ? NaN : Number(text);
  return Number.isNaN(number) ? unknown(wording`gives no number`) : known(number);
}

const shortly = (text: string): string =>
  text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\p{Cc}/gu, "")
    .slice(0, 150);
