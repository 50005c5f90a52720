/** Reads everything that matters to one release, as it is now. Reads only; decides nothing. */
import type { Clock, GitHub } from "../github/client/github.ts";
import { fail, succeed, type Result } from "../model/failure.ts";
import { nextVersion } from "../model/release/history.ts";
import type { HealthFacts, HealthQuestion, ReadHealth } from "../model/train/health.ts";
import { parseReleaseKey, type ReleaseKey, type RepoName } from "../model/ids.ts";
import type { DeployIntent } from "../model/release/deploy-intent.ts";
import type { IssueFacts, Observation, TrainFacts } from "../model/observation.ts";
import type { RecordFacts } from "../model/record/record-facts.ts";
import { emptyRecord, type ReleaseRecord } from "../model/record/record.ts";
import type { Seal } from "../model/marks/seal.ts";
import type { KnownIds } from "../model/record/known-ids.ts";
import type { Plan } from "../model/release/release.ts";
import type { ChangeQuestion } from "../model/release/sought-change.ts";
import type { ReadTrainFile, Service, Train } from "../model/train/train.ts";
import { whyWritten, type VersionFacts } from "../decide/plan/version-next.ts";
import type { CommitAt } from "../decide/questions/commits-to-check.ts";
import { createReadOpening, strangersOf } from "./issue/opening.ts";
import { withLackingContents } from "./services/lacking.ts";
import { readByIds } from "./people/learn-ids.ts";
import { createReadLabels } from "./changes/labels.ts";
import { createReadBarriers } from "./changes/read-barriers.ts";
import type { BarrierQuestion } from "../decide/questions/barriers-to-read.ts";
import { createFindChanges } from "./changes/find-changes.ts";
import { createReadHistories, type ReadHistories } from "./changes/read-histories.ts";
import { sortRemarks, type Remark, type WrittenRecord } from "./issue/remarks.ts";
import { createReadServices } from "./services/services.ts";
import { createSubIssues } from "./issue/sub-issues.ts";
import { readTrackingIssue, type TrackingIssue } from "./issue/tracking-issue.ts";
import { createTrainFiles, type TrainFiles } from "./trains/train-at.ts";
import { withAuthority, type AuthorityParts, type Riding } from "./people/with-authority.ts";

export interface ObserverParts extends AuthorityParts {
  readonly clock: Pick<Clock, "now">;
  readonly readTrainFile: ReadTrainFile;
  /** For what others may not read. */
  readonly seal: Seal;
  /** What the release is to carry, from the whole body of its issue; null: the body has no valid plan. */
  readonly planOf: (
    issueBody: string,
    train: Train,
    record: ReleaseRecord,
    facts: VersionFacts,
  ) => Pick<Plan, "version" | "services"> | null;
  readonly health: HealthParts;
  /** Commits that others deployed, of which it matters with what pull request they came. */
  readonly commitsToCheck: (observation: Observation) => readonly CommitAt[];
  /** Changes of which somebody asks where they are. */
  readonly changesToFind: (observation: Observation) => readonly ChangeQuestion[];
  /** Changes that may have no way back. */
  readonly barriersToRead: (observation: Observation) => readonly BarrierQuestion[];
}

export interface HealthParts {
  /** What must be known of the services' health now. */
  readonly questions: (observation: Observation) => readonly HealthQuestion[];
  readonly read: ReadHealth;
  /** Of which services it is clear beforehand that their health can't be asked, and why. */
  readonly unaskable: (services: readonly Service[]) => HealthFacts["unaskable"];
}

/** What the app itself knows of a release, beside GitHub. */
export interface OwnMemory {
  readonly intents: readonly DeployIntent[];
  readonly refusals: Observation["refusals"];
  /** Every name by which the train repository is known to have gone, the last one last. */
  readonly names: readonly RepoName[];
  /** See there. */
  readonly ids: KnownIds;
  /** The record that the app wrote last; null: it doesn't remember one. */
  readonly lastRecord: WrittenRecord | null;
  /** Keys of what it has said, also where that was deleted since; absent: it doesn't remember. */
  readonly said?: ReadonlySet<string>;
  /** What it has linked: see `Observation.links`. */
  readonly links: ReadonlySet<string>;
  /** What it has read of checks: see `Observation.looks`. */
  readonly looks: Observation["looks"];
  /** See `Observation.chat`. */
  readonly chat: Observation["chat"];
  /** What it has seen of the services' health: see `Observation.health`. */
  readonly health: HealthFacts["looks"];
  /** Since when the app remembers at all. */
  readonly bornAt: Temporal.Instant;
  /** Until when what was begun before that may still happen. */
  readonly blindUntil: Temporal.Instant;
  /** Whether an issue was found to be a stranger's, so that it keeps no release waiting. */
  readonly isStrangers?: (release: ReleaseKey) => Promise<boolean>;
}

/** A Failure: the issue itself could not be read, so nothing is known. All else is a part of the observation. */
export type Observe = (release: ReleaseKey, own: OwnMemory) => Promise<Result<Observation>>;

export function createObserver(parts: ObserverParts): Observe {
  const { github, clock } = parts;
  const trainFiles = createTrainFiles(github, parts.readTrainFile);
  const readServices = createReadServices(github);
  const readHistories = createReadHistories(github);
  const subIssues = createSubIssues(github, clock);
  const readers = createReaders(github);
  const readOpening = createReadOpening(github);

  return async (release, own) => {
    const begunAt = clock.now();
    const key = parseReleaseKey(release);
    const name = own.names.at(-1);
    if (!key || name === undefined) return noSuchRelease(release);
    const app = await github.app();
    if (!app.ok) return app;
    const names = { repository: key.repository, names: own.names };
    const reader = { github, app: app.value, subIssues, seal: parts.seal };
    const lookAt = { release, repo: name, issue: key.issue, train: names };
    const issue = await readTrackingIssue(reader, lookAt);
    if (!issue.ok) return issue;
    const at = { repo: issue.value.facts.repo, issue: key.issue };
    const elsewhere = [...issue.value.subIssues.remarks].map(remarksOn);
    const { repository } = issue.value.facts;
    const tracking = { issue: at.issue, repository, remarks: issue.value.remarks };
    const remembered = { written: own.lastRecord, said: own.said ?? new Set<string>() };
    const remarks = sortRemarks(tracking, elsewhere, app.value, remembered);
    const train = await trainFor({ github, trainFiles }, at.repo, issue.value, remarks.record);
    const seen = { ...issue.value, ...remarks, app: app.value, train };
    const facts = { begunAt, issue: issue.value.facts };
    const ride = (histories: Histories): Riding | undefined =>
      ridingOf(parts, issue.value, train, remarks.record, { ...facts, histories });
    const histories = await historiesFor(readHistories, ride(new Map()), facts.issue);
    const riding = ride(histories);
    const question = questionOf(release, issue.value, remarks.record);
    const { ids, missingTeams, read } = await readByIds(
      github,
      { repo: at.repo, train, own: own.ids, record: remarks.record },
      async () => riding && readServices(app.value, { ...question, ...riding }),
    );
    const observation: Observation = {
      now: clock.now(),
      begunAt,
      release,
      issue: issue.value.facts,
      subIssues: issue.value.subIssues.facts,
      links: own.links,
      looks: own.looks,
      chat: own.chat,
      health: {
        answers: new Map(),
        looks: own.health,
        unaskable: parts.health.unaskable((riding?.services ?? []).map(({ service }) => service)),
      },
      ...remarks,
      train,
      ...(await strangersOf(readOpening, at, {
        seen: { ...seen, ids },
        isStrangers: own.isStrangers,
      })),
      postMortems: issue.value.postMortems,
      ...read,
      histories,
      ...notAskedYet,
      blockers: { labelled: read.blockers, dependencies: issue.value.dependencies },
      ids,
      missingTeams,
      intents: own.intents,
      refusals: own.refusals,
      blindUntil: blindUntil(issue.value.facts, own),
    };
    return succeed(await withAnswers(parts, readers, observation, riding));
  };
}

const notAskedYet: Pick<Observation, "labels" | "barriers" | "sought" | "named" | "authority"> = {
  labels: new Map(),
  barriers: new Map(),
  sought: new Map(),
  named: new Map(),
  authority: new Map(),
};

const createReaders = (github: GitHub) => ({
  readLabels: createReadLabels(github),
  readBarriers: createReadBarriers(github),
  findChanges: createFindChanges(github),
});

/** What can only be asked when the rest is known. */
async function withAnswers(
  parts: ObserverParts,
  readers: ReturnType<typeof createReaders>,
  observation: Observation,
  riding: Riding | undefined,
): Promise<Observation> {
  const [labels, barriers, sought] = await Promise.all([
    readers.readLabels(parts.commitsToCheck(observation)),
    readers.readBarriers(parts.barriersToRead(observation)),
    readers.findChanges(parts.changesToFind(observation)),
  ]);
  const { repo } = observation.issue;
  const labelled = { ...observation, labels, barriers, sought };
  return withHealth(parts, await withAuthority(parts, repo, labelled, riding));
}

/** Of an issue that is younger nothing can have been forgotten. GitHub tells whole seconds. */
function blindUntil({ openedAt }: IssueFacts, own: OwnMemory): Temporal.Instant | null {
  const bornAt = own.bornAt.round({ smallestUnit: "second", roundingMode: "floor" });
  return Temporal.Instant.compare(openedAt, bornAt) < 0 ? own.blindUntil : null;
}

const questionOf = (release: ReleaseKey, { facts, train }: TrackingIssue, record: RecordFacts) => ({
  release,
  names: train,
  trainRepo: facts.repo,
  openedAt: facts.openedAt,
  isRecordLost: !isWhole(record),
});

/** Whether the record itself tells what the release has deployed: else GitHub is asked. */
function isWhole(record: RecordFacts): boolean {
  if (record.kind !== "kept" || record.record.isLost) return false;
  const departure = record.record.entries.find((entry) => entry.kind === "departure");
  return departure?.services.every((one) => "previous" in one) ?? true;
}

const remarksOn = ([issue, remarks]: readonly [number, readonly Remark[]]) => ({ issue, remarks });

/** From its departure on a release keeps the train file with which it left. */
async function trainFor(
  {
    github,
    trainFiles,
  }: { readonly github: ObserverParts["github"]; readonly trainFiles: TrainFiles },
  repo: RepoName,
  issue: TrackingIssue,
  record: RecordFacts,
): Promise<TrainFacts> {
  const departure =
    record.kind === "kept"
      ? record.record.entries.find((entry) => entry.kind === "departure")
      : undefined;
  const head = trainFiles.atHead(repo, issue.head);
  const facts = departure ? await trainFiles.at(repo, departure.revision) : head;
  return withLackingContents(github, repo, facts);
}

/** The services of the plan with their definitions; undefined while there is no plan to follow. */
function ridingOf(
  parts: ObserverParts,
  issue: TrackingIssue,
  facts: TrainFacts,
  record: RecordFacts,
  versionFacts: VersionFacts,
): Riding | undefined {
  if (facts.kind !== "valid") return undefined;
  const { train } = facts;
  const believed = record.kind === "kept" ? record.record : emptyRecord;
  const plan = parts.planOf(issue.facts.body, train, believed, versionFacts);
  if (!plan) return undefined;
  const versions = new Map(plan.services.map(({ service, version }) => [service, version]));
  const services = train.services.flatMap((service) => {
    const version = versions.get(service.id);
    return version === undefined ? [] : [{ service, version }];
  });
  return { train, version: plan.version, services };
}

type Histories = Observation["histories"];

/** Of the services whose versions are to follow from it. */
async function historiesFor(
  readHistories: ReadHistories,
  riding: Riding | undefined,
  issue: IssueFacts,
): Promise<Histories> {
  const open = (riding?.services ?? []).filter(({ version }) => version === nextVersion);
  if (!riding || open.length === 0) return new Map();
  const { train, version } = riding;
  const services = open.map(({ service }) => ({
    service,
    isWritten: whyWritten(service, train, issue.repo) !== undefined,
  }));
  return readHistories({ train, version, services, issue });
}

/** Last, so that little time lies between what is heard and what is decided on it. */
async function withHealth(parts: ObserverParts, observation: Observation): Promise<Observation> {
  const questions = parts.health.questions(observation);
  if (questions.length === 0) return observation;
  const answers = await parts.health.read(questions);
  const { health } = observation;
  return { ...observation, now: parts.clock.now(), health: { ...health, answers } };
}

const noSuchRelease = (release: ReleaseKey): Result<never> =>
  fail({
    kind: "invalid",
    message: `${release} is no tracking issue that the app has heard of.`,
    hint: "It is found again when releases are looked for.",
    retry: "never",
  });
