/** What is asked of each repository of a release. */
import { z } from "zod";
import { shaShape } from "../../github/resources/shapes.ts";
import { known, type Reading } from "../../model/failure.ts";
import { isAbout } from "../../decide/deployments/about.ts";
import { previousCommit } from "../../decide/deployments/previous.ts";
import {
  isSameName,
  type ReleaseKey,
  type RepoName,
  type ServiceId,
  type Sha,
  type TrainNames,
} from "../../model/ids.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import type { TagFacts } from "../../model/train/tag.ts";
import { tagName } from "../../model/train/tag-names.ts";
import { fillTemplate, type Service, type Train } from "../../model/train/train.ts";
import { accountFragment } from "../ask/account.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { branchRulesSelection } from "./branch-rules.ts";
import { checkFragment, rollupOf } from "./checks.ts";
import {
  deploymentFragments,
  deploymentsSelection,
  statusesMost,
  type EnvironmentQuestion,
} from "./deployments.ts";
import { filesSelection, pathsOf } from "./item-files.ts";
import { lateWordsSelection } from "./late-words.ts";
import { everywhereSelection } from "./everywhere.ts";
import { part } from "../ask/part.ts";
import { pullFragment } from "../changes/pull-shape.ts";
import { pullsSelection, type Meant } from "../changes/pulls.ts";

/** A service at the version that the plan gives it. */
export interface Planned {
  readonly service: Service;
  readonly version: string;
  /** What is read instead of the head of the release branch, whose place it took; absent: nothing. */
  readonly commit?: Sha;
}

export interface ReleaseQuestion {
  readonly release: ReleaseKey;
  /** The train repository by all its names. */
  readonly names: TrainNames;
  readonly trainRepo: RepoName;
  readonly train: Train;
  /** Of the release, without a leading `v`. */
  readonly version: string;
  readonly services: readonly Planned[];
  /** When the tracking issue was opened: no deployment of this release is older. */
  readonly openedAt: Temporal.Instant;
  /** Whether what the release deployed must be told from what GitHub shows. */
  readonly isRecordLost: boolean;
  /** When the rehearsal began that is going on in staging; absent: none is. */
  readonly rehearsedSince?: Temporal.Instant;
}

/** One repository with the services that it has in this release, at one commit. */
export interface RepositoryQuery {
  readonly repo: RepoName;
  readonly planned: readonly Planned[];
  /** See {@link Planned.commit}. */
  readonly commit: Sha | undefined;
  readonly meant: Meant;
  readonly environments: ReadonlyMap<string, EnvironmentQuestion>;
}

export const repositoryFragments = [
  accountFragment,
  checkFragment,
  pullFragment,
  ...deploymentFragments,
];

/** What earlier answers taught, to ask for no more and no less. */
export interface Lessons {
  /** The milestones that mean this release. */
  milestones(repo: RepoName): readonly number[];
  /** See `Meant`. */
  nextMilestone(repo: RepoName): number | undefined;
  /** Branches into which the layers of stacks may go; undefined: nothing was read there yet. */
  heads(repo: RepoName): readonly string[] | undefined;
  /** How many of the newest deployments will do; undefined: not known yet. */
  deployments(repo: RepoName, environment: string): number | undefined;
}

export function repositoryQueriesOf(
  question: ReleaseQuestion,
  lessons: Lessons,
): readonly RepositoryQuery[] {
  const branch = fillTemplate(question.train.branch, question.version);
  const groups = Map.groupBy(
    question.services,
    ({ service, commit = "" }) => `${service.repo} ${commit}`,
  );
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [queryOf(question, lessons, branch, [first, ...others])] : [],
  );
}

function queryOf(
  question: ReleaseQuestion,
  lessons: Lessons,
  branch: string,
  planned: readonly [Planned, ...Planned[]],
): RepositoryQuery {
  const [{ service, commit }] = planned;
  const { repo } = service;
  return {
    repo,
    planned,
    commit,
    meant: {
      repo,
      version: question.version,
      branch,
      milestones: lessons.milestones(repo),
      nextMilestone: lessons.nextMilestone(repo),
      heads: lessons.heads(repo) ?? [],
      isNew: lessons.heads(repo) === undefined,
    },
    environments: environmentsOf(planned, (one) => lessons.deployments(repo, one)),
  };
}

// Each one more costs a request for its statuses, in every repository.
export const productionFirst = 5;
const stagingFirst = 2;
/** Of production at the first look: how long deployments took tells how long they will take. */
export const pastFirst = 20;

function environmentsOf(
  planned: readonly Planned[],
  enough: (environment: string) => number | undefined,
): ReadonlyMap<string, EnvironmentQuestion> {
  const staging = planned.flatMap(({ service }) => service.environments.staging ?? []);
  const production = planned.map(({ service }) => service.environments.production);
  const questions = new Map<string, EnvironmentQuestion>();
  for (const environment of [...production, ...staging]) {
    if (questions.has(environment)) continue;
    const isProduction = production.some((one) => isSameName(one, environment));
    questions.set(environment, {
      alias: `deployments${questions.size}`,
      environment,
      first: enough(environment) ?? (isProduction ? pastFirst : stagingFirst),
      statuses: isProduction ? statusesMost : 5,
      isProduction,
    });
  }
  return questions;
}

export function repositorySelection(
  put: Put,
  query: RepositoryQuery,
  question: ReleaseQuestion,
): string {
  const branch = `ref(qualifiedName: ${put("String!", `refs/heads/${query.meant.branch}`)})`;
  const head = (fields: string): string =>
    query.commit === undefined
      ? `${branch} { target { ${fields} } }`
      : `object(oid: ${put("GitObjectID!", query.commit)}) { ${fields} }`;
  // Apart, so that trouble with one is no trouble with the others.
  return [
    "databaseId nameWithOwner url visibility isArchived",
    `tip: ${head("oid ... on Commit { author { user { login } } }")}`,
    `rules: ${branch} { ${branchRulesSelection} }`,
    `checks: ${head(`... on Commit { oid ${rollupOf(put, null)} }`)}`,
    filesSelection(put, head, pathsOf(question.train)),
    pullsSelection(put, query.meant),
    everywhereSelection(put),
    ...[...query.environments.values()].flatMap((one) => [
      deploymentsSelection(put, one),
      lateWordsSelection(put, one),
    ]),
    ...query.planned.flatMap((planned, index) => {
      const tag = tagName(question.train, planned.service, planned.version);
      return [releaseSelection(put, `release${index}`, tag), tagSelection(put, `tag${index}`, tag)];
    }),
  ].join("\n");
}

/** The answer with what was read of a commit where a head of the release branch has it. */
export function asOfBranch(answer: Answer, { commit }: Pick<RepositoryQuery, "commit">): Answer {
  if (commit === undefined) return answer;
  const target = (key: string): unknown => {
    const value = answer.data[key];
    return value === null || value === undefined ? value : { target: value };
  };
  const data = { ...answer.data, tip: target("tip"), checks: target("checks") };
  return { ...answer, data: { ...data, files: target("files") } };
}

/** The release of the train itself, in its own repository. */
export function trainReleaseSelection(put: Put, { train, version }: ReleaseQuestion): string {
  const tag = tagName(train, null, version);
  return `${releaseSelection(put, "release", tag)} ${tagSelection(put, "tag", tag)}`;
}

const releaseSelection = (put: Put, alias: string, tag: string): string =>
  `${alias}: release(tagName: ${put("String!", tag)}) { url isDraft publishedAt description }`;

// The target of an annotated tag is an object of its own, which names the commit (docs: GraphQL, Tag).
const tagSelection = (put: Put, alias: string, tag: string): string =>
  `${alias}: ref(qualifiedName: ${put("String!", `refs/tags/${tag}`)}) {
    target { oid ... on Tag { target { oid } } } }`;

const tagShape = z
  .object({
    target: z.object({ oid: shaShape, target: z.object({ oid: shaShape }).optional() }),
  })
  .nullable();

/** The git tag of this name; null: there is none. */
export function tagAt(answer: Answer, alias: string, name: string): Reading<TagFacts | null> {
  const read = part(answer, alias, tagShape);
  if (read.kind === "unknown") return read;
  if (read.value === null) return known(null);
  const { target } = read.value;
  return known({ name, commit: target.target?.oid ?? target.oid });
}

/** A list that was once read to its end: what was looked for in it and isn't in its older part never will be. */
export interface ReadThrough {
  /** When the newest of it was made. */
  readonly at: Temporal.Instant;
  /** Services of which nothing older was found. */
  readonly lacking: ReadonlySet<ServiceId>;
}

interface Enough {
  readonly isEnough: (newest: readonly DeploymentFacts[]) => boolean;
  /** The services for which these don't reach back far enough. */
  readonly lacking: (newest: readonly DeploymentFacts[]) => readonly ServiceId[];
}

/**
 * Production is read back to the time before the release, so that none of its own deployments is missed, and to one success
 * of each service, which tells what ran before. Of staging the newest of each service will do. Where there is none the list
 * is read to its end once: a list that was cut proves no absence.
 */
export function enoughFor(
  query: RepositoryQuery,
  environment: string,
  question: ReleaseQuestion,
  through: ReadThrough | undefined,
): Enough {
  const inIt = (one: string | null): boolean => isSameName(one ?? "", environment);
  const services = query.planned.filter(({ service }) => inIt(service.environments.production));
  const staged = query.planned.filter(({ service }) => inIt(service.environments.staging));
  const lacking = (newest: readonly DeploymentFacts[]): readonly ServiceId[] =>
    [
      ...staged.filter(({ service }) => !newest.some((one) => isAbout(one, service))),
      ...services.filter(({ service }) => !reachesBack(newest, service, question)),
    ].map(({ service }) => service.id);
  const isEnough = (newest: readonly DeploymentFacts[]): boolean => {
    const oldest = newest.at(-1);
    if (services.length > 0) {
      if (!oldest) return false;
      if (Temporal.Instant.compare(oldest.createdAt, question.openedAt) >= 0) return false;
    }
    const { rehearsedSince: since } = question;
    if (since && staged.length > 0) {
      if (!oldest || Temporal.Instant.compare(oldest.createdAt, since) >= 0) return false;
    }
    const isThrough =
      through && oldest && Temporal.Instant.compare(oldest.createdAt, through.at) <= 0;
    return lacking(newest).every((id) => isThrough && through.lacking.has(id));
  };
  return { isEnough, lacking };
}

/** Whether a list tells what ran before the release, and of what else we made there whether it was taken back. */
function reachesBack(
  newest: readonly DeploymentFacts[],
  service: Service,
  { release, openedAt }: ReleaseQuestion,
): boolean {
  const since = isDeployedByOthers(service) ? openedAt : null;
  const before = previousCommit({ production: known(newest) }, release, service, since);
  const own = newest.filter(({ ours, rides }) => ours && rides?.service === service.id);
  return before.kind === "known" && before.value !== null && own.every((one) => isPaired(one, own));
}

/** What was taken back tells itself only by the deployment that was. */
const isPaired = (one: DeploymentFacts, own: readonly DeploymentFacts[]): boolean =>
  one.task !== "rollback" ||
  own.some(({ task, rides }) => task === "deploy" && rides?.issue === one.rides?.issue);
