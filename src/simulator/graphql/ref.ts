/** Branches and tags, their rules, and comparisons between them. */
import { nodeId } from "../node-id.ts";
import { commitAt, commitsBetween } from "../world/graph.ts";
import { branchRef, resolveRef } from "../world/refs.ts";
import { contextOf, pinOf, rulesetsOf } from "../world/rulesets.ts";
import type { Repository } from "../world/types.ts";
import { connect, type Page } from "./connection.ts";
import { notFound } from "./errors.ts";
import { pullPage, type PullsArgs } from "./issue-list.ts";
import {
  commitNode,
  locate,
  need,
  ordered,
  own,
  placed,
  type Fields,
  type Order,
  type Source,
} from "./source.ts";
import type { Ruleset } from "../world/rule-types.ts";

const HEADS = "refs/heads/";

/** The ref of a full or short name (`refs/heads/main`, `heads/main`, `main`); null when there is none. */
export function refNode(repository: Repository, qualifiedName: string) {
  for (const name of [
    qualifiedName,
    `refs/${qualifiedName}`,
    branchRef(qualifiedName),
    `refs/tags/${qualifiedName}`,
  ]) {
    const sha = repository.refs.get(name);
    if (sha !== undefined) return locate("Ref", repository, { name, sha });
  }
  return null;
}

function split(name: string): { readonly prefix: string; readonly short: string } {
  const [, prefix = "", short = name] = /^(refs\/[^/]+\/)(.+)$/.exec(name) ?? [];
  return { prefix, short };
}

export interface RefsArgs extends Page {
  readonly refPrefix: string;
  readonly query?: string | null;
  readonly orderBy?: Order | null;
  readonly direction?: Order["direction"] | null;
}

/** `Repository.refs`: alphabetical unless asked by the date of the commit. */
export function refPage(repository: Repository, args: RefsArgs) {
  const prefix = args.refPrefix.endsWith("/") ? args.refPrefix : `${args.refPrefix}/`;
  const direction = args.orderBy?.direction ?? args.direction ?? "ASC";
  const byDate = args.orderBy?.field === "TAG_COMMIT_DATE";
  const key = (ref: { readonly name: string; readonly sha: string }) =>
    byDate ? commitAt(repository, ref.sha).at.epochMilliseconds : ref.name;
  const refs = [...repository.refs]
    .map(([name, sha]) => ({ name, sha }))
    .filter(({ name }) => name.startsWith(prefix))
    .filter(({ name }) => !args.query || split(name).short.includes(args.query))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  if (direction === "DESC") refs.reverse();
  return connect(refs, args, (ref) => locate("Ref", repository, ref), { key: ({ name }) => name });
}

function ruleOf({ repository, it }: Source<"Ref">) {
  if (!it.name.startsWith(HEADS)) return null;
  const branch = split(it.name).short;
  const checks = repository.requiredChecks.get(branch);
  return checks ? { branch, checks } : null;
}

export const refFields: Fields<"Ref"> = {
  ...placed,
  id: ({ repository, it }) => nodeId("Ref", `${repository.id}:${it.name}`),
  name: ({ it }) => split(it.name).short,
  prefix: ({ it }) => split(it.name).prefix,
  target: ({ repository, it }) => commitNode(repository, it.sha),
  compare({ repository, it }, { headRef }: { headRef: string }) {
    const head = headOf(repository, headRef);
    if (head === undefined) throw notFound(`a Ref with the name '${headRef}'`);
    const ahead = commitsBetween(repository, it.sha, head);
    const behindBy = commitsBetween(repository, head, it.sha).length;
    return locate("Comparison", repository, {
      base: commitAt(repository, it.sha),
      head: commitAt(repository, head),
      ahead,
      behindBy,
    });
  },
  associatedPullRequests({ repository, it }, args: PullsArgs, context) {
    need(context, repository, "pull_requests");
    const { prefix, short } = split(it.name);
    const pulls = [...repository.issues.values()].filter(
      ({ pull }) => prefix === HEADS && pull?.headRef === short && !pull.fork,
    );
    return pullPage(repository, pulls, args);
  },
  // As REST's "Get branch protection", for Apps that may read the administration.
  branchProtectionRule(source, _, context) {
    need(context, source.repository, "administration");
    const rule = ruleOf(source);
    return rule && locate("BranchProtectionRule", source.repository, rule);
  },
  // What of it holds for whoever asks: shown to all.
  refUpdateRule(source) {
    const rule = ruleOf(source);
    return (
      rule && { pattern: rule.branch, requiredStatusCheckContexts: rule.checks.map(contextOf) }
    );
  },
  // Of the active rulesets, also those that whoever asks may bypass: shown to all.
  rules({ repository, it }, args: Page & { readonly orderBy?: Order | null }) {
    const sets = it.name.startsWith(HEADS) ? rulesetsOf(repository, split(it.name).short) : [];
    const rules = sets.flatMap((set): Rule[] => [
      ...(set.checks.length > 0 ? [{ id: set.id, set, kind: "checks" } as const] : []),
      ...(set.workflows.length > 0 ? [{ id: -set.id, set, kind: "workflows" } as const] : []),
    ]);
    // None is ever changed.
    const age = ({ set }: Rule): number => set.id;
    const inOrder = ordered(rules, args.orderBy, { UPDATED_AT: age, CREATED_AT: age });
    return connect(inOrder, args, ({ set, kind }) =>
      kind === "checks" ? checksRule(set) : workflowsRule(set),
    );
  },
};

/** A rule of a ruleset, which has one of each kind. */
interface Rule {
  readonly id: number;
  readonly set: Ruleset;
  readonly kind: "checks" | "workflows";
}

/** It names files, and no checks (docs: GraphQL, WorkflowsParameters). */
const workflowsRule = ({ id, workflows }: Ruleset) => ({
  __typename: "RepositoryRule",
  id: nodeId("RepositoryRule", -id),
  type: "WORKFLOWS",
  parameters: {
    __typename: "WorkflowsParameters",
    doNotEnforceOnCreate: false,
    workflows: workflows.map((path) => ({ path, ref: null, repositoryId: 1, sha: null })),
  },
});

const checksRule = ({ id, checks }: Ruleset) => ({
  __typename: "RepositoryRule",
  id: nodeId("RepositoryRule", id),
  type: "REQUIRED_STATUS_CHECKS",
  parameters: {
    __typename: "RequiredStatusChecksParameters",
    doNotEnforceOnCreate: false,
    strictRequiredStatusChecksPolicy: false,
    requiredStatusChecks: checks.map((check) => ({
      context: contextOf(check),
      integrationId: pinOf(check),
    })),
  },
});

/** A head as `compare` takes it: a branch, tag or sha, also as `owner:branch` of the same owner. */
function headOf(repository: Repository, headRef: string): string | undefined {
  const [, owner, name] = /^([^:/]+):(.+)$/.exec(headRef) ?? [];
  if (owner === undefined || name === undefined) return resolveRef(repository, headRef);
  const isHere = owner.toLowerCase() === repository.owner.toLowerCase();
  return isHere ? resolveRef(repository, name) : undefined;
}

export const branchProtectionRuleFields: Fields<"BranchProtectionRule"> = {
  ...placed,
  id: ({ repository, it }) => nodeId("BranchProtectionRule", `${repository.id}:${it.branch}`),
  pattern: ({ it }) => it.branch,
  requiresStatusChecks: ({ it }) => it.checks.length > 0,
  requiredStatusCheckContexts: ({ it }) => it.checks.map(contextOf),
  requiredStatusChecks: ({ it }, _, { world }) =>
    it.checks.map((check) => {
      const app = world.apps.get(pinOf(check) ?? -1);
      return { context: contextOf(check), app: app ? own("App", app) : null };
    }),
};

export const comparisonFields: Fields<"Comparison"> = {
  id: ({ repository, it }) =>
    nodeId("Comparison", `${repository.id}:${it.base.sha}...${it.head.sha}`),
  aheadBy: ({ it }) => it.ahead.length,
  behindBy: ({ it }) => it.behindBy,
  status({ it }) {
    if (it.ahead.length > 0) return it.behindBy > 0 ? "DIVERGED" : "AHEAD";
    return it.behindBy > 0 ? "BEHIND" : "IDENTICAL";
  },
  baseTarget: ({ repository, it }) => locate("Commit", repository, it.base),
  headTarget: ({ repository, it }) => locate("Commit", repository, it.head),
  commits: ({ repository, it }, page: Page) =>
    connect(it.ahead, page, (commit) => locate("Commit", repository, commit), {
      key: ({ sha }) => sha,
    }),
};
