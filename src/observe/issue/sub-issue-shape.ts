/** How GitHub is asked about sub-issues: which there are, and what people did and said in one of them. */
import { z } from "zod";
import { instantShape } from "../../github/resources/shapes.ts";
import { subIssueLabel } from "../../model/marks/marks.ts";
import { accountShape } from "../ask/account.ts";
import type { Put } from "../ask/ask.ts";
import { blockedByFields } from "../services/blocker-shape.ts";
import { pageInfo, pageOf } from "../ask/part.ts";
import { remarkShape } from "./remarks.ts";

// Ids of issues have outgrown GraphQL's Int, hence `fullDatabaseId` (docs: GraphQL, Issue).
export const subIssueFragment = `fragment SubIssue on Issue {
  id fullDatabaseId number url title body state createdAt updatedAt
  author { ...Account } milestone { title }
}`;

const subIssueShape = z.object({
  id: z.string(),
  fullDatabaseId: z.coerce.number().pipe(z.int().positive()),
  number: z.int(),
  url: z.string(),
  title: z.string(),
  body: z.string(),
  state: z.enum(["OPEN", "CLOSED"]),
  createdAt: instantShape,
  updatedAt: z.string(),
  author: accountShape,
  milestone: z.object({ title: z.string() }).nullable(),
  // Read apart, so that trouble with them leaves all else known: see `dependenciesIn`.
  issueDependenciesSummary: z.unknown().optional(),
  blockedBy: z.unknown().optional(),
});

export type SubIssue = z.infer<typeof subIssueShape>;

export const subIssuePageShape = pageOf(subIssueShape);

/**
 * All sub-issues of the repository, the newest first.
 * @param since those that haven't changed since then are left out; null: none is
 * @param first at once: what blocks each of them costs as much as a list of its own
 */
export function subIssueList(
  put: Put,
  since: Temporal.Instant | null,
  after: string | null,
  { asksDependencies = false, first = 100 } = {},
): string {
  const filter = { labels: [subIssueLabel], ...(since && { since: since.toString() }) };
  return `issues(filterBy: ${put("IssueFilters", filter)}, first: ${first}, after: ${put("String", after)},
    orderBy: { field: CREATED_AT, direction: DESC }) { ${pageInfo} nodes { ...SubIssue ${asksDependencies ? blockedByFields : ""} } }`;
}

/** One version of a body: `diff` is its whole text (docs: GraphQL, UserContentEdit); null: somebody deleted it. */
export const revisionFragment = `fragment Revision on UserContentEdit {
  id editedAt diff editor { ...Account }
}`;

const revisionShape = z.object({
  id: z.string(),
  editedAt: instantShape,
  diff: z.string().nullable(),
  editor: accountShape,
});

export type Revision = z.infer<typeof revisionShape>;

export const remarkPage = pageOf(remarkShape);
export const revisionPage = pageOf(revisionShape);

export const remarksOf = (put: Put, after: string | null): string =>
  `comments(first: 100, after: ${put("String", after)}) { ${pageInfo} nodes { ...Remark } }`;

/** The newest first. */
export const revisionsOf = (put: Put, after: string | null, first = 20): string =>
  `userContentEdits(first: ${first}, after: ${put("String", after)}) { ${pageInfo} nodes { ...Revision } }`;
