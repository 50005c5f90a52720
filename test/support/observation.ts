/** A small release as it was observed, all green, and functions that change one thing in it each. */
import { noChats } from "../../src/model/view/chat.ts";
import { decide } from "../../src/decide/decide.ts";
import { heardComments } from "../../src/decide/record/record.ts";
import { known, unknown, type Reading } from "../../src/model/failure.ts";
import { whole } from "../../src/model/listing.ts";
import { serviceId, type Sha } from "../../src/model/ids.ts";
import type { CheckFacts, CheckResult } from "../../src/model/github/checks.ts";
import type {
  CommentFacts,
  DeploymentFacts,
  Observation,
  ReleaseFacts,
  ServiceFacts,
  StatusFacts,
} from "../../src/model/observation.ts";
import { nothingAsked } from "../../src/model/answers.ts";
import type { ReleaseRecord } from "../../src/model/record/record.ts";
import { ownerName, type Service, type Train } from "../../src/model/train/train.ts";
import { answered } from "./answered.ts";
import { commit, noon, people, release, storefront, trackingIssue, repositoryId } from "./train.ts";
import type { Authority, Author } from "../../src/model/github/authority.ts";

/** What could not be read. */
export const away: Reading<never> = unknown("GitHub is away");

const speaksFor: Readonly<Record<keyof typeof people, readonly string[]>> = {
  sarah: [],
  ina: ["acme/infra"],
  bob: ["acme/backend"],
  sue: ["acme/search"],
  eve: [],
};

/** Somebody of whom everything was asked: a manager or not, and the owners of the train whose word they may give. */
export const mayGive = (
  owners: readonly string[],
  { isManager = false, train = storefront }: { isManager?: boolean; train?: Train } = {},
): Reading<Authority> =>
  known({
    isManager,
    owners: new Map(
      train.services.map(({ owner }) => [ownerName(owner), owners.includes(ownerName(owner))]),
    ),
  });

/** bob also speaks for every service without a team. */
function authoritiesIn(train: Train): ReadonlyMap<number, Reading<Authority>> {
  const writers = train.services
    .filter((one) => one.owner.kind === "writers")
    .map((one) => ownerName(one.owner));
  return new Map(
    Object.entries(people).map(([name, { id }]) => {
      const teams = speaksFor[name as keyof typeof people];
      const owners = name === "bob" ? [...teams, ...writers] : teams;
      return [id ?? 0, mayGive(owners, { isManager: name === "sarah", train })];
    }),
  );
}

export const check = (changes: Partial<CheckResult> = {}): CheckResult => ({
  name: "test",
  result: "passed",
  word: "success",
  url: "https://github.test/checks/1",
  endedAt: noon.subtract({ hours: 1 }),
  ...changes,
});

/** One check on a commit whose branch has no rules. */
const checked = (of: Sha, result: CheckResult = check()): Reading<CheckFacts> =>
  known({ commit: of, requiredByRules: known(null), results: [result], ours: [] });

export const status = (
  state: string,
  at: Temporal.Instant = noon,
  creator = "deploy-bot",
): StatusFacts => ({
  state,
  creator,
  ours: false,
  createdAt: at,
  description: "",
  logUrl: null,
});

/** A deployment that somebody else made and that succeeded. */
export const deployment = (
  id: number,
  of: Sha,
  changes: Partial<DeploymentFacts> = {},
): DeploymentFacts => ({
  id,
  commit: of,
  task: "deploy",
  createdAt: noon.subtract({ hours: 2 }),
  creator: "deploy-bot",
  byPerson: false,
  ours: false,
  version: null,
  wanted: null,
  rides: null,
  service: null,
  statuses: [status("success", noon.subtract({ hours: 1 }))],
  ...changes,
});

const undone = { production: commit("before"), isByTrain: false, lacking: [] };
/** Every gate is ready at the commit; an older one is in production. */
export function greenFacts({ id, repo }: Service, tip: Sha = commit(id)): ServiceFacts {
  return {
    repo,
    repository: repositoryId(repo),
    url: `https://github.test/${repo}`,
    visibility: "public",
    isArchived: false,
    branch: "release/2.5.0",
    tip,
    pulls: known([]),
    checks: checked(tip),
    blockers: whole([]),
    deployedChecks: null,
    files: known({ commit: tip, present: new Map() }),
    staging: known([deployment(1, tip)]),
    production: known([deployment(2, commit(`${id} before`))]),
    hotfixes: known({ ...undone, commit: tip }),
    past: [],
    runs: known([]),
    lacking: [],
    release: known(null),
    tag: known(null),
  };
}

/** All green, nothing said. */
export const green = (train: Train = storefront): Observation => seen(fresh(train));

const fresh = (train: Train): Observation => ({
  now: noon,
  begunAt: noon,
  release,
  issue: trackingIssue(train),
  subIssues: new Map(),
  links: new Set(),
  comments: [],
  said: new Set(),
  record: { kind: "none" },
  train: { kind: "valid", train, revision: commit("train file") },
  others: known([]),
  postMortems: known([]),
  services: new Map(train.services.map((one) => [one.id, known(greenFacts(one))])),
  histories: new Map(),
  ids: { repositories: {}, people: {}, teams: {} },
  trainRelease: known(null),
  trainTag: known(null),
  blockers: { labelled: whole([]), dependencies: new Map([[12, whole([])]]) },
  answers: { ...nothingAsked, authority: authoritiesIn(train) },
  looks: new Map(),
  chats: noChats,
  health: { answers: new Map(), looks: new Map(), unaskable: new Map() },
  intents: [],
  refusals: new Map(),
  blindUntil: null,
});

/** The app has read the checks like this a minute before, too. */
function seen(observation: Observation): Observation {
  const action = decide(observation).actions.find((one) => one.kind === "remember looks");
  const looks = [...(action?.looks ?? observation.looks)].map(
    ([id, { print }]) => [id, { print, since: observation.now.subtract({ minutes: 1 }) }] as const,
  );
  return { ...observation, looks: new Map(looks) };
}

export const later = (observation: Observation, time: Temporal.DurationLike): Observation => ({
  ...observation,
  now: observation.now.add(time),
  begunAt: observation.begunAt.add(time),
});

export const withText = (observation: Observation, body: string): Observation => ({
  ...observation,
  issue: { ...observation.issue, body },
});

export const closed = (observation: Observation): Observation => ({
  ...observation,
  issue: { ...observation.issue, state: "closed" },
});

/** What was read of a service, changed; the others stay. */
export function withFacts(
  observation: Observation,
  id: string,
  change: (facts: ServiceFacts) => ServiceFacts,
): Observation {
  const facts = observation.services.get(serviceId(id));
  if (facts?.kind !== "known") throw new Error(`Nothing is known of ${id}`);
  return withReading(observation, id, known(change(facts.value)));
}

export const withReading = (
  observation: Observation,
  id: string,
  reading: Reading<ServiceFacts>,
): Observation => ({
  ...observation,
  services: new Map([...observation.services, [serviceId(id), reading]]),
});

/** A new commit on a service's release branch, green as the one before. */
export function push(observation: Observation, id: string, name: string): Observation {
  const tip = commit(name);
  return withFacts(observation, id, (facts) => ({
    ...facts,
    tip,
    checks: checked(tip),
    hotfixes: known({ ...undone, commit: tip }),
    staging: known([deployment(3, tip)]),
  }));
}

/** The service's check turns red now. */
export const redCheck = (observation: Observation, id: string): Observation =>
  withFacts(observation, id, (facts) => ({
    ...facts,
    checks: checked(
      facts.tip ?? commit(id),
      check({ result: "failed", word: "failure", endedAt: observation.now }),
    ),
  }));

/** A comment now; its id follows those before it, also those that were deleted since. */
export function says(
  observation: Observation,
  author: Author,
  body: string,
  changes: Partial<CommentFacts> = {},
): Observation {
  const heard = observation.record.kind === "kept" ? heardComments(recordOf(observation)) : [];
  const id = 1 + Math.max(1_000, ...heard, ...observation.comments.map((one) => one.id));
  const comment: CommentFacts = {
    id,
    issue: observation.issue.number,
    url: `${observation.issue.url}#issuecomment-${id}`,
    author,
    createdAt: observation.now,
    edited: false,
    minimized: false,
    body,
    reactions: new Set(),
    ...changes,
  };
  return { ...observation, comments: [...observation.comments, comment] };
}

export const withComment = (
  observation: Observation,
  id: number,
  changes: Partial<CommentFacts> | "deleted",
): Observation => ({
  ...observation,
  comments: observation.comments.flatMap((one) =>
    one.id !== id ? [one] : changes === "deleted" ? [] : [{ ...one, ...changes }],
  ),
});

export const withAuthority = (
  observation: Observation,
  author: Author,
  reading: Reading<Authority>,
): Observation =>
  answered(observation, {
    authority: new Map([...observation.answers.authority, [author.id ?? 0, reading]]),
  });

/** The service's newest deployment in production is told this state, now. */
export const reports = (
  observation: Observation,
  id: string,
  state: string,
  changes: Partial<StatusFacts> = {},
): Observation =>
  withFacts(observation, id, (facts) => {
    if (facts.production.kind !== "known") throw new Error(`Production of ${id} is not known`);
    const [newest, ...older] = facts.production.value;
    if (!newest) throw new Error(`${id} has no deployment`);
    const statuses = [{ ...status(state, observation.now), ...changes }, ...newest.statuses];
    return { ...facts, production: known([{ ...newest, statuses }, ...older]) };
  });

const page = "https://github.test/release";
export const published: ReleaseFacts = { url: page, isDraft: false, ours: true };

export function recordOf({ record }: Observation): ReleaseRecord {
  if (record.kind !== "kept") throw new Error("There is no record");
  return record.record;
}
export { serviceId as idOf };
