import { isContained } from "../github/compare.ts";
import type { GitHub } from "../github/github.ts";
import { known, unknown, type Reading } from "../model/failure.ts";
import type { RepoName, Sha } from "../model/ids.ts";

export interface BranchHistory {
  readonly repo: RepoName;
  readonly branch: string;
  readonly tip: Sha;
  /** The newest commits of the branch, the tip among them; not all. */
  readonly recent: ReadonlySet<Sha>;
}

export type Containment = (branch: BranchHistory, commit: Sha) => Promise<Reading<boolean>>;

interface Remembered {
  readonly tip: Sha;
  readonly answers: Map<Sha, boolean>;
}

const branchesMax = 2_000;

/**
 * Tells whether a commit is in a branch's history, from the newest commits where possible, else by asking
 * GitHub. What was in an earlier tip is in every tip that has that one in its history; what was not has to
 * be asked again.
 */
export function createContainment(github: GitHub): Containment {
  const branches = new Map<string, Remembered>();
  const answersFor = ({ repo, branch, tip, recent }: BranchHistory): Map<Sha, boolean> => {
    const key = `${repo} ${branch}`;
    const before = branches.get(key);
    if (before?.tip === tip) return before.answers;
    const kept =
      before && recent.has(before.tip)
        ? [...before.answers].filter(([, contained]) => contained)
        : [];
    const answers = new Map(kept);
    branches.delete(key);
    branches.set(key, { tip, answers });
    const oldest = branches.keys().next().value;
    if (branches.size > branchesMax && oldest !== undefined) branches.delete(oldest);
    return answers;
  };
  return async (branch, commit) => {
    const answers = answersFor(branch);
    const answer = branch.recent.has(commit) || answers.get(commit);
    if (answer !== undefined) {
      answers.set(commit, answer);
      return known(answer);
    }
    const asked = await isContained(github, { repo: branch.repo, base: branch.tip, commit });
    if (!asked.ok) return unknown(asked.failure.message);
    answers.set(commit, asked.value);
    return known(asked.value);
  };
}
