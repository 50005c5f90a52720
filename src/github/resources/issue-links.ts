import { fail, succeed, type Result } from "../../model/failure.ts";
import type { IssueLink } from "../../model/github/links.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { GitHub, GraphqlAnswer } from "../client/github.ts";
import { nullIfMissing } from "./missing.ts";
import { anyShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

/** Two issues of one owner, as each of GitHub's APIs names them. */
export interface LinkedIssues {
  /** Gets the link. `node`: its id in GraphQL. */
  readonly issue: { readonly repo: RepoName; readonly number: number; readonly node: string };
  /** `id`: in the database. */
  readonly other: { readonly id: number; readonly node: string };
}

/**
 * `unsupported`: this server has no such links (REST docs, "Sub-issues" and "Issue dependencies"; neither is in
 * every GitHub Enterprise Server). `refused`: GitHub wants no such link, mostly because it is there already.
 */
export type Linked = "linked" | "refused" | "unsupported";

type Kind = IssueLink["kind"];

/** `part of`: the other issue becomes a sub-issue of this one. `blocked by`: the other one blocks it. */
const ways: Readonly<
  Record<
    Kind,
    {
      readonly mutation: string;
      readonly input: string;
      readonly path: string;
      readonly field: string;
      readonly doing: string;
    }
  >
> = {
  "part of": {
    mutation: "addSubIssue",
    input: "subIssueId",
    path: "sub_issues",
    field: "sub_issue_id",
    doing: "make an issue a sub-issue of",
  },
  "blocked by": {
    mutation: "addBlockedBy",
    input: "blockingIssueId",
    path: "dependencies/blocked_by",
    field: "issue_id",
    doing: "say what blocks",
  },
};

/**
 * Links many pairs in one request (docs: GraphQL, "Issues", `addSubIssue` and `addBlockedBy`). Answers which of them
 * were linked, in their order; what wasn't is for `linkOne`, which knows why. `unknown`: the server doesn't know this
 * way, and nothing was linked.
 */
export async function linkMany(
  github: GitHub,
  repo: RepoName,
  { kind, links }: { readonly kind: Kind; readonly links: readonly LinkedIssues[] },
): Promise<Result<readonly boolean[] | "unknown">> {
  const { mutation, input, doing } = ways[kind];
  const variables: Record<string, string> = {};
  const declared: string[] = [];
  const fields = links.map(({ issue, other }, place) => {
    variables[`i${place}`] = issue.node;
    variables[`o${place}`] = other.node;
    declared.push(`$i${place}: ID!, $o${place}: ID!`);
    return `l${place}: ${mutation}(input: { issueId: $i${place}, ${input}: $o${place} }) { issue { id } }`;
  });
  const answer = await github.mutate({
    repo,
    permissions: { issues: "write" },
    urgency: "background",
    count: links.length,
    doing: wording`${doing} ${links.length} issues of ${repo}`,
    query: `mutation (${declared.join(", ")}) { ${fields.join("\n")} }`,
    variables,
  });
  if (!answer.ok) {
    const { kind: trouble, retry } = answer.failure;
    return trouble === "unexpected" && retry === "never" ? succeed("unknown") : answer;
  }
  return succeed(links.map((_, place) => isDone(answer.value, `l${place}`)));
}

const isDone = ({ data, errors }: GraphqlAnswer, alias: string): boolean =>
  data[alias] != null && !errors.some(({ path }) => path[0] === alias);

/** Links one pair. */
export async function linkOne(
  github: GitHub,
  { kind, issue, other }: LinkedIssues & { readonly kind: Kind },
): Promise<Result<Linked>> {
  const { path, field, doing } = ways[kind];
  const { repo } = issue;
  const { owner, name } = splitRepo(repo);
  const address = { owner, repo: name, number: issue.number };
  const answer = await github.write({
    repo,
    permissions: { issues: "write" },
    urgency: "background",
    doing: `${doing} ${repo}#${issue.number}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.request(`POST /repos/{owner}/{repo}/issues/{number}/${path}`, {
        ...address,
        [field]: other.id,
      }),
  });
  if (answer.ok) return succeed("linked");
  if (answer.failure.kind === "invalid") return succeed("refused");
  if (answer.failure.kind !== "not found") return fail(answer.failure);
  // A server that knows such links lists them; then it is one of the issues that isn't there.
  const listed = await nullIfMissing(
    github,
    repo,
    await github.read({
      repos: [repo],
      doing: wording`read the links of ${repo}#${issue.number}`,
      shape: anyShape,
      ask: (octokit) =>
        octokit.request(`GET /repos/{owner}/{repo}/issues/{number}/${path}`, address),
    }),
  );
  if (!listed.ok) return listed;
  return listed.value === null ? succeed("unsupported") : answer;
}
