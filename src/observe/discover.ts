/** Finds the open releases of every train that the App can see: at the start and every now and then. */
import { z } from "zod";
import type { GitHub } from "../github/github.ts";
import { succeed, type Reading, type Result } from "../model/failure.ts";
import { releaseKey, type ReleaseKey, type RepoName } from "../model/ids.ts";
import { trackingLabel } from "../model/marks.ts";
import type { ReadTrainFile } from "../model/train.ts";
import { ask, type Answer, type Put } from "./ask.ts";
import { pageInfo, pageOf, part, wholeList } from "./part.ts";
import { defaultBranchShape, trainCommitFragment, trainFactsOf } from "./train-at.ts";

export interface Discovery {
  readonly releases: readonly DiscoveredRelease[];
  /** What could not be read: releases there may be missing from this list. */
  readonly unread: readonly { readonly where: string; readonly why: string }[];
}

export interface DiscoveredRelease {
  readonly key: ReleaseKey;
  /** The train repository and those of all its services. */
  readonly repositories: readonly RepoName[];
}

const reposPerRequest = 40;

/** The open tracking issues of every repository with a train file. A Failure: not even the installations. */
export async function discoverReleases(
  github: GitHub,
  readTrainFile: ReadTrainFile,
): Promise<Result<Discovery>> {
  const installations = await github.installations();
  if (!installations.ok) return installations;
  const releases: DiscoveredRelease[] = [];
  const unread: { where: string; why: string }[] = [];
  const repos: RepoName[] = [];
  for (const { id, owner, isSuspended } of installations.value) {
    if (isSuspended) continue;
    const reached = await github.repositoriesOf(id);
    if (!reached.ok) unread.push({ where: owner, why: reached.failure.message });
    // An archived repository takes no comments: no release can go on there.
    else repos.push(...reached.value.flatMap(({ repo, isArchived }) => (isArchived ? [] : repo)));
  }
  const answers = await ask(
    github,
    repos.map((repo) => ({ repo, select: selection })),
    { fragments: [trainCommitFragment], batch: reposPerRequest },
  );
  for (const [index, repo] of repos.entries()) {
    const answer = answers[index];
    const found = answer?.ok
      ? await releasesIn(github, repo, answer.value, readTrainFile)
      : { kind: "unknown" as const, why: answer?.failure.message ?? "GitHub did not answer" };
    if (found.kind === "known") releases.push(...found.value);
    else unread.push({ where: repo, why: found.why });
  }
  return succeed({ releases, unread });
}

const issues = (put: Put, after: string | null): string =>
  `issues(states: OPEN, labels: ${put("[String!]", [trackingLabel])}, first: 100,
    after: ${put("String", after)}) { ${pageInfo} nodes { number } }`;

const selection = (put: Put): string =>
  `defaultBranchRef { target { ...TrainCommit } } ${issues(put, null)}`;

const issuePageShape = pageOf(z.object({ number: z.int() }));

async function releasesIn(
  github: GitHub,
  repo: RepoName,
  answer: Answer,
  readTrainFile: ReadTrainFile,
): Promise<Reading<readonly DiscoveredRelease[]>> {
  const head = part(answer, "defaultBranchRef", defaultBranchShape);
  if (head.kind === "unknown") return head;
  if (head.value === null) return { kind: "known", value: [] };
  const train = trainFactsOf(head.value.target, readTrainFile);
  if (train.kind === "missing") return { kind: "known", value: [] };
  const open = await wholeList(github, part(answer, "issues", issuePageShape), {
    repo,
    select: (put, cursor) => `page: ${issues(put, cursor)}`,
    shape: issuePageShape,
    pagesMax: 10,
  });
  if (open.kind === "unknown") return open;
  const services = train.kind === "valid" ? train.train.services : [];
  const repositories = [...new Set([repo, ...services.map((service) => service.repo)])];
  const releases = open.value.map(({ number }) => ({
    key: releaseKey(repo, number),
    repositories,
  }));
  return { kind: "known", value: releases };
}
