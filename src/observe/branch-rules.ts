import { z } from "zod";
import { known, unknown, type Reading } from "../model/failure.ts";
import type { Answer } from "./ask.ts";
import { pageInfo, pageOf, part } from "./part.ts";

/**
 * The fields of a `Ref` that name required checks: the classic protection rule (shown to few), what of it is
 * enforced on the asker (shown to all), and the active rulesets (docs: GraphQL, Ref).
 */
export const branchRulesSelection = `
  branchProtectionRule { requiredStatusCheckContexts }
  refUpdateRule { requiredStatusCheckContexts }
  rules(first: 100) { ${pageInfo} nodes { type parameters {
    ... on RequiredStatusChecksParameters { requiredStatusChecks { context } } } } }`;

const protectionShape = z
  .object({ requiredStatusCheckContexts: z.array(z.string().nullable()).nullable() })
  .nullable();
const ruleShape = z
  .object({
    type: z.string(),
    parameters: z
      .object({ requiredStatusChecks: z.array(z.object({ context: z.string() })).optional() })
      .nullable(),
  })
  .refine(
    ({ type, parameters }) =>
      type !== "REQUIRED_STATUS_CHECKS" || parameters?.requiredStatusChecks !== undefined,
  )
  .transform(({ parameters }) => parameters?.requiredStatusChecks?.map(({ context }) => context));
const refShape = z
  .object({
    branchProtectionRule: protectionShape,
    refUpdateRule: protectionShape,
    rules: pageOf(ruleShape),
  })
  .nullable();

/** Names of the checks that the branch's rules require; null: they require none, or there is no branch. */
export function requiredByRules(answer: Answer, key: string): Reading<readonly string[] | null> {
  // Only who administers may read it; what it asks of the App itself is in `refUpdateRule`.
  const read = part(
    answer,
    key,
    refShape,
    ({ type, path }) => type === "FORBIDDEN" && path[1] === "branchProtectionRule",
  );
  if (read.kind === "unknown") {
    return unknown(`which checks the branch's rules require can't be read: ${read.why}`);
  }
  if (read.value === null) return known(null);
  const { branchProtectionRule, refUpdateRule, rules } = read.value;
  if (rules.next !== null) return unknown("the branch has more rules than can be read");
  const names = new Set([
    ...(branchProtectionRule?.requiredStatusCheckContexts ?? []),
    ...(refUpdateRule?.requiredStatusCheckContexts ?? []),
    ...rules.nodes.flatMap((contexts) => contexts ?? []),
  ]);
  const required = [...names].filter((name) => name !== null).toSorted();
  return known(required.length > 0 ? required : null);
}
