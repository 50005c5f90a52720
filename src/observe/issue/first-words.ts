/** A stop counts as it was first written, also where its author has edited it before anybody heard it. */
import { z } from "zod";
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { isBrake, parseCommand } from "../../decide/commands/command.ts";
import type { RepoName } from "../../model/ids.ts";
import { sortRemarks, type Remark, type Remarks, type RemarksOn } from "./remarks.ts";
import type { TrackingIssue } from "./tracking-issue.ts";

/** GitHub takes so many ids in one query. */
const askedMax = 100;

// Newest first (docs: GraphQL, UserContentEdit), so that the last one is the text as it was written.
const query = `query ($ids: [ID!]!) {
  rateLimit { cost }
  nodes(ids: $ids) { ... on IssueComment { id userContentEdits(last: 1) { nodes { diff } } } }
}`;

/** Edits come newest first, so the last of them is how it was written. */
const firstShape = z.object({
  id: z.string(),
  userContentEdits: z.object({ nodes: z.array(z.object({ diff: z.string().nullable() })) }),
});
const nodesShape = z.object({ nodes: z.array(z.unknown()) });

/** What was said of a release on its issues. */
export async function remarksOf(
  github: GitHub,
  app: AppIdentity,
  { facts, remarks, subIssues }: Pick<TrackingIssue, "facts" | "remarks" | "subIssues">,
  remembered: Parameters<typeof sortRemarks>[3],
): Promise<Remarks> {
  const { repo, number, repository } = facts;
  const all = [[number, remarks] as const, ...subIssues.remarks];
  const spoken = all.map(([issue, there]) => ({ issue, remarks: there }));
  const [onTracking, ...elsewhere] = await withFirstWords(github, repo, spoken);
  const tracking = { issue: number, repository, remarks: onTracking?.remarks ?? [] };
  return sortRemarks(tracking, elsewhere, app, remembered);
}

/**
 * The remarks with the first words of each stop that only its author edited and that wasn't answered yet. Where they
 * can't be read it isn't known what it says, and it waits: a stop that waits holds.
 */
async function withFirstWords(
  github: GitHub,
  repo: RepoName,
  all: readonly RemarksOn[],
): Promise<readonly RemarksOn[]> {
  const asked = all.flatMap(({ remarks }) => remarks.filter(isEditedStop)).slice(-askedMax);
  if (asked.length === 0) return all;
  const ids = asked.map(({ id }) => id);
  const answer = await github.graphql([repo], query, { ids });
  const read = nodesShape.safeParse(answer.ok ? answer.value.data : undefined);
  const texts = new Map(
    (read.data?.nodes ?? []).flatMap((node) => {
      const first = firstShape.safeParse(node);
      const text = first.data?.userContentEdits.nodes[0]?.diff;
      return first.success && typeof text === "string" ? [[first.data.id, text] as const] : [];
    }),
  );
  const wanted = new Set(ids);
  return all.map(({ issue, remarks }) => ({
    issue,
    remarks: remarks.map((one) =>
      wanted.has(one.id) ? { ...one, first: texts.get(one.id) ?? null } : one,
    ),
  }));
}

function isEditedStop({ author, editor, lastEditedAt, body, reactionGroups }: Remark): boolean {
  if (lastEditedAt === null || author.kind !== "person" || author.id === null) return false;
  if (editor.id !== author.id) return false;
  const isAnswered = (reactionGroups ?? []).some(
    ({ content, viewerHasReacted }) =>
      viewerHasReacted && (content === "ROCKET" || content === "CONFUSED"),
  );
  const command = parseCommand(body);
  return !isAnswered && command !== undefined && isBrake(command);
}
