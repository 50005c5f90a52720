/** How far back the deployments of an environment are read. */
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import type { Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import type { Answer } from "../ask/ask.ts";
import { readDeployments, type EnvironmentQuestion } from "./deployments.ts";
import { withLateWords } from "./late-words.ts";
import {
  enoughFor,
  pastFirst,
  productionFirst,
  type ReadThrough,
  type ReleaseQuestion,
  type RepositoryQuery,
} from "./service-question.ts";

export interface EnvironmentReader {
  readonly github: GitHub;
  readonly app: AppIdentity;
  readonly question: ReleaseQuestion;
  /** How many of the newest deployments were enough. */
  readonly learn: (repo: RepoName, environment: string, count: number) => void;
  /** Of environments whose lists were read to their end, by repository and environment. */
  readonly through: Map<string, ReadThrough>;
}

/** Spare ones, so that not each new deployment makes the first page too short. */
const spare = 3;
const pageMax = 100;

/** The deployments of one environment of a repository, as far back as they matter to the release. */
export async function deploymentsOf(
  { github, app, question, learn, through }: EnvironmentReader,
  query: RepositoryQuery,
  answer: Answer,
  asked: EnvironmentQuestion,
): Promise<Reading<readonly DeploymentFacts[]>> {
  const { repo } = query;
  const key = `${repo} ${question.version} ${asked.environment}`;
  const enoughNow = () => enoughFor(query, asked.environment, question, through.get(key));
  const enough = withLateWords(answer, asked, question, enoughNow().isEnough);
  if (enough.kind === "unknown") return enough;
  const read = await readDeployments(github, app, {
    repo,
    answer,
    question: asked,
    train: question.names,
    isEnough: enough.value,
  });
  if (read.kind === "unknown") return read;
  const [newest] = read.value;
  const { isEnough, lacking } = enoughNow();
  // What isn't enough is all there is.
  if (newest && !isEnough(read.value)) {
    through.set(key, { at: newest.createdAt, lacking: new Set(lacking(read.value)) });
  }
  const { isEnough: isEnoughNow } = enoughNow();
  // The first look goes farther back than the next ones need to.
  if (read.value.length > asked.first || asked.first === pastFirst) {
    const least = Math.min(asked.first, productionFirst);
    let count = least;
    while (count < read.value.length && !isEnoughNow(read.value.slice(0, count))) count += 1;
    learn(repo, asked.environment, count === least ? least : Math.min(count + spare, pageMax));
  }
  return read;
}
