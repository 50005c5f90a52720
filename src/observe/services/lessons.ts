/** What earlier answers taught of repositories: what is known to be needed is asked for at once. */
import type { RepoName } from "../../model/ids.ts";
import type { Lessons } from "./service-question.ts";

/** Of releases of one version. */
export interface LearnedOf extends Lessons {
  readonly learnMilestones: (repo: RepoName, own: readonly { readonly number: number }[]) => void;
  readonly learnNext: (repo: RepoName, nextMilestone: number) => void;
  readonly learnHeads: (repo: RepoName, heads: readonly string[]) => void;
  readonly learnDeployments: (repo: RepoName, environment: string, enough: number) => void;
}

export function createLessons(): { of(version: string): LearnedOf } {
  const milestones = new Map<string, readonly number[]>();
  const nextMilestones = new Map<RepoName, number>();
  const heads = new Map<string, readonly string[]>();
  const enough = new Map<string, number>();
  return {
    of(version) {
      const key = (repo: RepoName): string => `${repo} ${version}`;
      return {
        milestones: (repo) => milestones.get(key(repo)) ?? [],
        nextMilestone: (repo) =>
          milestones.get(key(repo))?.length === 0 ? nextMilestones.get(repo) : undefined,
        heads: (repo) => heads.get(key(repo)),
        deployments: (repo, environment) => enough.get(`${key(repo)} ${environment}`),
        learnMilestones(repo, own) {
          const numbers = own.map(({ number }) => number);
          milestones.set(key(repo), numbers);
        },
        learnNext: (repo, number) => void nextMilestones.set(repo, number),
        learnHeads: (repo, found) => void heads.set(key(repo), found),
        learnDeployments: (repo, environment, count) =>
          void enough.set(`${key(repo)} ${environment}`, count),
      };
    },
  };
}
