/** The train file: at the head of the default branch, or at the commit with which a release left. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { shaShape } from "../../github/resources/shapes.ts";
import { unknown, type Reading } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import { trainFilePath } from "../../model/marks/marks.ts";
import type { TrainFacts } from "../../model/observation.ts";
import type { ReadTrainFile } from "../../model/train/train.ts";
import { ask } from "../ask/ask.ts";
import { part } from "../ask/part.ts";
import { wording } from "../../model/view/wording.ts";

// By way of the commit, so that text and revision belong together even while somebody pushes.
export const trainCommitFragment = `fragment TrainCommit on Commit {
  oid file(path: "${trainFilePath}") { object { ... on Blob { isBinary isTruncated text } } }
}`;

const commitShape = z.object({
  oid: shaShape,
  file: z
    .object({
      object: z
        .object({
          isBinary: z.boolean().nullish(),
          isTruncated: z.boolean().optional(),
          text: z.string().nullish(),
        })
        .nullable(),
    })
    .nullable(),
});

export type TrainCommit = z.infer<typeof commitShape>;

/** `defaultBranchRef { target { ...TrainCommit } }`; null: an empty repository. */
export const defaultBranchShape = z.object({ target: commitShape }).nullable();

/** What a commit of the train repository says about the train. */
export function trainFactsOf(repo: RepoName, commit: TrainCommit, read: ReadTrainFile): TrainFacts {
  const blob = commit.file?.object;
  const revision = commit.oid;
  // A directory of that name has none of a blob's fields.
  if (!blob || blob.isTruncated === undefined) return { kind: "missing" };
  if (blob.isTruncated || blob.isBinary === true || typeof blob.text !== "string") {
    const problem = blob.isTruncated ? "is far too large" : "is no text";
    return {
      kind: "invalid",
      revision,
      problems: [
        {
          line: 1,
          column: 1,
          message: wording`The train file ${problem}.`,
          hint: wording`Write it as YAML in UTF-8, at most 64 KB.`,
        },
      ],
    };
  }
  const result = read(blob.text, repo);
  return result.ok
    ? { kind: "valid", revision, train: result.train }
    : { kind: "invalid", revision, problems: result.problems };
}

export interface TrainFiles {
  /** The train at the head of the default branch, as it was just read. */
  atHead(repo: RepoName, head: Reading<z.infer<typeof defaultBranchShape>>): TrainFacts;
  /** The train at a commit of the train repository. */
  at(repo: RepoName, revision: Sha): Promise<TrainFacts>;
}

const rememberedMax = 200;

/** Remembers what was read at a commit, since a commit never changes. */
export function createTrainFiles(github: GitHub, read: ReadTrainFile): TrainFiles {
  const remembered = new Map<string, TrainFacts>();
  const remember = (repo: RepoName, commit: TrainCommit): TrainFacts => {
    const key = `${repo}@${commit.oid}`;
    const facts = remembered.get(key) ?? trainFactsOf(repo, commit, read);
    remembered.delete(key);
    remembered.set(key, facts);
    const oldest = remembered.keys().next().value;
    if (remembered.size > rememberedMax && oldest !== undefined) remembered.delete(oldest);
    return facts;
  };
  return {
    atHead: (repo, head) => {
      if (head.kind === "unknown") return head;
      return head.value ? remember(repo, head.value.target) : { kind: "missing" };
    },
    at: async (repo, revision) => {
      const facts = remembered.get(`${repo}@${revision}`);
      if (facts) return facts;
      const commit = await readCommit(github, repo, revision);
      return commit.kind === "known" ? remember(repo, commit.value) : commit;
    },
  };
}

async function readCommit(
  github: GitHub,
  repo: RepoName,
  revision: Sha,
): Promise<Reading<TrainCommit>> {
  const [answer] = await ask(
    github,
    [
      {
        repo,
        select: (put) => `commit: object(oid: ${put("GitObjectID!", revision)}) { ...TrainCommit }`,
      },
    ],
    { fragments: [trainCommitFragment] },
  );
  if (!answer?.ok) return unknown(answer?.failure.message ?? wording`GitHub did not answer`);
  const commit = part(answer.value, "commit", commitShape.nullable());
  if (commit.kind === "unknown") return commit;
  return commit.value
    ? { kind: "known", value: commit.value }
    : unknown(wording`${repo} has no commit ${revision} any more`);
}
