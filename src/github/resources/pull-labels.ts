import { z } from "zod";
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub, GraphqlError } from "../client/github.ts";
import { wording } from "../../model/view/wording.ts";

interface Label {
  readonly id: string;
  readonly name: string;
}

export interface LabelsRead {
  /** The repository's own, of those that were asked for; what is missing isn't there. */
  readonly known: readonly Label[];
  /** By number of the pull request; what is missing isn't there. */
  readonly pulls: ReadonlyMap<number, { readonly id: string; readonly labels: readonly Label[] }>;
}

const labelShape = z.object({ id: z.string(), name: z.string() });
const pullShape = z.object({
  id: z.string(),
  // A pull request has at most 100 labels.
  labels: z.object({ nodes: z.array(labelShape) }).nullable(),
});

/** Which labels these pull requests have, and which of these labels the repository has: one request. */
export async function readPullLabels(
  github: GitHub,
  repo: RepoName,
  { numbers, names }: { readonly numbers: readonly number[]; readonly names: readonly string[] },
): Promise<Result<LabelsRead>> {
  const variables: Record<string, string | number> = { ...splitRepo(repo) };
  const declared = ["$owner: String!", "$name: String!"];
  const fields = [
    ...names.map((name, place) => {
      variables[`l${place}`] = name;
      declared.push(`$l${place}: String!`);
      return `l${place}: label(name: $l${place}) { id name }`;
    }),
    ...numbers.map((number, place) => {
      variables[`p${place}`] = number;
      declared.push(`$p${place}: Int!`);
      return `p${place}: pullRequest(number: $p${place}) { id labels(first: 100) { nodes { id name } } }`;
    }),
  ];
  const query = `query (${declared.join(", ")}) {
    rateLimit { cost }
    repository(owner: $owner, name: $name) { ${fields.join("\n")} }
  }`;
  const answer = await github.graphql([repo], query, variables);
  if (!answer.ok) return answer;
  const { repository } = answer.value.data as { readonly repository?: Record<string, unknown> };
  const trouble = answer.value.errors.find(({ type }) => type !== "NOT_FOUND");
  if (!repository || trouble)
    return fail(refused(`read the labels of pull requests of ${repo}`, trouble));
  const pulls = numbers.flatMap((number, place) => {
    const read = pullShape.safeParse(repository[`p${place}`]);
    if (!read.success) return [];
    return [[number, { id: read.data.id, labels: read.data.labels?.nodes ?? [] }] as const];
  });
  const known = names.flatMap((_, place) => {
    const read = labelShape.safeParse(repository[`l${place}`]);
    return read.success ? [read.data] : [];
  });
  return succeed({ known, pulls: new Map(pulls) });
}

const madeShape = z.object({ node_id: z.string(), name: z.string() });

/** Makes a label that the repository doesn't have. @param color six hex digits */
export async function createLabel(
  github: GitHub,
  repo: RepoName,
  label: { readonly name: string; readonly color: string; readonly description: string },
): Promise<Result<Label>> {
  const { owner, name } = splitRepo(repo);
  const made = await github.write({
    repo,
    permissions: { issues: "write" },
    urgency: "background",
    doing: wording`make the label ${label.name} in ${repo}`,
    shape: madeShape,
    ask: (octokit) => octokit.rest.issues.createLabel({ owner, repo: name, ...label }),
  });
  return made.ok ? succeed({ id: made.value.node_id, name: made.value.name }) : made;
}

/** Ids in GraphQL. */
export interface LabelChange {
  readonly pull: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Changes the labels of many pull requests in one request (docs: GraphQL, `addLabelsToLabelable` and
 * `removeLabelsFromLabelable`). Doing it again changes nothing.
 */
export async function changeLabels(
  github: GitHub,
  repo: RepoName,
  changes: readonly LabelChange[],
): Promise<Result<void>> {
  const variables: Record<string, string | readonly string[]> = {};
  const declared: string[] = [];
  const fields = changes.flatMap(({ pull, add, remove }, place) => {
    variables[`p${place}`] = pull;
    declared.push(`$p${place}: ID!`);
    const one = (verb: "add" | "remove", ids: readonly string[]): readonly string[] => {
      if (ids.length === 0) return [];
      variables[`${verb}${place}`] = ids;
      declared.push(`$${verb}${place}: [ID!]!`);
      const mutation = verb === "add" ? "addLabelsToLabelable" : "removeLabelsFromLabelable";
      return [
        `${verb}${place}: ${mutation}(input: { labelableId: $p${place}, labelIds: $${verb}${place} }) { clientMutationId }`,
      ];
    };
    return [...one("add", add), ...one("remove", remove)];
  });
  const answer = await github.mutate({
    repo,
    // Labels of pull requests take either permission to write (docs: REST, "Labels"); the node itself must be readable.
    permissions: { issues: "write", pull_requests: "read" },
    urgency: "background",
    count: fields.length,
    doing: wording`label ${changes.length} pull requests of ${repo}`,
    query: `mutation (${declared.join(", ")}) { ${fields.join("\n")} }`,
    variables,
  });
  if (!answer.ok) return answer;
  const [trouble] = answer.value.errors;
  return trouble ? fail(refused(`label pull requests of ${repo}`, trouble)) : succeed(undefined);
}

const refused = (doing: string, error: GraphqlError | undefined): Failure => ({
  kind: "unexpected",
  message: wording`Could not ${doing}${error ? `: ${error.message}` : ""}.`,
  hint: wording`It is tried again in an hour.`,
  retry: "never",
});
