/** Deployments of one environment of a repository, with what became of them. */
import { z } from "zod";
import { listDeploymentIds } from "../../github/resources/deployment-ids.ts";
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { instantShape, shaShape } from "../../github/resources/shapes.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import { isSameName, type RepoName, type TrainNames } from "../../model/ids.ts";
import type { DeploymentFacts, StatusFacts } from "../../model/observation.ts";
import { accountFragment, accountShape, isOurs } from "../ask/account.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { payloadOf } from "./payload.ts";
import { pageInfo, pageOf, part, wholeList } from "../ask/part.ts";
import { wording } from "../../model/view/wording.ts";

const statusFragment = `fragment Status on DeploymentStatus {
  id state description logUrl createdAt creator { ...Account }
}`;

// Without `statuses`, whose number differs.
const deploymentFragment = `fragment Deployed on Deployment {
  id databaseId commitOid task createdAt payload originalEnvironment creator { ...Account }
  latestStatus { ...Status }
}`;

export const deploymentFragments = [deploymentFragment, statusFragment];

const statusShape = z.object({
  id: z.string(),
  state: z.string(),
  description: z.string().nullable(),
  logUrl: z.string().nullable(),
  createdAt: instantShape,
  creator: accountShape,
});
type Status = z.infer<typeof statusShape>;

const deploymentShape = z.object({
  id: z.string(),
  databaseId: z.int().nullish(),
  commitOid: shaShape,
  task: z.string().nullable(),
  createdAt: instantShape,
  payload: z.unknown(),
  originalEnvironment: z.string().nullish(),
  creator: accountShape,
  latestStatus: statusShape.nullable(),
  statuses: z.object({ totalCount: z.int(), nodes: z.array(statusShape) }).nullable(),
});
type Deployment = z.infer<typeof deploymentShape>;
const deploymentPageShape = pageOf(deploymentShape);

export interface EnvironmentQuestion {
  /** Name of the field in the answer. */
  readonly alias: string;
  readonly environment: string;
  /** Deployments in the first page, each of which costs a request for its statuses; and the newest of those. */
  readonly first: number;
  readonly statuses: number;
  /** Whether it matters what was said late, of older ones. */
  readonly isProduction: boolean;
}

/** What is begun again after its end has some; what tells that it lives may have many. */
export const statusesMost = 30;

export const deploymentsSelection = (
  put: Put,
  { alias, environment, first, statuses }: EnvironmentQuestion,
  after: string | null = null,
): string =>
  `${alias}: deployments(environments: ${put("[String!]", [environment])}, first: ${first},
    after: ${put("String", after)}, orderBy: { field: CREATED_AT, direction: DESC }) {
    ${pageInfo} nodes { ...Deployed statuses(first: ${statuses}) { totalCount nodes { ...Status } } } }`;

/** Further pages are large: they are rare. Longer lists are unknown. */
const further = { first: 100, statuses: statusesMost, pagesMax: 50 } as const;

/**
 * The deployments of an environment, newest first.
 * @param isEnough whether older ones don't matter any more
 */
export async function readDeployments(
  github: GitHub,
  app: AppIdentity,
  of: {
    readonly repo: RepoName;
    readonly answer: Answer;
    readonly question: EnvironmentQuestion;
    readonly train: TrainNames;
    readonly isEnough: (newest: readonly DeploymentFacts[]) => boolean;
    /** Only what we made for this other environment. */
    readonly madeFor?: string;
  },
): Promise<Reading<readonly DeploymentFacts[]>> {
  const { repo, question, madeFor } = of;
  const first = part(of.answer, question.alias, deploymentPageShape, isAboutId);
  const list = await wholeList(github, first, {
    repo,
    select: (put, cursor) =>
      deploymentsSelection(put, { ...question, ...further, alias: "page" }, cursor),
    fragments: [accountFragment, ...deploymentFragments],
    shape: deploymentPageShape,
    pagesMax: further.pagesMax,
    isEnough: (entries) =>
      of.isEnough(entries.map((one) => factsOf(one, one.databaseId ?? 0, app, of.train))),
  });
  if (list.kind === "unknown") return list;
  const deployments = list.value.filter(
    ({ creator, originalEnvironment: made }) =>
      madeFor === undefined || (isOurs(creator, app) && isSameName(made ?? "", madeFor)),
  );
  return withIds(github, app, { ...of, deployments });
}

/**
 * GraphQL's `databaseId` is a 32-bit Int, and ids of deployments have outgrown it: where it is missing the
 * id comes from REST, by the node id that both have.
 */
async function withIds(
  github: GitHub,
  app: AppIdentity,
  of: {
    readonly repo: RepoName;
    readonly question: EnvironmentQuestion;
    readonly train: TrainNames;
    readonly deployments: readonly Deployment[];
  },
): Promise<Reading<readonly DeploymentFacts[]>> {
  const { repo, train, deployments } = of;
  const { environment } = of.question;
  const ids = new Map<string, number>();
  for (const { id, databaseId } of deployments) if (databaseId) ids.set(id, databaseId);
  const nameless = deployments.filter(({ id }) => !ids.has(id));
  if (nameless.length > 0) {
    const wanted = new Set(nameless.map(({ id }) => id));
    const listed = await listDeploymentIds(github, { repo, environment, wanted });
    if (!listed.ok) return unknown(listed.failure.message);
    for (const [node, id] of listed.value) ids.set(node, id);
  }
  const facts: DeploymentFacts[] = [];
  for (const deployment of deployments) {
    const id = ids.get(deployment.id);
    if (id === undefined) return unknown(wording`GitHub gives no id for a deployment of ${repo}`);
    facts.push(factsOf(deployment, id, app, train));
  }
  return known(facts);
}

const isAboutId = ({ path }: { readonly path: readonly (string | number)[] }): boolean =>
  path.at(-1) === "databaseId";

function factsOf(
  deployment: Deployment,
  id: number,
  app: AppIdentity,
  train: TrainNames,
): DeploymentFacts {
  return {
    id,
    commit: deployment.commitOid,
    task: deployment.task ?? "deploy",
    createdAt: deployment.createdAt,
    creator: deployment.creator.login,
    byPerson: deployment.creator.kind === "person",
    ours: isOurs(deployment.creator, app),
    ...payloadOf(deployment.payload, train),
    statuses: newestFirst(deployment).map((status) => statusOf(status, app)),
    ...(deployment.statuses && deployment.statuses.totalCount > deployment.statuses.nodes.length
      ? { isCut: true }
      : {}),
  };
}

/**
 * Times are whole seconds and the order of the list isn't documented; which status is the latest GitHub says
 * by itself. It also tells which way round the list is.
 */
function newestFirst({ latestStatus, statuses }: Deployment): readonly Status[] {
  const listed = statuses?.nodes ?? [];
  if (!latestStatus) return listed;
  const ordered = listed.at(-1)?.id === latestStatus.id ? listed.toReversed() : listed;
  const others = ordered
    .filter(({ id }) => id !== latestStatus.id)
    .toSorted((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt));
  return [latestStatus, ...others];
}

const statusOf = (status: Status, app: AppIdentity): StatusFacts => ({
  state: status.state.toLowerCase(),
  creator: status.creator.login,
  creatorId: status.creator.id,
  byPerson: status.creator.kind === "person",
  ours: isOurs(status.creator, app),
  createdAt: status.createdAt,
  description: status.description ?? "",
  logUrl: status.logUrl === "" ? null : status.logUrl,
});
