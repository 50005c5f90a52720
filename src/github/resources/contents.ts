import { z } from "zod";
import { fail, succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { nullIfMissing } from "./missing.ts";
import { anyShape, shaShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

/** Larger files are not read: nothing that the app reads from a repository needs more. In bytes. */
export const fileSizeMax = 65_536;

export type FileFacts =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "too large"; readonly size: number };

const fileShape = z.object({
  type: z.literal("file"),
  size: z.int().nonnegative(),
  /** `none` above 1 MB, where GitHub sends no content. */
  encoding: z.enum(["base64", "none"]),
  content: z.string(),
});
const otherShape = z.union([
  z.array(z.unknown()),
  z.object({ type: z.enum(["symlink", "submodule"]) }),
]);

interface FilePlace {
  readonly repo: RepoName;
  readonly path: string;
  readonly ref: string;
}

/** REST, "Get repository content"; null: no such file or ref. */
async function contentsAt<T>(
  github: GitHub,
  { repo, path, ref }: FilePlace,
  shape: z.ZodType<T>,
): Promise<Result<T | null>> {
  const { owner, name } = splitRepo(repo);
  const answer = await github.read({
    repos: [repo],
    doing: wording`read ${path} at ${ref} in ${repo}`,
    shape,
    ask: (octokit) => octokit.rest.repos.getContent({ owner, repo: name, path, ref }),
  });
  return nullIfMissing(github, repo, answer);
}

/** A file as it is at `ref` (a branch, tag or commit); null: no such file or ref. */
export async function readFile(github: GitHub, at: FilePlace): Promise<Result<FileFacts | null>> {
  const answer = await contentsAt(github, at, z.union([fileShape, otherShape]));
  if (!answer.ok || answer.value === null) return answer.ok ? succeed(null) : answer;
  const file = answer.value;
  if (!("content" in file)) {
    return fail({
      kind: "invalid",
      message: wording`${at.path} in ${at.repo} is not a file.`,
      hint: wording`Put a plain file at ${at.path}.`,
      retry: "never",
    });
  }
  if (file.size > fileSizeMax) return succeed({ kind: "too large", size: file.size });
  return succeed({ kind: "text", text: Buffer.from(file.content, "base64").toString("utf8") });
}

/** The file with what GitHub wants to know of it where it is replaced. */
export interface WholeFile {
  readonly text: string;
  readonly sha: string;
}

const wholeShape = z.object({
  type: z.literal("file"),
  sha: z.string(),
  encoding: z.literal("base64"),
  content: z.string(),
});

/** A text file, also a large one; null: no such file or ref. One above 1 MB, or what is no file, is "invalid". */
export async function readWhole(github: GitHub, at: FilePlace): Promise<Result<WholeFile | null>> {
  const answer = await contentsAt(github, at, anyShape);
  if (!answer.ok || answer.value === null) return answer.ok ? succeed(null) : answer;
  const file = wholeShape.safeParse(answer.value);
  if (file.success) {
    const { content, sha } = file.data;
    return succeed({ text: Buffer.from(content, "base64").toString("utf8"), sha });
  }
  return fail({
    kind: "invalid",
    message: wording`${at.path} in ${at.repo} is no plain file of at most 1 MB.`,
    hint: wording`Put a plain file at ${at.path}.`,
    retry: "never",
  });
}

export interface BranchHead {
  readonly branch: string;
  readonly commit: Sha;
}

const repositoryShape = z.object({ default_branch: z.string() });
const branchShape = z
  .object({ name: z.string(), commit: z.object({ sha: shaShape }) })
  .transform((branch): BranchHead => ({ branch: branch.name, commit: branch.commit.sha }));

/** Name and head of the default branch; "not found" while the repository is empty. */
export async function headOfDefaultBranch(
  github: GitHub,
  repo: RepoName,
): Promise<Result<BranchHead>> {
  const { owner, name } = splitRepo(repo);
  const doing = `read the default branch of ${repo}`;
  const repository = await github.read({
    repos: [repo],
    doing,
    shape: repositoryShape,
    ask: (octokit) => octokit.rest.repos.get({ owner, repo: name }),
  });
  if (!repository.ok) return repository;
  const branch = repository.value.default_branch;
  return github.read({
    repos: [repo],
    doing,
    shape: branchShape,
    ask: (octokit) => octokit.rest.repos.getBranch({ owner, repo: name, branch }),
  });
}
