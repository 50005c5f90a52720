/** Pull requests that change the train file: of forks, they are all that the App hears. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { mergeBaseOf } from "../../github/resources/compare.ts";
import { shaShape } from "../../github/resources/shapes.ts";
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import { trainFilePath } from "../../model/marks/marks.ts";
import { ask, type Put } from "../ask/ask.ts";
import { part } from "../ask/part.ts";
import { wording } from "../../model/view/wording.ts";

const commitShape = z.object({ oid: shaShape, file: z.object({ oid: shaShape }).nullable() });
const pullShape = z.object({
  commits: z.object({ nodes: z.array(z.object({ commit: commitShape })).max(1) }),
  baseRef: z.object({ target: commitShape }).nullable(),
});

const fragment = `fragment TrainBlob on Commit { oid file(path: "${trainFilePath}") { oid } }`;

/**
 * The head of a pull request that changes the train file or adds one; null: it does neither. One point for
 * any pull request, two requests more for those whose file differs from that of their base.
 */
export async function changedTrainFile(
  github: GitHub,
  at: { readonly repo: RepoName; readonly number: number },
): Promise<Result<Sha | null>> {
  const { repo } = at;
  const pull = await read(github, repo, "pullRequest", pullShape, (put) => {
    // The newest one is its head.
    const parts = "commits(last: 1) { nodes { commit { ...TrainBlob } } }";
    return `pullRequest(number: ${put("Int!", at.number)}) {
      ${parts} baseRef { target { ...TrainBlob } }
    }`;
  });
  if (!pull.ok) return pull;
  const head = pull.value.commits.nodes[0]?.commit;
  const base = pull.value.baseRef?.target;
  if (!head?.file || head.file.oid === base?.file?.oid) return succeed(null);
  if (!base?.file) return succeed(head.oid);
  // The base may have gone on since the branch left it.
  const origin = await mergeBaseOf(github, { repo, base: base.oid, head: head.oid });
  if (!origin.ok) return origin;
  const before = await read(
    github,
    repo,
    "object",
    commitShape,
    (put) => `object(oid: ${put("GitObjectID!", origin.value)}) { ...TrainBlob }`,
  );
  if (!before.ok) return before;
  return succeed(before.value.file?.oid === head.file.oid ? null : head.oid);
}

async function read<T>(
  github: GitHub,
  repo: RepoName,
  key: string,
  shape: z.ZodType<T>,
  select: (put: Put) => string,
): Promise<Result<T>> {
  const [answer] = await ask(github, [{ repo, select }], { fragments: [fragment] });
  if (!answer) return fail(unread(repo, "GitHub did not answer"));
  if (!answer.ok) return answer;
  const reading = part(answer.value, key, shape);
  return reading.kind === "known" ? succeed(reading.value) : fail(unread(repo, reading.why));
}

const unread = (repo: RepoName, why: string): Failure => ({
  kind: "unexpected",
  message: wording`A pull request of ${repo} can't be read: ${why}.`,
  hint: wording`Its next commit is looked at again.`,
  retry: "later",
});
