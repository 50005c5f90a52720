/** What an organisation's repositories say of themselves, for a first train file. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import { ask, type Answer } from "../ask/ask.ts";
import { part } from "../ask/part.ts";
import { readReached } from "./reached.ts";

/** A repository on which the App is installed, and that isn't archived. */
export interface Surveyed {
  readonly repo: RepoName;
  /** To which something was deployed of late, the last one first; null: that can't be read. */
  readonly environments: readonly string[] | null;
  /** The text of `CODEOWNERS` and of Backstage's `catalog-info.yaml`; null: none, or it can't be read. */
  readonly codeowners: string | null;
  readonly catalog: string | null;
}

export interface Survey {
  readonly surveyed: readonly Surveyed[];
  /** Why some repositories are missing here, a sentence each. */
  readonly unread: readonly string[];
}

/** So many at most are looked at; whoever has more names the services by hand. */
const surveyedMax = 500;

const file = (path: string): string =>
  `file(path: "${path}") { object { ... on Blob { isTruncated text } } }`;

/** Where GitHub looks for it, in this order ("About code owners", GitHub docs). */
const codeownersPlaces = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

const fragment = `fragment Described on Commit {
  catalog: ${file("catalog-info.yaml")}
  ${codeownersPlaces.map((path, index) => `owners${index}: ${file(path)}`).join("\n  ")}
}`;

// What was deployed lately is what a person is shown to correct: the last of it tells the names.
const selection = (): string => `defaultBranchRef { target { ...Described } }
  deployments(first: 30, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { environment } }`;

const fileShape = z
  .object({
    object: z
      .object({ isTruncated: z.boolean(), text: z.string().nullable() })
      .partial()
      .nullable(),
  })
  .nullish()
  .transform((found) =>
    found?.object?.isTruncated === false ? (found.object.text ?? null) : null,
  );

const branchShape = z
  .object({
    target: z.object({
      catalog: fileShape,
      owners0: fileShape,
      owners1: fileShape,
      owners2: fileShape,
    }),
  })
  .nullable();

const deploymentsShape = z.object({
  nodes: z.array(z.object({ environment: z.string().nullable() })),
});

/**
 * Every repository that the App reaches.
 * @param org only what belongs to this account; undefined: to any
 */
export async function survey(github: GitHub, org: string | undefined): Promise<Result<Survey>> {
  const reach = await readReached(github, org);
  if (!reach.ok) return reach;
  const { owners, repositories, unlisted } = reach.value;
  if (owners.length === 0) return fail(nowhere(org));
  const unread = unlisted.map(
    ({ owner, failure }) => `The repositories of ${owner} can't be listed: ${failure.message}`,
  );
  const repos = repositories.filter((one) => !one.isArchived).map(({ repo }) => repo);
  repos.sort();
  if (repos.length > surveyedMax)
    unread.push(`Only the first ${surveyedMax} of ${repos.length} repositories were looked at.`);
  const looked = repos.slice(0, surveyedMax);
  const answers = await ask(
    github,
    looked.map((repo) => ({ repo, select: selection })),
    { fragments: [fragment], batch: 25 },
  );
  const surveyed = looked.flatMap((repo, index) => {
    const answer = answers[index];
    if (answer?.ok) return [surveyedOf(repo, answer.value)];
    unread.push(`${repo} can't be read: ${answer?.failure.message ?? "GitHub did not answer."}`);
    return [];
  });
  return succeed({ surveyed, unread });
}

function surveyedOf(repo: RepoName, answer: Answer): Surveyed {
  const branch = part(answer, "defaultBranchRef", branchShape);
  const deployments = part(answer, "deployments", deploymentsShape);
  const described = branch.kind === "known" ? branch.value?.target : undefined;
  const names =
    deployments.kind === "known"
      ? deployments.value.nodes.flatMap(({ environment }) => environment ?? [])
      : null;
  return {
    repo,
    environments: names && [...new Set(names)],
    codeowners: described?.owners0 ?? described?.owners1 ?? described?.owners2 ?? null,
    catalog: described?.catalog ?? null,
  };
}

const nowhere = (org: string | undefined): Failure => ({
  kind: "not found",
  message:
    org === undefined ? "The App is installed nowhere." : `The App isn't installed on ${org}.`,
  hint: "Install it on the repositories of the services and on the one of the train, then run this again.",
  retry: "never",
});
