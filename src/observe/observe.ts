/** Reads everything that matters to one release, as it is now. Reads only; decides nothing. */
import type { Clock } from "../github/client/github.ts";
import { succeed, type Result } from "../model/failure.ts";
import type { HealthFacts } from "../model/train/health.ts";
import { withHealth, type HealthParts } from "./health.ts";
import { trainFor } from "./trains/train-for.ts";
import { parseReleaseKey, type ReleaseKey, type RepoName } from "../model/ids.ts";
import type { DeployIntent, RehearsalIntent } from "../model/release/deploy-intent.ts";
import type { IssueFacts, Observation } from "../model/observation.ts";
import type { Seal } from "../model/marks/seal.ts";
import type { KnownIds } from "../model/record/known-ids.ts";
import type { ReadRotation } from "../model/train/rotation.ts";
import type { ReadTrainFile } from "../model/train/train.ts";
import { createReadOpening, strangersOf } from "./issue/opening.ts";
import { readByIds } from "./people/learn-ids.ts";
import { withManagersOnDuty, withRotation } from "./people/on-duty.ts";
import { createReadLabels } from "./changes/labels.ts";
import { createReadBarriers } from "./changes/read-barriers.ts";
import { createFindChanges } from "./changes/find-changes.ts";
import { createFindReplacements } from "./changes/find-replacements.ts";
import { createReadHistories } from "./changes/read-histories.ts";
import { isOldEnough, type Freshness } from "./freshness.ts";
import { noSuchRelease } from "./no-such-release.ts";
import { createKeptIssues } from "./issue/kept-issue.ts";
import { historiesFor, ridingOf, type Histories, type PlanOf, type Riding } from "./riding.ts";
import { createJoint } from "./ask/joint.ts";
import { createKeptServices } from "./services/kept-services.ts";
import { remarksOf } from "./issue/first-words.ts";
import type { WrittenRecord } from "./issue/remarks.ts";
import { createReadElsewhere } from "./issue/sub-issues-elsewhere.ts";
import { createSubIssues } from "./issue/sub-issues.ts";
import {
  readTrackingIssue,
  type TrackingIssue,
  type TrackingIssueAt,
} from "./issue/tracking-issue.ts";
import { createTrainFiles } from "./trains/train-at.ts";
import { nothingAsked } from "../model/answers.ts";
import { questionOf } from "./release-question.ts";
import { more, type Ground } from "../decide/questions/ground.ts";
import type { Questions } from "../decide/questions/questions.ts";
import { withAuthority, type AuthorityParts } from "./people/with-authority.ts";

export interface ObserverParts extends AuthorityParts {
  readonly clock: Pick<Clock, "now">;
  readonly readTrainFile: ReadTrainFile;
  /** For what others may not read. */
  readonly seal: Seal;
  readonly planOf: PlanOf;
  readonly health: HealthParts;
  /** Absent: no train has a calendar for its rotation. */
  readonly readRotation?: ReadRotation;
  readonly questions: Questions;
  /** What is read for the words that wait to be heard. */
  readonly groundOfWaiting: (observation: Observation) => Ground;
}

/** What the app itself knows of a release, beside GitHub. */
export interface OwnMemory {
  readonly intents: readonly DeployIntent[];
  /** See `Observation.rehearsing`. */
  readonly rehearsing?: readonly RehearsalIntent[];
  readonly refusals: Observation["refusals"];
  /** Every name by which the train repository is known to have gone, the last one last. */
  readonly names: readonly RepoName[];
  /** See there. */
  readonly ids: KnownIds;
  /** The record that the app wrote last; null: it doesn't remember one. */
  readonly lastRecord: WrittenRecord | null;
  /** Keys of what it has said, also where that was deleted since; absent: it doesn't remember. */
  readonly said?: ReadonlySet<string>;
  /** Issues that it has written, and not held against the history of edits yet; absent: none. */
  readonly inQuestion?: readonly number[];
  /** What it has linked: see `Observation.links`. */
  readonly links: ReadonlySet<string>;
  /** What it has read of checks: see `Observation.looks`. */
  readonly looks: Observation["looks"];
  /** See `Observation.aboard`. */
  readonly aboard?: Observation["aboard"];
  /** See `Observation.chats`. */
  readonly chats: Observation["chats"];
  /** What it has seen of the services' health: see `Observation.health`. */
  readonly health: HealthFacts["looks"];
  /** Since when the app remembers at all. */
  readonly bornAt: Temporal.Instant;
  /** Until when what was begun before that may still happen. */
  readonly blindUntil: Temporal.Instant;
  /** Whether an issue was found to be a stranger's, so that it keeps no release waiting. */
  readonly isStrangers?: (release: ReleaseKey) => Promise<boolean>;
}

/** How new an observation must be, and what was heard of the services' health earlier in the same look. */
export interface Wanted extends Freshness {
  readonly answers?: HealthFacts["answers"];
}

/**
 * A Failure: the issue itself could not be read, so nothing is known. All else is a part of the observation.
 * @param wanted absent: everything is read
 */
export type Observe = (
  release: ReleaseKey,
  own: OwnMemory,
  wanted?: Wanted,
) => Promise<Result<Observation>>;

export function createObserver(parts: ObserverParts): Observe {
  const readers = createReaders(parts);
  const observe: Observe = async (release, own, wanted = everything(parts.clock.now())) => {
    const read = await readAll(parts, readers, { release, own, wanted });
    if (!read.ok) return read;
    const { observation, riding } = read.value;
    // What words rest on that wait to be heard isn't taken from before.
    const ground = more(wanted.ground, parts.groundOfWaiting(observation));
    if (ground) return observe(release, own, { ...wanted, heard: new Set(), ground });
    return succeed(await withAnswers(parts, readers, observation, { riding, wanted }));
  };
  return observe;
}

interface Asked {
  readonly release: ReleaseKey;
  readonly own: OwnMemory;
  readonly wanted: Wanted;
}

/** What is asked of GitHub in every look, or taken from before. */
async function readAll(
  parts: ObserverParts,
  readers: Readers,
  { release, own, wanted }: Asked,
): Promise<Result<{ readonly observation: Observation; readonly riding: Riding | undefined }>> {
  const { github, clock } = parts;
  const { trainFiles, services, readHistories, subIssues, readOpening, readIssue } = readers;
  const { readElsewhere } = readers;
  const begunAt = wanted.since;
  const key = parseReleaseKey(release);
  const name = own.names.at(-1);
  if (!key || name === undefined) return noSuchRelease(release);
  const app = await github.app();
  if (!app.ok) return app;
  const names = { repository: key.repository, names: own.names };
  const reader = { github, app: app.value, subIssues, seal: parts.seal };
  const inQuestion = own.inQuestion ?? [];
  const lookAt = { release, repo: name, issue: key.issue, train: names, inQuestion };
  const issue = await readIssue(lookAt, wanted, () =>
    readWithServices(reader, lookAt, services, wanted),
  );
  if (!issue.ok) return issue;
  const { value: here, look } = issue.value;
  const at = { repo: here.facts.repo, issue: key.issue };
  const remembered = { written: own.lastRecord, said: own.said ?? new Set<string>() };
  const heard = await remarksOf(github, app.value, here, remembered);
  const file = await trainFor({ github, trainFiles }, at.repo, here, heard.record);
  const train = withManagersOnDuty(await withRotation(file, parts.readRotation), clock.now());
  const elsewhere = await readElsewhere(app.value, here, { release, train, inQuestion }, wanted);
  const tracked = elsewhere?.tracked ?? here;
  const remarks = elsewhere ? await remarksOf(github, app.value, tracked, remembered) : heard;
  const seen = { ...tracked, ...remarks, app: app.value, train };
  const facts = { begunAt, issue: tracked.facts };
  const ride = (histories: Histories): Riding | undefined =>
    ridingOf(parts.planOf, tracked, train, remarks.record, { ...facts, histories });
  const histories = await historiesFor(readHistories, ride(new Map()), facts.issue);
  const riding = ride(histories);
  const question = questionOf(release, tracked, remarks.record);
  const { ids, missingTeams, read } = await readByIds(
    github,
    { repo: at.repo, train, own: own.ids, record: remarks.record },
    async () => riding && services.read(app.value, { ...question, ...riding }, wanted),
  );
  const observation: Observation = {
    now: clock.now(),
    begunAt,
    release,
    issue: tracked.facts,
    subIssues: tracked.subIssues.facts,
    ...(elsewhere && { subIssueHomes: elsewhere.homes }),
    bodyHistories: tracked.bodyHistories,
    ...rememberedIn(own),
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
    postMortems: tracked.postMortems,
    ...read,
    readNow: { issue: look === wanted.look, services: read.readNow },
    histories,
    answers: nothingAsked,
    blockers: { labelled: read.blockers, dependencies: tracked.dependencies },
    ids,
    missingTeams,
    blindUntil: blindUntil(tracked.facts, own),
  };
  return succeed({ observation, riding });
}

function rememberedIn({ links, looks, chats, intents, refusals, ...own }: OwnMemory) {
  const aboard = own.aboard && { aboard: own.aboard };
  const rehearsing = own.rehearsing && { rehearsing: own.rehearsing };
  return { links, looks, chats, intents, refusals, ...aboard, ...rehearsing };
}

/** The services that have to be read go along with the issue, as they were asked about in the last look. */
async function readWithServices(
  reader: Parameters<typeof readTrackingIssue>[0],
  at: TrackingIssueAt,
  services: Readers["services"],
  wanted: Wanted,
): Promise<Result<TrackingIssue>> {
  const ahead = services.lastQuestion(at.release);
  if (!ahead) return readTrackingIssue(reader, at);
  const joint = createJoint(reader.github, 2);
  const [found] = await Promise.all([
    readTrackingIssue(reader, at, joint),
    services.read(reader.app, ahead, wanted, joint),
  ]);
  return found;
}

const everything = (since: Temporal.Instant): Wanted => {
  return { since, look: {}, heard: "everything", attention: null, ground: "everything" };
};

const createReaders = ({
  github,
  clock,
  readTrainFile,
}: Pick<ObserverParts, "github" | "clock" | "readTrainFile">) => ({
  trainFiles: createTrainFiles(github, readTrainFile),
  services: createKeptServices(github, clock),
  readHistories: createReadHistories(github),
  subIssues: createSubIssues(github, clock),
  readOpening: createReadOpening(github),
  readIssue: createKeptIssues(clock),
  readElsewhere: createReadElsewhere(github, clock),
  readLabels: createReadLabels(github),
  readBarriers: createReadBarriers(github, clock),
  findChanges: createFindChanges(github),
  findReplacements: createFindReplacements(github),
});

type Readers = ReturnType<typeof createReaders>;

/** What can only be asked when the rest is known. */
async function withAnswers(
  parts: ObserverParts,
  readers: Readers,
  observation: Observation,
  { riding, wanted }: { readonly riding: Riding | undefined; readonly wanted: Wanted },
): Promise<Observation> {
  const [labels, barriers, sought, replacements] = await Promise.all([
    readers.readLabels(parts.questions.labels(observation)),
    readers.readBarriers(parts.questions.barriers(observation), isOldEnough(wanted)),
    readers.findChanges(parts.questions.sought(observation)),
    readers.findReplacements(parts.questions.replacements(observation)),
  ]);
  const { repo } = observation.issue;
  const answers = { ...observation.answers, labels, barriers, sought, replacements };
  const asked = await withAuthority(
    parts,
    repo,
    { ...observation, answers },
    {
      riding,
      look: wanted.look,
    },
  );
  return withHealth(parts, asked, wanted.answers ?? new Map());
}

/** Of an issue that is younger nothing can have been forgotten. GitHub tells whole seconds. */
function blindUntil({ openedAt }: IssueFacts, own: OwnMemory): Temporal.Instant | null {
  const bornAt = own.bornAt.round({ smallestUnit: "second", roundingMode: "floor" });
  return Temporal.Instant.compare(openedAt, bornAt) < 0 ? own.blindUntil : null;
}
