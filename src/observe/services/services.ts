/** What every service's repository says about a release: few requests for all of them together. */
import { z } from "zod";
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { shaShape, visibilityShape } from "../../github/resources/shapes.ts";
import { known, unknown, unknownBy, type Reading } from "../../model/failure.ts";
import type { BlockerFacts } from "../../model/github/blocker.ts";
import { repoName, type RepoName, type ServiceId } from "../../model/ids.ts";
import { unread, type Listing } from "../../model/listing.ts";
import type { DeploymentFacts, ServiceFacts } from "../../model/observation.ts";
import { tagName } from "../../model/train/tag-names.ts";
import type { Answer, Put, Question } from "../ask/ask.ts";
import type { Joint } from "../ask/joint.ts";
import { createBlockers } from "./blockers.ts";
import { readBranchRules } from "./branch-rules.ts";
import { checksOf } from "./checks-of-tip.ts";
import { createConcerns, type Concerns } from "../changes/concerns.ts";
import { readDeployedChecks } from "./deployed-checks.ts";
import type { EnvironmentQuestion } from "./deployments.ts";
import { deploymentsOf, type EnvironmentReader } from "./environment.ts";
import { filesOf, pathsOf } from "./item-files.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { createReadHotfixes, type ReadHotfixes } from "../changes/read-hotfixes.ts";
import { readGranted, withLacking } from "./lacking.ts";
import { part } from "../ask/part.ts";
import { pullsOf } from "./pulls-of.ts";
import { createPast, type Past } from "./past.ts";
import { createReadOfBranch, type ReadOfBranch } from "./of-branch.ts";
import { createLessons, type LearnedOf } from "./lessons.ts";
import { createReadMoved, withMoved, type ReadMoved } from "./moved.ts";
import { readRelease } from "./release-at.ts";
import { readRuns } from "./runs.ts";
import { namesakesIn, readMilestones } from "../changes/milestones.ts";
import { readNewMilestones, readPulls, type PullsRead } from "../changes/pulls.ts";
import {
  asOfBranch,
  tagAt,
  trainReleaseSelection,
  repositoryFragments,
  repositorySelection,
  repositoryQueriesOf,
  type ReadThrough,
  type ReleaseQuestion,
  type RepositoryQuery,
} from "./service-question.ts";
import { trainReadingsOf, type TrainReadings } from "../trains/train-release.ts";
import { createReadContainments, type ReadContainments } from "../changes/containment.ts";
import { wording } from "../../model/view/wording.ts";

export interface ServiceReadings extends TrainReadings {
  readonly services: ReadonlyMap<ServiceId, Reading<ServiceFacts>>;
}

/** Reads the repositories of a release's services; keeps what saves requests the next time. */
export type ReadServices = (
  app: AppIdentity,
  question: ReleaseQuestion,
  /** `isTrainAsked`: whether the train repository is read with them. */
  how: { readonly isTrainAsked: boolean; readonly joint: Joint },
) => Promise<Pick<ServiceReadings, "services"> & { readonly train: TrainReadings | null }>;

type Entry = readonly [ServiceId, Reading<ServiceFacts>];

export function createReadServices(github: GitHub): ReadServices {
  const containments = createReadContainments(github);
  const concerns = createConcerns(github);
  const past = createPast();
  const moved = createReadMoved(github);
  const ofBranch = createReadOfBranch(github);
  const hotfixes = createReadHotfixes(github);
  const blockers = createBlockers(github);
  const lessons = createLessons();
  const through = new Map<string, ReadThrough>();
  return async (app, question, { isTrainAsked, joint }) => {
    const label = question.train.blockers?.label ?? null;
    const learned = lessons.of(question.version);
    const queries = repositoryQueriesOf(question, learned);
    const asked = [
      ...queries.map((query) => ({
        repo: query.repo,
        fields: (put: Put) => repositorySelection(put, query, question),
      })),
      ...(isTrainAsked
        ? [{ repo: question.trainRepo, fields: (put: Put) => trainReleaseSelection(put, question) }]
        : []),
    ];
    const questions = asked.map(({ repo, fields }): Question => ({
      repo,
      select: (put) => `${fields(put)}\n${blockers.select(put, repo, label)}`,
    }));
    const answers = await joint.ask(questions, repositoryFragments);
    const entries: Entry[] = [];
    const answered: AnsweredQuery[] = [];
    queries.forEach((query, index) => {
      const answer = answers[index];
      if (answer?.ok) answered.push({ query, answer: answer.value });
      else if (answer) entries.push(...notRead(query, unknownBy(answer.failure)));
      else entries.push(...unreadable(query, "GitHub did not answer"));
    });
    const blocking = await blockers.read(
      questions.map(({ repo }, index) => ({ repo, answer: answers[index] })),
      label,
    );
    const blockersOf = new Map(queries.map(({ repo }, index) => [repo, blocking[index]]));
    const pulls = await gatherPulls(github, answered, learned);
    const learn = learned.learnDeployments;
    const keeping = { containments, concerns, past, moved, ofBranch, hotfixes, through, learn };
    const reader = { github, app, question, blockersOf, ...keeping };
    const read = await inParallel(8, answered, async ({ query }, index) => {
      const own = pulls[index];
      return own ? readRepository(reader, query, own) : [];
    });
    return {
      services: new Map(await withLacking(github, question.services, [...entries, ...read.flat()])),
      train: isTrainAsked
        ? await trainReadingsOf(github, question, answers.at(-1), blocking.at(-1))
        : null,
    };
  };
}

const notAnswered = unread("GitHub did not answer");

interface AnsweredQuery {
  readonly query: RepositoryQuery;
  readonly answer: Answer;
}

const notRead = (query: RepositoryQuery, reading: Reading<ServiceFacts>): readonly Entry[] =>
  query.planned.map(({ service }) => [service.id, reading]);

const unreadable = (query: RepositoryQuery, why: string): readonly Entry[] =>
  notRead(query, unknown(why));

/** Everything about pull requests that takes further requests, those for all repositories in one. */
async function gatherPulls(
  github: GitHub,
  answered: readonly AnsweredQuery[],
  learned: LearnedOf,
): Promise<readonly PullsRead[]> {
  const milestones = await inParallel(8, answered, ({ query, answer }) =>
    readMilestones(github, query.meant, answer, (next) => learned.learnNext(query.repo, next)),
  );
  const wanted = answered.flatMap(({ query }, index) => {
    const found = milestones[index];
    if (found?.kind !== "known") return [];
    learned.learnMilestones(query.repo, found.value.ours);
    return [{ meant: query.meant, found: found.value.ours }];
  });
  const more = await readNewMilestones(github, wanted);
  return answered.map(({ query, answer }, index) => ({
    meant: query.meant,
    answer,
    milestones: milestones[index] ?? unknown(wording`GitHub did not answer`),
    more: more.get(query.meant) ?? new Map(),
    learnHeads: (heads) => learned.learnHeads(query.meant.repo, heads),
  }));
}

const tipShape = z
  .object({
    target: z.object({
      oid: shaShape,
      author: z.object({ user: z.object({ login: z.string() }).nullable() }).nullish(),
    }),
  })
  .nullable();
interface Reader extends EnvironmentReader {
  readonly containments: ReadContainments;
  readonly concerns: Concerns;
  readonly past: Past;
  readonly moved: ReadMoved;
  readonly ofBranch: ReadOfBranch;
  readonly hotfixes: ReadHotfixes;
  readonly blockersOf: ReadonlyMap<RepoName, Listing<BlockerFacts> | undefined>;
}

const repositoryShape = z
  .object({
    databaseId: z.int(),
    nameWithOwner: z.string(),
    url: z.string(),
    visibility: visibilityShape,
    isArchived: z.boolean(),
  })
  .transform(({ databaseId, nameWithOwner, ...facts }) => ({
    ...facts,
    repo: repoName(nameWithOwner),
    repository: databaseId,
  }));

async function readRepository(
  reader: Reader,
  query: RepositoryQuery,
  read: PullsRead,
): Promise<readonly Entry[]> {
  const { github, containments, question } = reader;
  const { meant } = read;
  const answer = asOfBranch(read.answer, query);
  const repository = repositoryShape.safeParse(answer.data);
  if (!repository.success) return unreadable(query, "GitHub's answer has an unexpected shape");
  const tipRef = part(answer, "tip", tipShape);
  if (tipRef.kind === "unknown") return unreadable(query, tipRef.why);
  const tip = tipRef.value?.target.oid ?? null;
  const tipAuthor = tipRef.value?.target.author?.user?.login;
  const rules = await readBranchRules(github, answer, "rules", meant);
  const moved = await reader.moved(reader.app, { query, answer, question });
  const [pulls, checks, deployments] = await Promise.all([
    readPulls(github, containments, read, { ...meant, repoUrl: repository.data.url, tip }),
    checksOf(reader, { query, answer, tip, rules }),
    inEnvironments(reader, query, async (one) =>
      withMoved(await deploymentsOf(reader, query, answer, one), moved, one.environment),
    ),
  ]);
  const inEnvironment = (name: string): Reading<readonly DeploymentFacts[]> =>
    deployments.get(name)?.present ?? unknown(wording`deployments to ${name} were not read`);
  // One after the other: what is read of a pull request for the first serves the others.
  return inParallel(1, query.planned, async ({ service, version }, index): Promise<Entry> => {
    const { staging, production } = service.environments;
    const tag = tagName(question.train, service, version);
    const there = inEnvironment(production);
    const facts: ServiceFacts = {
      ...repository.data,
      branch: meant.branch,
      tip,
      ...(tipAuthor !== undefined && { tipAuthor }),
      pulls: await pullsOf(reader.concerns, service, pulls),
      ...namesakesIn(read),
      checks,
      deployedChecks: await readDeployedChecks(github, {
        service,
        release: question.release,
        tip,
        rules,
        production: there,
        app: reader.app,
      }),
      blockers: reader.blockersOf.get(query.repo) ?? notAnswered,
      files: filesOf(answer, tip, pathsOf(question.train)),
      staging: staging === null ? known([]) : inEnvironment(staging),
      ...(await reader.ofBranch({ service, tip, production: there, question })),
      hotfixes: await reader.hotfixes({
        service,
        tip,
        production: there,
        release: question.release,
        url: repository.data.url,
      }),
      past: deployments.get(production)?.past ?? [],
      runs: await readRuns(reader.github, reader.app, {
        release: question.release,
        service,
        production: withRehearsal(there, staging === null ? known([]) : inEnvironment(staging)),
      }),
      ...(await readGranted(reader.github, service)),
      release: await readRelease(github, answer, {
        alias: `release${index}`,
        repo: query.repo,
        tag,
        question,
        part: service.id,
      }),
      tag: tagAt(answer, `tag${index}`, tag),
    };
    return [service.id, known(facts)];
  });
}

/** Runs of a rehearsal are told from the others by the deployments to staging that the app made. */
const withRehearsal = (
  production: Reading<readonly DeploymentFacts[]>,
  staging: Reading<readonly DeploymentFacts[]>,
): Reading<readonly DeploymentFacts[]> =>
  production.kind === "known" && staging.kind === "known"
    ? known([...production.value, ...staging.value.filter(({ ours }) => ours)])
    : production;

/** What each environment of a repository has of deployments, and had when it was read before. */
async function inEnvironments(
  { past }: Reader,
  { repo, environments }: RepositoryQuery,
  read: (one: EnvironmentQuestion) => Promise<Reading<readonly DeploymentFacts[]>>,
) {
  const all = await Promise.all(
    [...environments.values()].map(async (one) => {
      const { environment: name } = one;
      const present = await read(one);
      const known = present.kind === "known" ? present.value : [];
      return [name, { present, past: past.with(repo, name, known) }] as const;
    }),
  );
  return new Map(all);
}
