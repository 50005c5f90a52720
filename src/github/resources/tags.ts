import { z } from "zod";
import { fail, succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { nullIfMissing } from "./missing.ts";
import { anyShape, shaShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

const objectShape = z.object({
  object: z.object({ type: z.enum(["commit", "tag", "tree", "blob"]), sha: shaShape }),
});

/** The commit that a tag has now, also through an annotated one; null: there is no such tag. */
export async function commitOfTag(
  github: GitHub,
  at: { readonly repo: RepoName; readonly tag: string },
): Promise<Result<Sha | null>> {
  const { owner, name } = splitRepo(at.repo);
  const doing = `read the tag ${at.tag} of ${at.repo}`;
  const ref = await nullIfMissing(
    github,
    at.repo,
    await github.read({
      repos: [at.repo],
      fresh: true,
      doing,
      shape: objectShape,
      ask: (octokit) => octokit.rest.git.getRef({ owner, repo: name, ref: `tags/${at.tag}` }),
    }),
  );
  if (!ref.ok || ref.value === null) return ref.ok ? succeed(null) : ref;
  const { type, sha } = ref.value.object;
  if (type !== "tag") return succeed(sha);
  // An annotated tag is an object of its own that names the commit.
  const annotated = await github.read({
    repos: [at.repo],
    doing,
    shape: objectShape,
    ask: (octokit) => octokit.rest.git.getTag({ owner, repo: name, tag_sha: sha }),
  });
  return annotated.ok ? succeed(annotated.value.object.sha) : annotated;
}

/** What it takes to make a tag, by itself or along with a release. */
export const toTag = {
  permissions: { contents: "write" },
  // GitHub wants it when the commit's workflow files differ from the default branch's.
  welcome: { workflows: "write" },
  urgency: "effect",
  ifNotFound:
    "The App needs Contents: write there. When the commit changes .github/workflows, GitHub also wants " +
    "Workflows: write; grant it, or create the tag yourself.",
} as const;

/**
 * Sees to it that there is this tag at this commit ("Create a reference", REST API). One that is elsewhere stays
 * there and is a "conflict".
 */
export async function ensureTag(
  github: GitHub,
  at: { readonly repo: RepoName; readonly tag: string; readonly commit: Sha },
): Promise<Result<void>> {
  const { repo, tag, commit } = at;
  const { owner, name } = splitRepo(repo);
  const made = await github.write({
    repo,
    ...toTag,
    doing: wording`create the tag ${tag} in ${repo}`,
    shape: anyShape,
    ask: (octokit) =>
      octokit.rest.git.createRef({ owner, repo: name, ref: `refs/tags/${tag}`, sha: commit }),
  });
  if (made.ok) return succeed(undefined);
  if (!made.failure.message.includes("Reference already exists")) return made;
  const there = await commitOfTag(github, { repo, tag });
  if (!there.ok) return there;
  if (there.value === commit) return succeed(undefined);
  return fail({
    kind: "conflict",
    message: wording`The tag ${tag} of ${repo} is at ${there.value ?? "no commit"}, not at ${commit}, which is to be deployed.`,
    hint: wording`That name is the release train's: look who made or moved it, and delete the tag.`,
    retry: "never",
  });
}
