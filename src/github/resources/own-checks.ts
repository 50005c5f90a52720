/** The check runs of one name that this App has written on many commits, found again by its own words on them. */
import { z } from "zod";
import { fail, succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { idShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

export interface OwnCheckRun {
  readonly id: number;
  readonly externalId: string;
}

/** In one query: each commit asks for lists in a list. */
const commitsMax = 40;
/** The runs of an App on a commit are in one suite; several releases may have one each there. */
const suitesMax = 3;
const runsMax = 30;

const commitShape = z
  .object({
    checkSuites: z.object({
      totalCount: z.int(),
      nodes: z.array(
        z.object({
          checkRuns: z.object({
            totalCount: z.int(),
            nodes: z.array(z.object({ databaseId: idShape, externalId: z.string().nullable() })),
          }),
        }),
      ),
    }),
  })
  .transform(({ checkSuites }) => ({
    isCut:
      checkSuites.totalCount > suitesMax ||
      checkSuites.nodes.some(({ checkRuns }) => checkRuns.totalCount > runsMax),
    runs: checkSuites.nodes.flatMap(({ checkRuns }) =>
      checkRuns.nodes.map(({ databaseId, externalId }) => ({
        id: databaseId,
        externalId: externalId ?? "",
      })),
    ),
  }));

/**
 * Older ones too that a later one of the same name hides. A commit that the answer doesn't have, or of which it has
 * too many runs for one page, isn't in it: nothing is known of that one.
 */
export async function ownCheckRuns(
  github: GitHub,
  at: { readonly repo: RepoName; readonly name: string; readonly commits: readonly Sha[] },
): Promise<Result<ReadonlyMap<Sha, readonly OwnCheckRun[]>>> {
  const self = await github.app();
  if (!self.ok) return self;
  const found = new Map<Sha, readonly OwnCheckRun[]>();
  for (let from = 0; from < at.commits.length; from += commitsMax) {
    const some = at.commits.slice(from, from + commitsMax);
    const read = await readSome(github, { ...at, commits: some }, self.value.id);
    if (!read.ok) return read;
    for (const [commit, runs] of read.value) found.set(commit, runs);
  }
  return succeed(found);
}

async function readSome(
  github: GitHub,
  { repo, name, commits }: Parameters<typeof ownCheckRuns>[1],
  app: number,
): Promise<Result<ReadonlyMap<Sha, readonly OwnCheckRun[]>>> {
  const { owner, name: repository } = splitRepo(repo);
  const filter = "appId: $app, checkName: $check";
  const fields = commits.map(
    (_, place) => `c${place}: object(oid: $c${place}) { ... on Commit {
      checkSuites(first: ${suitesMax}, filterBy: { ${filter} }) { totalCount nodes {
        checkRuns(first: ${runsMax}, filterBy: { ${filter}, checkType: ALL }) {
          totalCount nodes { databaseId externalId } } } } } }`,
  );
  const declared = commits.map((_, place) => `$c${place}: GitObjectID!`).join(", ");
  const answer = await github.graphql(
    [repo],
    `query ($owner: String!, $repository: String!, $app: Int!, $check: String!, ${declared}) {
      rateLimit { cost }
      repository(owner: $owner, name: $repository) { ${fields.join("\n")} } }`,
    {
      owner,
      repository,
      app,
      check: name,
      ...Object.fromEntries(commits.map((commit, place) => [`c${place}`, commit])),
    },
  );
  if (!answer.ok) return answer;
  const rows = z
    .object({ repository: z.record(z.string(), z.unknown()) })
    .safeParse(answer.value.data);
  if (!rows.success || answer.value.errors.length > 0) {
    return fail({
      kind: "unexpected",
      message: wording`GitHub did not say which check runs ${name} are in ${repo}.`,
      hint: wording`It is retried automatically.`,
      retry: "later",
    });
  }
  return succeed(
    new Map(
      commits.flatMap((commit, place) => {
        const row = commitShape.safeParse(rows.data.repository[`c${place}`]);
        return row.success && !row.data.isCut ? [[commit, row.data.runs] as const] : [];
      }),
    ),
  );
}
