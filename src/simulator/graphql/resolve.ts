/** From a field of the schema to the function that answers it. */
import { getNamedType, Kind as Syntax, type GraphQLResolveInfo } from "graphql";
import { appFields, botFields, organizationFields, teamFields, userFields } from "./account.ts";
import {
  checkRunFields,
  checkSuiteFields,
  statusCheckRollupFields,
  statusContextFields,
  statusFields,
  workflowRunFields,
} from "./checks.ts";
import { commitFields } from "./commit.ts";
import { boundaryFault, pageFault, type Page } from "./connection.ts";
import { deploymentFields, deploymentStatusFields, environmentFields } from "./deployment.ts";
import { NotModelled } from "./errors.ts";
import { blobFields, treeFields } from "./git-object.ts";
import { issueCommentFields, issueFields } from "./issue.ts";
import { mutationFields } from "./mutation.ts";
import { labelFields, milestoneFields, releaseFields } from "./planning.ts";
import { reactionFields } from "./post.ts";
import { pullRequestCommitFields, pullRequestFields } from "./pull-request.ts";
import { queryFields } from "./query.ts";
import { branchProtectionRuleFields, comparisonFields, refFields } from "./ref.ts";
import { repositoryFields } from "./repository.ts";
import type { Context, Fields, Kind } from "./source.ts";

/** Every type that stands for a thing of the state. Others are plain values made by these functions. */
const FIELDS: { readonly [K in Kind]: Fields<K> } = {
  App: appFields,
  Blob: blobFields,
  Bot: botFields,
  BranchProtectionRule: branchProtectionRuleFields,
  CheckRun: checkRunFields,
  CheckSuite: checkSuiteFields,
  Commit: commitFields,
  Comparison: comparisonFields,
  Deployment: deploymentFields,
  DeploymentStatus: deploymentStatusFields,
  Environment: environmentFields,
  Issue: issueFields,
  IssueComment: issueCommentFields,
  Label: labelFields,
  Milestone: milestoneFields,
  Mutation: mutationFields,
  Organization: organizationFields,
  PullRequest: pullRequestFields,
  PullRequestCommit: pullRequestCommitFields,
  Query: queryFields,
  Reaction: reactionFields,
  Ref: refFields,
  Release: releaseFields,
  Repository: repositoryFields,
  Status: statusFields,
  StatusCheckRollup: statusCheckRollupFields,
  StatusContext: statusContextFields,
  Team: teamFields,
  Tree: treeFields,
  User: userFields,
  WorkflowRun: workflowRunFields,
};

type Resolver = (source: unknown, args: unknown, context: Context) => unknown;

/** The modelled fields of each type that stands for a thing of the state. */
export const modelledFields = FIELDS as unknown as Readonly<
  Record<string, Readonly<Record<string, Resolver>> | undefined>
>;

/**
 * Resolves every field of a query. What is not modelled throws: an empty answer would let a client believe
 * that there is nothing.
 */
export function resolveField(
  source: unknown,
  args: Readonly<Record<string, unknown>>,
  context: Context,
  info: GraphQLResolveInfo,
): unknown {
  const { parentType, fieldName } = info;
  const fields = modelledFields[parentType.name];
  const value = fields ? fields[fieldName] : plainValue(source, fieldName);
  if (value === undefined) throw new NotModelled(`${parentType.name}.${fieldName}`);
  if (getNamedType(info.returnType).name.endsWith("Connection")) requirePage(args, info);
  if (typeof value !== "function") return present(value);
  const answer = fields ? value(source, args, context) : value(args);
  return present(answer);
}

/** Connections, edges, actors of commits and the like are objects with the fields of their type. */
function plainValue(source: unknown, field: string): unknown {
  return typeof source === "object" && source !== null && Object.hasOwn(source, field)
    ? (source as Readonly<Record<string, unknown>>)[field]
    : undefined;
}

/** GitHub checks page sizes field by field; to count alone needs none. */
function requirePage(page: Page, { fieldName, fieldNodes }: GraphQLResolveInfo): void {
  const fault = pageFault(page, fieldName);
  if (fault) throw fault;
  if (typeof page.first === "number" || typeof page.last === "number") return;
  const lists = fieldNodes.some(({ selectionSet }) =>
    selectionSet?.selections.some(
      (selection) =>
        selection.kind !== Syntax.FIELD || !/^(totalCount|__typename)$/.test(selection.name.value),
    ),
  );
  if (lists) throw boundaryFault(fieldName);
}

/** Times go out in whole seconds, as GitHub writes them. */
function present(value: unknown): unknown {
  return value instanceof Temporal.Instant ? value.toString({ smallestUnit: "second" }) : value;
}
