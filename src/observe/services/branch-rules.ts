import { z } from "zod";
import { pinsOfProtection } from "../../github/resources/branch-pins.ts";
import type { GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { Answer } from "../ask/ask.ts";
import { pageInfo, pageOf, part } from "../ask/part.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * The fields of a `Ref` that name required checks: the classic protection rule (shown to few), what of it is
 * enforced on the asker (shown to all), and the active rulesets (docs: GraphQL, Ref).
 */
export const branchRulesSelection = `
  branchProtectionRule { requiredStatusChecks { context app { databaseId } } }
  refUpdateRule { requiredStatusCheckContexts }
  rules(first: 100) { ${pageInfo} nodes { type parameters {
    ... on RequiredStatusChecksParameters { requiredStatusChecks { context integrationId } } } } }`;

/** What a branch's rules ask for. */
export interface BranchRules {
  /** Names of the checks that they require; null: they require none, or there is no branch. */
  readonly required: readonly string[] | null;
  /** Of these, the ones that must come from certain Apps: only their word counts. */
  readonly pins: ReadonlyMap<string, readonly number[]>;
  /** They require whole workflows, of which they name files and no checks (docs: GraphQL, WorkflowsParameters). */
  readonly workflows: boolean;
}

interface Requirement {
  readonly context: string;
  /** null: whoever reports it. */
  readonly app: number | null;
}

const protectionShape = z
  .object({
    requiredStatusChecks: z
      .array(
        z
          .object({
            context: z.string(),
            app: z.object({ databaseId: z.int().nullable() }).nullable(),
          })
          .transform(({ context, app }): Requirement => ({
            context,
            app: app?.databaseId ?? null,
          })),
      )
      .nullable(),
  })
  .nullable();
const updateShape = z
  .object({ requiredStatusCheckContexts: z.array(z.string().nullable()).nullable() })
  .nullable();
const ruleShape = z
  .object({
    type: z.string(),
    parameters: z
      .object({
        requiredStatusChecks: z
          .array(
            z
              .object({ context: z.string(), integrationId: z.int().nullable() })
              .transform(({ context, integrationId }): Requirement => ({
                context,
                app: integrationId,
              })),
          )
          .optional(),
      })
      .nullable(),
  })
  .refine(
    ({ type, parameters }) =>
      type !== "REQUIRED_STATUS_CHECKS" || parameters?.requiredStatusChecks !== undefined,
  )
  .transform(({ type, parameters }) => ({
    isWorkflows: type === "WORKFLOWS",
    checks: parameters?.requiredStatusChecks ?? [],
  }));
const refShape = z
  .object({
    branchProtectionRule: protectionShape,
    refUpdateRule: updateShape,
    rules: pageOf(ruleShape),
  })
  .nullable();

/** What the rules of a branch require of the checks on it. */
export async function readBranchRules(
  github: GitHub,
  answer: Answer,
  key: string,
  of: { readonly repo: RepoName; readonly branch: string },
): Promise<Reading<BranchRules>> {
  // Only who administers may read it; what it asks of the App itself is in `refUpdateRule`.
  const read = part(
    answer,
    key,
    refShape,
    ({ type, path }) => type === "FORBIDDEN" && path[1] === "branchProtectionRule",
  );
  const unreadable = (why: string): Reading<never> =>
    unknown(wording`which checks the branch's rules require can't be read: ${why}`);
  if (read.kind === "unknown") return unreadable(read.why);
  if (read.value === null) return known({ required: null, pins: new Map(), workflows: false });
  const { branchProtectionRule, refUpdateRule, rules } = read.value;
  if (rules.next !== null) return unknown(wording`the branch has more rules than can be read`);
  const seen = branchProtectionRule?.requiredStatusChecks ?? [];
  const names = (refUpdateRule?.requiredStatusCheckContexts ?? []).filter((one) => one !== null);
  const hidden = names.filter((name) => !seen.some(({ context }) => context === name));
  // GraphQL hides from most Apps whose word a classic rule waits for; REST shows it to every reader.
  const pinned = hidden.length > 0 ? await pinsOfProtection(github, of) : known(new Map());
  if (pinned.kind === "unknown") return unreadable(pinned.why);
  return known({
    ...rulesOf([
      ...seen,
      ...hidden.map((context) => ({ context, app: pinned.value.get(context) ?? null })),
      ...rules.nodes.flatMap(({ checks }) => checks),
    ]),
    workflows: rules.nodes.some(({ isWorkflows }) => isWorkflows),
  });
}

function rulesOf(requirements: readonly Requirement[]): Omit<BranchRules, "workflows"> {
  const names = [...new Set(requirements.map(({ context }) => context))].toSorted();
  const pins = new Map<string, readonly number[]>();
  for (const { context, app } of requirements) {
    const others = pins.get(context) ?? [];
    if (app !== null && !others.includes(app)) pins.set(context, [...others, app]);
  }
  return { required: names.length > 0 ? names : null, pins };
}
