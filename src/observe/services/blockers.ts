/** Open issues and pull requests with the blockers' label, of several repositories in few requests. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import type { BlockerFacts } from "../../model/github/blocker.ts";
import { unknown, type Reading, type Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import { mapListing, unread, whole, type Listing } from "../../model/listing.ts";
import { ask, type Answer, type Put } from "../ask/ask.ts";
import { blockerFields, blockerOf, blockerShape } from "./blocker-shape.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { pageInfo, pageOf, part, readListing, type Page } from "../ask/part.ts";
import { wording } from "../../model/view/wording.ts";

interface Wanted {
  readonly repo: RepoName;
  readonly label: string;
  /** Whether to ask for their labels at once: dear, and for nothing where there are none. */
  readonly isDetailed: boolean;
}

const labelledShape = blockerShape.extend({
  // An issue has at most 100 labels.
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullish(),
});
type Labelled = z.infer<typeof labelledShape>;
const pageShape: z.ZodType<Page<Labelled>> = pageOf(labelledShape);

const kinds = [
  { kind: "issue", field: "issues", alias: "blockingIssues" },
  { kind: "pull request", field: "pullRequests", alias: "blockingPulls" },
] as const;

function list(put: Put, field: string, wanted: Wanted, after: string | null): string {
  const labels = wanted.isDetailed ? " labels(first: 100) { nodes { name } }" : "";
  return `${field}(states: OPEN, labels: ${put("[String!]", [wanted.label])}, first: 50,
    after: ${put("String", after)}) { ${pageInfo} nodes { ${blockerFields}${labels} } }`;
}

const selection = (put: Put, wanted: Wanted): string =>
  kinds.map(({ field, alias }) => `${alias}: ${list(put, field, wanted, null)}`).join("\n");

interface Asked {
  readonly repo: RepoName;
  readonly answer: Result<Answer> | undefined;
}

/** @param label of what blocks; null: nothing does, and nothing is asked */
export interface Blockers {
  /** Fields of a repository, to be asked together with others. */
  select(put: Put, repo: RepoName, label: string | null): string;
  /** Out of the answers; one more request for all together where there are blockers for the first time. */
  read(asked: readonly Asked[], label: string | null): Promise<readonly Listing<BlockerFacts>[]>;
}

export function createBlockers(github: GitHub): Blockers {
  // Where there were some at the last look: their labels are asked for at once.
  const busy = new Set<string>();
  const wantedIn = (repo: RepoName, label: string): Wanted => ({
    repo,
    label,
    isDetailed: busy.has(`${repo} ${label}`),
  });
  return {
    select: (put, repo, label) => (label === null ? "" : selection(put, wantedIn(repo, label))),
    async read(asked, label) {
      if (label === null) return asked.map(() => whole([]));
      const some = asked.map((one) => ({ ...one, wanted: wantedIn(one.repo, label) }));
      const listed = await readAll(github, some);
      some.forEach(({ repo, answer }) => {
        if (!answer?.ok) return;
        if (hasSome(answer)) busy.add(`${repo} ${label}`);
        else busy.delete(`${repo} ${label}`);
      });
      return listed;
    },
  };
}

async function readAll(
  github: GitHub,
  asked: readonly (Asked & { readonly wanted: Wanted })[],
): Promise<readonly Listing<BlockerFacts>[]> {
  const bare = asked.filter(({ wanted, answer }) => !wanted.isDetailed && hasSome(answer));
  const answers = await ask(
    github,
    bare.map(({ wanted }) => ({
      repo: wanted.repo,
      select: (put: Put) => selection(put, { ...wanted, isDetailed: true }),
    })),
  );
  const again = new Map(bare.map((one, index) => [one, answers[index]]));
  return inParallel(4, asked, (one) =>
    again.has(one)
      ? readOf(github, { ...one.wanted, isDetailed: true }, again.get(one))
      : readOf(github, one.wanted, one.answer),
  );
}

function hasSome(answer: Result<Answer> | undefined): boolean {
  if (!answer?.ok) return false;
  return kinds.some(({ alias }) => {
    const page = part(answer.value, alias, pageShape);
    return page.kind === "known" && page.value.nodes.length > 0;
  });
}

async function readOf(
  github: GitHub,
  wanted: Wanted,
  answer: Result<Answer> | undefined,
): Promise<Listing<BlockerFacts>> {
  const lists = await inParallel(1, kinds, async ({ kind, field, alias }) => {
    const first: Reading<Page<Labelled>> = answer?.ok
      ? part(answer.value, alias, pageShape)
      : unknown(answer?.failure.message ?? wording`GitHub did not answer`);
    const listed = await readListing(github, first, {
      repo: wanted.repo,
      select: (put, cursor) => `page: ${list(put, field, wanted, cursor)}`,
      shape: pageShape,
      pagesMax: 20,
    });
    return mapListing(listed, (one) => [blockerOf(one, kind, labelsOf(one))]);
  });
  return joined(lists);
}

const labelsOf = ({ labels }: Labelled): readonly string[] =>
  (labels?.nodes ?? []).map(({ name }) => name);

/** Several lists as one: whole only when all of them are. */
function joined(lists: readonly Listing<BlockerFacts>[]): Listing<BlockerFacts> {
  const entries = lists.flatMap((one) => (one.kind === "unread" ? [] : one.entries));
  const open = lists.find((one) => one.kind !== "whole");
  if (!open) return whole(entries);
  return entries.length === 0 && open.kind === "unread"
    ? unread(open.why)
    : { kind: "cut", entries, why: open.why };
}
