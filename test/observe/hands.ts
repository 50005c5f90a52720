import { shipChange, type Change } from "../../src/simulator/people.ts";
import {
  cherryPick,
  commit,
  createBranch,
  mergeBranches,
  revert,
} from "../../src/simulator/world/commits.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import {
  mergePull,
  openPull,
  revertPull,
  type MergeMethod,
} from "../../src/simulator/world/pulls.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { branch, type TrainWorld } from "./train-world.ts";

/** What people do to pull requests and branches of the one repository. */
export function handsOn(world: TrainWorld) {
  const { world: it, mike: by } = world;
  const repo = world.repository("api");
  let files = 0;
  const merge = (pull: Issue, method: MergeMethod = "merge") =>
    mergePull(it, repo, pull, { method, by });
  return {
    repo,
    merge,
    /** A merged pull request into main with the milestone of the release. */
    ship: (more: Partial<Change> & { method?: MergeMethod } = {}): Issue =>
      shipChange(it, repo, {
        by,
        title: "Faster",
        files: { [`file-${(files += 1)}`]: "1" },
        milestone: "2.5.0",
        ...more,
      }),
    /** The same of several commits. */
    shipMany: (count: number, method: MergeMethod, into = "main"): Issue => {
      const head = `many-${(files += 1)}`;
      createBranch(it, repo, { name: head, from: into, by });
      for (let one = 1; one <= count; one += 1) {
        const change = { [`${head}/${one}`]: "1" };
        commit(it, repo, { branch: head, files: change, message: `Step ${one} of ${head}`, by });
      }
      const pull = openPull(it, repo, { head, base: into, title: "Many", by });
      editIssue(it, repo, pull, { labels: ["release:2.5.0"], by });
      merge(pull, method);
      return pull;
    },
    /** A merged pull request into the release branch that carries a pick of these commits. */
    backport: (
      from: readonly string[],
      how: { title?: string; head?: string; body?: string },
    ): Issue => {
      const { title = "Into the release", head = `to-release-${(files += 1)}`, body = "" } = how;
      createBranch(it, repo, { name: head, from: branch, by });
      for (const sha of from) cherryPick(it, repo, { sha, branch: head, by });
      if (from.length === 0) {
        commit(it, repo, { branch: head, files: { [head]: "1" }, message: title, by });
      }
      const pull = openPull(it, repo, { head, base: branch, title, body, by });
      merge(pull, "squash");
      return pull;
    },
    pick: (sha: string, to = branch) =>
      cherryPick(it, repo, { sha, branch: to, by, trailer: true }),
    revert: (sha: string, on = branch) => revert(it, repo, { sha, branch: on, by }),
    /** GitHub's button, merged. */
    undo: (pull: Issue, method: MergeMethod = "merge"): Issue => {
      const undoing = revertPull(it, repo, pull, { by });
      merge(undoing, method);
      return undoing;
    },
    mergeMain: () => mergeBranches(it, repo, { base: branch, head: "main", by }),
    /** Own commits of a pull request, oldest first. */
    commitsOf: (pull: Issue): readonly string[] => {
      const commits: string[] = [];
      const stop = tipOf(repo, "main");
      for (let sha = pull.pull?.headSha; sha !== undefined && sha !== pull.pull?.baseSha;) {
        commits.unshift(sha);
        sha = repo.commits.get(sha)?.parents[0];
        if (sha === stop) break;
      }
      return commits;
    },
    mergeOf: (pull: Issue): string => pull.pull?.mergeCommit ?? "",
  };
}
export type Hands = ReturnType<typeof handsOn>;

/** `#n kind` and by what, of every pull request that is meant. */
export async function containments(world: TrainWorld, service = "api"): Promise<readonly string[]> {
  const { pulls } = await world.factsOf(service);
  if (pulls.kind === "unknown") throw new Error(pulls.why);
  return pulls.value.map(({ number, containment }) => {
    if (containment.kind === "unknown") return `#${number} unknown: ${containment.why}`;
    const { value } = containment;
    const by = value.kind === "reverted" ? value.by : value.kind === "contained" ? value.via : null;
    return by === null ? `#${number} ${value.kind}` : `#${number} ${value.kind} by ${by.text}`;
  });
}

export const short = (sha: string): string => sha.slice(0, 7);
