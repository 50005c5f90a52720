import { z } from "zod";
import { known, type Reading } from "../model/failure.ts";
import type { Answer } from "./ask.ts";
import { part } from "./part.ts";

/**
 * The fields of a `Ref` that name required checks: the protection rule (shown to few), what of it is enforced
 * on the asker (shown to all), and rulesets (docs: GraphQL, Ref).
 */
export const branchRulesSelection = `
  branchProtectionRule { requiredStatusCheckContexts }
  refUpdateRule { requiredStatusCheckContexts }
  rules(first: 100) { nodes { parameters {
    ... on RequiredStatusChecksParameters { requiredStatusChecks { context } } } } }`;

const protectionShape = z
  .object({ requiredStatusCheckContexts: z.array(z.string().nullable()).nullable() })
  .nullish();
const rulesShape = z
  .object({
    branchProtectionRule: protectionShape,
    refUpdateRule: protectionShape,
    rules: z
      .object({
        nodes: z.array(
          z
            .object({
              parameters: z
                .object({
                  requiredStatusChecks: z.array(z.object({ context: z.string() })).optional(),
                })
                .nullable(),
            })
            .nullable(),
        ),
      })
      .nullish(),
  })
  .nullable();

/**
 * Names of the checks that the branch's rules require; null: they require none, or the App may not see
 * them, and then every check counts.
 */
export function requiredByRules(answer: Answer, key: string): Reading<readonly string[] | null> {
  const rules = part(answer, key, rulesShape, ({ type }) => type === "FORBIDDEN");
  if (rules.kind === "unknown") return rules;
  const { branchProtectionRule, refUpdateRule, rules: sets } = rules.value ?? {};
  const names = new Set([
    ...(branchProtectionRule?.requiredStatusCheckContexts ?? []),
    ...(refUpdateRule?.requiredStatusCheckContexts ?? []),
    ...(sets?.nodes ?? []).flatMap((rule) =>
      (rule?.parameters?.requiredStatusChecks ?? []).map(({ context }) => context),
    ),
  ]);
  const required = [...names].filter((name) => name !== null).toSorted();
  return known(required.length > 0 ? required : null);
}
