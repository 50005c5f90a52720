/** How GitHub is asked for what may keep a release from leaving. */
import { z } from "zod";
import { visibilityShape } from "../../github/resources/shapes.ts";
import type { BlockerFacts, TrainBlockers } from "../../model/github/blocker.ts";
import { repoName } from "../../model/ids.ts";
import { cut, unread, whole, type Listing } from "../../model/listing.ts";

/** Fields that issues and pull requests share; no connection, which would cost as much as the list it is in. */
export const blockerFields =
  "id number url milestone { title } repository { nameWithOwner visibility }";

export const blockerShape = z.object({
  id: z.string().min(1),
  number: z.int(),
  url: z.string(),
  milestone: z.object({ title: z.string() }).nullable(),
  repository: z.object({
    nameWithOwner: z.string().transform(repoName),
    visibility: visibilityShape,
  }),
});

export const blockerOf = (
  { id, number, url, milestone, repository }: z.infer<typeof blockerShape>,
  kind: BlockerFacts["kind"],
  labels: readonly string[],
): BlockerFacts => ({
  id,
  kind,
  repo: repository.nameWithOwner,
  visibility: repository.visibility,
  number,
  url,
  labels,
  milestone: milestone?.title ?? null,
});

/**
 * What blocks an issue by a dependency. The summary counts what is open, also where whoever asks can't see it; an
 * issue has at most 50 of them (docs: REST, "Issue dependencies").
 */
export const blockedByFields = `issueDependenciesSummary { blockedBy }
  blockedBy(first: 50) { nodes { state ${blockerFields} } }`;

const blockedByShape = z.object({
  issueDependenciesSummary: z.object({ blockedBy: z.int() }),
  blockedBy: z.object({ nodes: z.array(blockerShape.extend({ state: z.string() }).nullable()) }),
});

/** Whether an error is about these fields, of an issue that is this far down in the answer. */
export const isAboutDependencies =
  (depth: number) =>
  ({ path }: { readonly path: readonly unknown[] }): boolean =>
    path[depth] === "blockedBy" || path[depth] === "issueDependenciesSummary";

/** Out of an issue's answer to these fields. */
function dependenciesIn(issue: unknown): Listing<BlockerFacts> {
  const read = blockedByShape.safeParse(issue);
  if (!read.success) return unread("GitHub did not say what blocks it");
  const { issueDependenciesSummary, blockedBy } = read.data;
  const open = blockedBy.nodes.flatMap((one) =>
    one?.state === "OPEN" ? [blockerOf(one, "issue", [])] : [],
  );
  const hidden = issueDependenciesSummary.blockedBy - open.length;
  return hidden > 0
    ? cut(open, `GitHub counts ${hidden} more that block it and that the App can't read`)
    : whole(open);
}

/** Of several issues, by number; of a server that knows no dependencies: none. */
export const dependenciesOf = (
  issues: Iterable<{ readonly number: number }>,
  isKnown: boolean,
): TrainBlockers["dependencies"] =>
  new Map([...issues].map((one) => [one.number, isKnown ? dependenciesIn(one) : whole([])]));
