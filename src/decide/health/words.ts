/** The health of a service as people see it. */
import type { HealthResult } from "../../model/train/health.ts";
import type { HealthView } from "../../model/view/view.ts";
import { conditionsOf } from "./samples.ts";
import type { ServiceHealth } from "../assessment/health.ts";
import { wording } from "../../model/view/wording.ts";

/** What was seen last of each condition, in the order of the train file. */
export function healthView({ plan, verdict, vouched, unhealthy }: ServiceHealth): HealthView {
  const { conditions } = verdict;
  const whoVouched = new Map(
    vouched.flatMap((one) => one.conditions.map((id) => [id, one] as const)),
  );
  const result = resultOf(conditions.map((one) => one.result));
  return {
    result: unhealthy ? "bad" : result,
    summary: unhealthy ? wording`unhealthy` : summaryOf(result, vouched.at(-1)?.by.login),
    conditions: conditionsOf(plan).map(({ id, name }) => {
      const vouch = whoVouched.get(id);
      if (vouch) {
        const words = wording`waived by ${vouch.by.login}: ${vouch.reason}`;
        return { name, result: "set aside", words };
      }
      const state = conditions.find(({ condition }) => condition.id === id);
      return { name, result: state?.result ?? "unknown", words: state?.words ?? "" };
    }),
  };
}

function resultOf(results: readonly HealthResult[]): HealthResult {
  if (results.includes("bad")) return "bad";
  return results.includes("unknown") ? "unknown" : "good";
}

function summaryOf(result: HealthResult, vouchedBy: string | undefined): string {
  if (result === "bad") return wording`unhealthy`;
  if (result === "unknown") return wording`health unknown`;
  return vouchedBy === undefined ? wording`healthy` : wording`healthy, confirmed by ${vouchedBy}`;
}
