/** Finds every train that the App can see and its open releases: at the start and every now and then. */
import { z } from "zod";
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { shaShape } from "../../github/resources/shapes.ts";
import { known, succeed, unknown, type Reading, type Result } from "../../model/failure.ts";
import type { Formless } from "../../model/github/formless.ts";
import { releaseKey, type ReleaseKey, type RepoName, type Sha } from "../../model/ids.ts";
import { issueFormBranch, issueFormPath, trackingLabel } from "../../model/marks/marks.ts";
import type { ReadTrainFile } from "../../model/train/train.ts";
import { accountFragment, accountShape, isOurs } from "../ask/account.ts";
import { ask, type Answer, type Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part, wholeList } from "../ask/part.ts";
import { readReached, type Reached } from "./reached.ts";
import { defaultBranchShape, trainCommitFragment, trainFactsOf } from "./train-at.ts";
import { wording } from "../../model/view/wording.ts";

export interface Discovery {
  /** All repositories that were found, archived ones as well. */
  readonly reached: readonly Reached[];
  readonly releases: readonly DiscoveredRelease[];
  /** All train repositories. */
  readonly trains: readonly TrainRepository[];
  /** Train repositories whose train opens releases by a schedule. */
  readonly scheduled: readonly TrainRepository[];
  /** Train repositories without issue form, to whose people the App has never offered it. */
  readonly formless: readonly Formless[];
  /** What could not be read: releases there may be missing from this list. */
  readonly unread: readonly { readonly where: string; readonly why: string }[];
}

/** A repository with a train file, by GitHub's id and by the name under which it goes now. */
export interface TrainRepository {
  readonly id: number;
  readonly repo: RepoName;
}

export interface DiscoveredRelease {
  readonly key: ReleaseKey;
  /** The train repository, as it is called now. */
  readonly repo: RepoName;
  /** The train repository and those of all its services; `id` where it is known. */
  readonly repositories: readonly { readonly repo: RepoName; readonly id: number | null }[];
  /** The train file can't be followed, so which repositories its services have isn't known. */
  readonly isUncertain?: boolean;
}

const reposPerRequest = 40;

/** What it takes to offer the issue form by a pull request, and to say so. */
const proposing = ["contents", "issues", "pull_requests"] as const;

/** The open tracking issues of every repository with a train file. A Failure: not even the installations. */
export async function discoverReleases(
  github: GitHub,
  readTrainFile: ReadTrainFile,
): Promise<Result<Discovery>> {
  const reach = await readReached(github);
  if (!reach.ok) return reach;
  const app = await github.app();
  if (!app.ok) return app;
  const releases: DiscoveredRelease[] = [];
  const trains: TrainRepository[] = [];
  const scheduled: TrainRepository[] = [];
  const ids = new Map<string, number>();
  const formless: Formless[] = [];
  const { repositories: reached, unlisted } = reach.value;
  const unread = unlisted.map(({ owner, failure }) => ({
    where: owner,
    why: failure.message,
  }));
  const repos: RepoName[] = [];
  const permitted = new Set<RepoName>();
  for (const { repo, id, isArchived, permissions } of reached) {
    ids.set(repo.toLowerCase(), id);
    // An archived repository takes no comments: no release can go on there.
    if (isArchived) continue;
    repos.push(repo);
    if (proposing.every((name) => permissions[name] === "write")) permitted.add(repo);
  }
  const answers = await ask(
    github,
    repos.map((repo) => ({ repo, select: selection })),
    { fragments: [trainCommitFragment, formFragment, accountFragment], batch: reposPerRequest },
  );
  for (const [index, repo] of repos.entries()) {
    const answer = answers[index];
    const found = answer?.ok
      ? await releasesIn({ github, readTrainFile, ids }, repo, answer.value)
      : {
          kind: "unknown" as const,
          why: answer?.failure.message ?? wording`GitHub did not answer`,
        };
    if (found.kind === "unknown") {
      unread.push({ where: repo, why: found.why });
      continue;
    }
    releases.push(...found.value.releases);
    const train = { repo, id: found.value.id };
    if (found.value.hasTrain) trains.push(train);
    if (found.value.isScheduled) scheduled.push(train);
    const without = answer?.ok ? formlessAt(answer.value, app.value) : undefined;
    if (without) formless.push({ repo, ...without, isPermitted: permitted.has(repo) });
  }
  return succeed({ reached, releases, trains, scheduled, formless, unread });
}

const issues = (put: Put, after: string | null): string =>
  `issues(states: OPEN, labels: ${put("[String!]", [trackingLabel])}, first: 100,
    after: ${put("String", after)}) { ${pageInfo} nodes { number } }`;

const selection = (put: Put): string =>
  `defaultBranchRef { name target { ...TrainCommit ...FormCommit } } ${issues(put, null)}
  offers: pullRequests(headRefName: ${put("String", issueFormBranch)}, first: 20) {
    ${pageInfo} nodes { author { ...Account } }
  }`;

const formFragment = `fragment FormCommit on Commit { form: file(path: "${issueFormPath}") { name } }`;
const formShape = z
  .object({
    name: z.string(),
    target: z.object({
      oid: shaShape,
      file: z.object({}).nullable(),
      form: z.object({}).nullable(),
    }),
  })
  .nullable();
const offersShape = pageOf(z.object({ author: accountShape }));

/** Where the form would go; undefined: no train, it has the form, or its people know of it and had their say. */
function formlessAt(
  answer: Answer,
  app: AppIdentity,
): { readonly base: string; readonly head: Sha } | undefined {
  const branch = part(answer, "defaultBranchRef", formShape);
  const offers = part(answer, "offers", offersShape);
  if (branch.kind === "unknown" || offers.kind === "unknown" || !branch.value) return undefined;
  const { name, target } = branch.value;
  if (!target.file || target.form) return undefined;
  // Anybody may call a branch like that: among more than these may be the one that was refused.
  if (offers.value.next !== null) return undefined;
  if (offers.value.nodes.some(({ author }) => isOurs(author, app))) return undefined;
  return { base: name, head: target.oid };
}

const issuePageShape = pageOf(z.object({ number: z.int() }));

interface Found {
  readonly id: number;
  readonly releases: readonly DiscoveredRelease[];
  readonly hasTrain: boolean;
  readonly isScheduled: boolean;
}

interface Reader {
  readonly github: GitHub;
  readonly readTrainFile: ReadTrainFile;
  /** GitHub's ids of the repositories that the App reaches, by name in lower case. */
  readonly ids: ReadonlyMap<string, number>;
}

async function releasesIn(
  { github, readTrainFile, ids }: Reader,
  repo: RepoName,
  answer: Answer,
): Promise<Reading<Found>> {
  const id = ids.get(repo.toLowerCase());
  if (id === undefined) return unknown(wording`GitHub gives no id for ${repo}`);
  const noTrain: Reading<Found> = known({ id, releases: [], hasTrain: false, isScheduled: false });
  const head = part(answer, "defaultBranchRef", defaultBranchShape);
  if (head.kind === "unknown") return head;
  if (head.value === null) return noTrain;
  const train = trainFactsOf(repo, head.value.target, readTrainFile);
  if (train.kind === "missing") return noTrain;
  const open = await wholeList(github, part(answer, "issues", issuePageShape), {
    repo,
    select: (put, cursor) => `page: ${issues(put, cursor)}`,
    shape: issuePageShape,
    pagesMax: 10,
  });
  if (open.kind === "unknown") return open;
  const services = train.kind === "valid" ? train.train.services : [];
  const watched = [...new Set([repo, ...services.map((service) => service.repo)])];
  const repositories = watched.map((one) => ({
    repo: one,
    id: ids.get(one.toLowerCase()) ?? null,
  }));
  const releases = open.value.map(({ number }) => ({
    key: releaseKey(id, number),
    repo,
    repositories,
    ...(train.kind !== "valid" && { isUncertain: true }),
  }));
  return known({
    id,
    releases,
    hasTrain: true,
    isScheduled: train.kind === "valid" && train.train.schedule !== null,
  });
}
