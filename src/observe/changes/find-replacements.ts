/** What the names stand for that people give of fixes, and whether a repository itself has them. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { mergeBaseOf } from "../../github/resources/compare.ts";
import { instantShape, shaShape } from "../../github/resources/shapes.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import type { FoundReplacement, ReplacementQuestion } from "../../model/release/replacement.ts";
import { hashIn } from "../../decide/commands/fix-name.ts";
import { short } from "../../text/short.ts";
import { ask, type Answer, type Put, type Question } from "../ask/ask.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { pageInfo, pageOf, part } from "../ask/part.ts";
import { wording } from "../../model/view/wording.ts";

export type FindReplacements = (
  questions: readonly ReplacementQuestion[],
) => Promise<ReadonlyMap<number, Reading<FoundReplacement>>>;

/** By the comment that names it. */
export const createFindReplacements =
  (github: GitHub): FindReplacements =>
  async (questions) => {
    const asked = questions.map((question): Question => ({
      repo: question.repo,
      select: (put) => selectionOf(put, question),
    }));
    const answers = await ask(github, asked, { fragments: [] });
    const found = await inParallel(4, questions, async (question, index) => {
      const answer = answers[index];
      if (!answer?.ok)
        return unknown<never>(answer?.failure.message ?? wording`GitHub did not answer`);
      return foundIn(github, question, answer.value);
    });
    return new Map(
      questions.map(({ comment }, index) => [
        comment,
        found[index] ?? unknown(wording`it was not read`),
      ]),
    );
  };

const commitFields = "oid committedDate";

function selectionOf(put: Put, { name, releaseBranch }: ReplacementQuestion): string {
  const hash = hashIn(name);
  const branch = put("String!", `refs/heads/${name}`);
  const release = put("String!", `refs/heads/${releaseBranch}`);
  return [
    "id",
    `branch: ref(qualifiedName: ${branch}) { target { ... on Commit { ${commitFields} } } }`,
    `release: ref(qualifiedName: ${release}) { target { oid } }`,
    "default: defaultBranchRef { target { oid } }",
    // An open pull request of the repository itself: its head is the head of a branch there.
    ...(hash === undefined
      ? []
      : [
          `commit: object(expression: ${put("String!", hash)}) { ... on Commit { ${commitFields}
            associatedPullRequests(first: 20) { ${pageInfo}
              nodes { state headRefOid isCrossRepository baseRepository { id } } } } }`,
        ]),
  ].join("\n");
}

const commitShape = z.object({ oid: shaShape, committedDate: instantShape });
const pullShape = z.object({
  state: z.string(),
  headRefOid: shaShape,
  isCrossRepository: z.boolean(),
  baseRepository: z.object({ id: z.string() }).nullable(),
});
const namedShape = commitShape
  .extend({ associatedPullRequests: pageOf(pullShape) })
  // An object that is no commit has none of these fields.
  .or(z.object({ oid: z.undefined() }).transform(() => null))
  .nullable();
const branchShape = z.object({ target: commitShape }).nullable();
const headShape = z.object({ target: z.object({ oid: shaShape }) }).nullable();

async function foundIn(
  github: GitHub,
  question: ReplacementQuestion,
  answer: Answer,
): Promise<Reading<FoundReplacement>> {
  const { name, repo, running } = question;
  const hash = hashIn(name);
  const branch = part(answer, "branch", branchShape);
  const commit = hash === undefined ? known(null) : part(answer, "commit", namedShape, isAmbiguous);
  if (branch.kind === "unknown") return branch;
  if (commit.kind === "unknown") return commit;
  const head = branch.value?.target;
  // As git does, GitHub takes a name for a branch or tag before it takes it for a hash.
  const named = hash !== undefined && commit.value?.oid.startsWith(hash) ? commit.value : null;
  if (head && hash !== undefined && !head.oid.startsWith(hash)) return known({ kind: "both" });
  const meant = head ?? named;
  if (!meant) return known({ kind: "none" });
  const { oid, committedDate: committedAt } = meant;
  if (!head && named) {
    const isHead = named.associatedPullRequests.nodes.some(
      (pull) =>
        pull.state === "OPEN" &&
        !pull.isCrossRepository &&
        pull.headRefOid === oid &&
        pull.baseRepository?.id === answer.data["id"],
    );
    const isHere = isHead ? known(true) : await isInBranches(github, repo, oid, answer);
    if (isHere.kind === "unknown") return isHere;
    if (!isHere.value && named.associatedPullRequests.next !== null) {
      return unknown(
        wording`${short(oid)} has more pull requests than GitHub listed: name its branch`,
      );
    }
    if (!isHere.value) return known({ kind: "astray", commit: oid });
  }
  const isOld = running === null ? known(false) : await isIn(github, repo, oid, running);
  if (isOld.kind === "unknown") return isOld;
  const found = { kind: "found", commit: oid, committedAt, isOld: isOld.value } as const;
  return known({ ...found, branch: head ? name : null });
}

/** Of a short hash that several objects have GitHub makes nothing, or an error. */
const isAmbiguous = ({ message }: { readonly message: string }): boolean =>
  /ambiguous/i.test(message);

/** Whether the release branch or the default branch has it. */
async function isInBranches(
  github: GitHub,
  repo: RepoName,
  commit: Sha,
  answer: Answer,
): Promise<Reading<boolean>> {
  for (const key of ["release", "default"]) {
    const head = part(answer, key, headShape);
    if (head.kind === "unknown") return head;
    if (!head.value) continue;
    const isHere = await isIn(github, repo, commit, head.value.target.oid);
    if (isHere.kind === "unknown" || isHere.value) return isHere;
  }
  return known(false);
}

/** Whether a commit is another one, or in its history. */
async function isIn(
  github: GitHub,
  repo: RepoName,
  commit: Sha,
  head: Sha,
): Promise<Reading<boolean>> {
  if (commit === head) return known(true);
  const base = await mergeBaseOf(github, { repo, base: commit, head });
  if (base.ok) return known(base.value === commit);
  // Histories that have nothing in common.
  if (base.failure.kind === "not found") return known(false);
  return unknown(base.failure.message);
}
