/** The labels of the pull requests with which commits came. */
import { z } from "zod";
import type { CommitAt } from "../decide/guard/commits-to-check.ts";
import { isHotfixLabel } from "../decide/guard/foreign.ts";
import type { GitHub } from "../github/github.ts";
import { known, unknown, type Reading } from "../model/failure.ts";
import type { Sha } from "../model/ids.ts";
import { ask, type Question } from "./ask.ts";
import { part } from "./part.ts";
import { createRemembered } from "./remembered.ts";

const introducedShape = z
  .object({
    associatedPullRequests: z.object({
      nodes: z.array(
        z.object({
          state: z.string(),
          labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
        }),
      ),
    }),
  })
  .nullable();

/** The newest are enough: what holds a release for longer is for people to look at. */
const commitsMax = 20;
const rememberedMax = 1_000;

export type ReadLabels = (
  commits: readonly CommitAt[],
) => Promise<ReadonlyMap<Sha, Reading<readonly string[]>>>;

/**
 * Reads them in one request, and remembers those that there are: a label may still come, and one that was there
 * when its commit was deployed counts. GitHub also names open pull requests with a commit; only merged ones count.
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
    open.forEach(({ commit }, index) => {
      const answer = answers[index];
      const reading = answer?.ok
        ? labelsOf(part(answer.value, "commit", introducedShape))
        : unknown<readonly string[]>(answer?.failure.message ?? "GitHub did not answer");
      if (reading.kind === "known" && reading.value.length > 0) {
        remembered.put(commit, reading.value);
      }
      labels.set(commit, reading);
    });
    return labels;
  };
}

const question = ({ repo, commit }: CommitAt): Question => ({
  repo,
  select: (put) => `commit: object(oid: ${put("GitObjectID!", commit)}) {
    ... on Commit { associatedPullRequests(first: 5) {
      nodes { state labels(first: 20) { nodes { name } } } } } }`,
});

function labelsOf(read: Reading<z.infer<typeof introducedShape>>): Reading<readonly string[]> {
  if (read.kind === "unknown") return read;
  const merged = (read.value?.associatedPullRequests.nodes ?? []).filter(
    ({ state }) => state === "MERGED",
  );
  return known(merged.flatMap(({ labels }) => labels?.nodes.map(({ name }) => name) ?? []));
}

/** Whether the pull request with which a commit came is labelled as a hotfix; what can't be read isn't. */
export function createHotfixLook(github: GitHub): (at: CommitAt) => Promise<boolean> {
  const readLabels = createReadLabels(github);
  return async (at) => {
    const labels = (await readLabels([at])).get(at.commit);
    return labels?.kind === "known" && labels.value.some(isHotfixLabel);
  };
}
