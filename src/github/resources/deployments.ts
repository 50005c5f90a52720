import { cut } from "../../model/cut.ts";
import { z } from "zod";
import { fail, succeed, type Result } from "../../model/failure.ts";
import {
  splitRepo,
  type ReleaseKey,
  type RepoName,
  type ServiceId,
  type Sha,
} from "../../model/ids.ts";
import type { Direction } from "../../model/release/release.ts";
import type { GitHub } from "../client/github.ts";
import { idShape, shaShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

/** What a deployment of a train carries; pipelines may read it. */
interface DeploymentPayload {
  readonly train: string;
  /** Version of the release, without a leading `v`. */
  readonly release: string;
  /** `owner/name#number` of the tracking issue, for whoever reads it. */
  readonly issue: string;
  /** What the release is known by, whatever its repository is called. */
  readonly key: ReleaseKey;
  readonly service: ServiceId;
  readonly version: string;
  /** What the deployment is to be of, whatever its ref names when GitHub looks. */
  readonly commit: Sha;
  readonly attempt: number;
  /** Unique per decision to deploy: GitHub itself has no key against creating twice. */
  readonly intent: string;
  /** It is tried in staging; absent: it is meant. */
  readonly rehearsal?: true;
}

export interface NewDeployment {
  readonly repo: RepoName;
  readonly commit: Sha;
  /** A tag at the commit, by which the deployment names it; null: by itself, and `GITHUB_REF` is empty then. */
  readonly tag: string | null;
  readonly environment: string;
  readonly task: Direction;
  readonly payload: DeploymentPayload;
  /** At most 140 characters are sent. */
  readonly description: string;
}

export interface CreatedDeployment {
  /** Database id. */
  readonly id: number;
  readonly sha: Sha;
}

const createdShape = z.object({ id: idShape, sha: shaShape });
// 202: GitHub merged a branch instead of creating a deployment, and tells so in a message.
const mergedShape = z.object({ message: z.string() });

/**
 * Creates a deployment of exactly this commit. `auto_merge` and `required_contexts` are always sent, since
 * GitHub's defaults merge the default branch into the ref and refuse on any red check ("Create a
 * deployment", REST API). 409 and 422 come back as "conflict" and "invalid" with GitHub's own words. Never
 * repeated here: after "unreachable" look for the payload's intent before another try.
 */
export async function createDeployment(
  github: GitHub,
  deployment: NewDeployment,
): Promise<Result<CreatedDeployment>> {
  const { repo, commit, tag, environment } = deployment;
  const { owner, name } = splitRepo(repo);
  const answer = await github.write({
    repo,
    permissions: { deployments: "write" },
    // The way back waits for nothing.
    urgency: deployment.task === "rollback" ? "brake" : "effect",
    doing: wording`create a deployment of ${commit.slice(0, 7)} to ${environment} in ${repo}`,
    shape: z.union([createdShape, mergedShape]),
    ask: (octokit) =>
      octokit.rest.repos.createDeployment({
        owner,
        repo: name,
        ref: tag ?? commit,
        task: deployment.task,
        environment,
        production_environment: true,
        auto_merge: false,
        required_contexts: [],
        payload: { ...deployment.payload },
        description: cut(deployment.description, 140),
      }),
  });
  if (!answer.ok) return answer;
  const created = answer.value;
  if ("message" in created) {
    return fail({
      kind: "unexpected",
      message: wording`GitHub created no deployment in ${repo}, but says: ${created.message}`,
      hint: wording`Look at the branches of the repository: GitHub may have merged one into another.`,
      retry: "never",
    });
  }
  if (created.sha !== commit) {
    return fail({
      kind: "unexpected",
      message: wording`GitHub created deployment ${created.id} in ${repo} for ${created.sha} instead of ${commit}.`,
      hint: wording`Stop what deploys it; another branch or tag may be named like ${tag ?? "the commit"}.`,
      retry: "never",
    });
  }
  return succeed(created);
}
