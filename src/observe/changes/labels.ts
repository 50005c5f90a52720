/** The labels of the pull requests with which commits came. */
import { z } from "zod";
import type { CommitAt } from "../../decide/questions/commits-to-check.ts";
import { isHotfixLabel } from "../../decide/guard/unmanaged.ts";
import type { GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { Sha } from "../../model/ids.ts";
import { ask, type Answer, type Put, type Question } from "../ask/ask.ts";
import { pageInfo, pageOf, part, wholeList } from "../ask/part.ts";
import { createRemembered } from "../ask/remembered.ts";
import { wording } from "../../model/view/wording.ts";

const labelledShape = z.object({
  state: z.string(),
  baseRepository: z.object({ id: z.string() }).nullable(),
  labels: pageOf(z.object({ name: z.string() })).nullable(),
});
type Labelled = z.infer<typeof labelledShape>;
const introducedShape = z
  .object({ associatedPullRequests: pageOf(labelledShape) })
  .nullable()
  .transform((commit) => commit?.associatedPullRequests ?? { nodes: [], next: null });
const homeShape = z.string();

/** The newest are enough: what holds a release for longer is for people to look at. */
const commitsMax = 20;
const rememberedMax = 1_000;

export type ReadLabels = (
  commits: readonly CommitAt[],
) => Promise<ReadonlyMap<Sha, Reading<readonly string[]>>>;

/**
 * Reads them in one request, and remembers those that there are: a label may still come, and one that was there
 * when its commit was deployed counts. GitHub also names open pull requests with a commit, and those that were merged in forks:
 * only what was merged in this repository counts.
 */
export function createReadLabels(github: GitHub): ReadLabels {
  const remembered = createRemembered<readonly string[]>(rememberedMax);
  return async (commits) => {
    const labels = new Map<Sha, Reading<readonly string[]>>();
    const wanted = new Map(commits.map((one) => [one.commit, one]));
    for (const { commit } of wanted.values()) {
      const before = remembered.get(commit);
      if (before) labels.set(commit, known(before));
    }
    const open = [...wanted.values()]
      .filter(({ commit }) => !labels.has(commit))
      .slice(-commitsMax);
    const answers = await ask(github, open.map(question));
    for (const [index, at] of open.entries()) {
      const answer = answers[index];
      const reading = answer?.ok
        ? await labelsOf(github, at, answer.value)
        : unknown<readonly string[]>(answer?.failure.message ?? wording`GitHub did not answer`);
      if (reading.kind === "known" && reading.value.length > 0) {
        remembered.put(at.commit, reading.value);
      }
      labels.set(at.commit, reading);
    }
    return labels;
  };
}

const associated = (put: Put, { commit }: CommitAt, after: string | null): string =>
  `object(oid: ${put("GitObjectID!", commit)}) { ... on Commit {
    associatedPullRequests(first: 5, after: ${put("String", after)}) { ${pageInfo}
      nodes { state baseRepository { id } labels(first: 100) { ${pageInfo} nodes { name } } } } } }`;

const question = (at: CommitAt): Question => ({
  repo: at.repo,
  select: (put) => `id commit: ${associated(put, at, null)}`,
});

async function labelsOf(
  github: GitHub,
  at: CommitAt,
  answer: Answer,
): Promise<Reading<readonly string[]>> {
  const home = part(answer, "id", homeShape);
  if (home.kind === "unknown") return home;
  const isOwn = ({ state, baseRepository }: Labelled): boolean =>
    state === "MERGED" && baseRepository?.id === home.value;
  const pulls = await wholeList(github, part(answer, "commit", introducedShape), {
    repo: at.repo,
    select: (put, cursor) => `page: ${associated(put, at, cursor)}`,
    shape: introducedShape,
    pagesMax: 20,
  });
  if (pulls.kind === "unknown") return pulls;
  const labels = pulls.value.filter(isOwn).flatMap((one) => one.labels ?? []);
  if (labels.some(({ next }) => next !== null))
    return unknown(wording`it has more labels than can be read`);
  return known(labels.flatMap(({ nodes }) => nodes.map(({ name }) => name)));
}

/** Whether the pull request with which a commit came is labelled as a hotfix; what can't be read isn't. */
export function createHotfixLook(github: GitHub): (at: CommitAt) => Promise<boolean> {
  const readLabels = createReadLabels(github);
  return async (at) => {
    const labels = (await readLabels([at])).get(at.commit);
    return labels?.kind === "known" && labels.value.some(isHotfixLabel);
  };
}
