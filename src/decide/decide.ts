import { createHash } from "node:crypto";
import type { Action } from "../model/action.ts";
import type { Observation, TrainFacts } from "../model/observation.ts";
import { emptyRecord, type DepartureEntry, type ReleaseRecord } from "../model/record.ts";
import { outsideRegion } from "../model/region.ts";
import { code, paragraph, say, wordsOf, type Text } from "../model/text.ts";
import type { ReleaseView } from "../model/view.ts";
import { voidedMessage } from "./answer-vote.ts";
import { holdsOf } from "./holds.ts";
import { listen, unplannedMessage } from "./listen.ts";
import { planOf } from "./plan.ts";
import { previousCommit } from "./progress.ts";
import { publicationOf, type Publication } from "./publish.ts";
import { withEntry } from "./record.ts";
import { nextSteps } from "./rollout.ts";
import { situationOf, type Situation } from "./situation.ts";
import { viewOf } from "./view.ts";
import { newlyVoid } from "./votes.ts";

/** What should happen now, and when to look again. */
export interface Decision {
  /** In the order in which they must be done; when one fails, those after it wait for the next look. */
  readonly actions: readonly Action[];
  /** null: there is nothing to show yet. */
  readonly view: ReleaseView | null;
  /** The latest moment for the next look; null: when something happens. */
  readonly next: Temporal.Instant | null;
  /** The release needs no more looks, until its issue changes. */
  readonly rest: boolean;
}

/** From one observation to what should happen. Pure: the same observation gives the same decision. */
export function decide(observation: Observation): Decision {
  const { record: facts, train } = observation;
  if (train.kind === "unknown") return later(observation, []);
  const before = facts.kind === "kept" ? facts.record : emptyRecord;
  if (train.kind !== "valid") return unplanned(observation, before, trainProblems(train));
  const text = outsideRegion(observation.issue.body);
  const reading = planOf(text, train.train, before);
  if (!reading.ok) return unplanned(observation, before, reading.problems);
  const situate = (record: ReleaseRecord): Situation =>
    situationOf(observation, train.train, train.revision, reading.plan, record);
  return decidePlanned(situate, before);
}

function decidePlanned(
  situate: (record: ReleaseRecord) => Situation,
  before: ReleaseRecord,
): Decision {
  const situation = situate(before);
  const { observation } = situation;
  const shown = withPublished(situation, before);
  const voided = voidWords(situation, shown);
  const heard = listen(situation, voided.record);
  const rollout = rollOut(situation, heard.record);
  const after = situate(rollout.record);
  const publication = publicationOf(after);
  const view = viewOf(after, rollout.record, publication, problemsOf(observation));
  const record = numbered(before, rollout.record);
  const isComplete = publication.kind === "done";
  const actions: readonly Action[] = [
    ...(record === before ? [] : [{ kind: "write record", record } as const]),
    ...rollout.actions,
    ...(publication.kind === "due" ? [publication.publish] : []),
    ...unsaid(observation, [
      ...heard.actions,
      ...voided.says,
      ...questions(after, record),
      ...ending(after, publication),
    ]),
    { kind: "show", view },
    ...(isComplete && observation.issue.state === "open" ? [{ kind: "close issue" } as const] : []),
  ];
  const isClosed = observation.issue.state === "closed";
  const isMoving = after.riders.some((rider) => isUnderWay(rider.progress.kind));
  return {
    actions,
    view,
    next: nextLook(after, publication, heard.isWaiting, rollout.actions.length > 0),
    rest: isClosed && !isMoving,
  };
}

/** Writes down what each owner now votes on, and since when it is there to be seen. */
function withPublished(situation: Situation, record: ReleaseRecord): ReleaseRecord {
  const now = situation.observation.now.toString({ smallestUnit: "second" });
  const published = { ...record.published };
  for (const { name, digest } of situation.owners.values()) {
    if (digest !== null && published[name]?.digest !== digest)
      published[name] = { digest, since: now };
  }
  const manifest = situation.digest ?? record.manifest;
  const isSame =
    manifest === record.manifest &&
    Object.entries(published).every(([name, one]) => record.published[name] === one);
  return isSame ? record : { ...record, published, manifest };
}

type Say = Extract<Action, { kind: "say" }>;

/** Voids what no longer counts, once, and tells the people concerned. */
function voidWords(
  situation: Situation,
  record: ReleaseRecord,
): { readonly record: ReleaseRecord; readonly says: readonly Say[] } {
  const entry = newlyVoid(situation, record);
  if (!entry) return { record, says: [] };
  const owners = [...new Set(entry.votes.map((vote) => vote.owner))];
  const key = `void:${hash(JSON.stringify([entry.votes, entry.decision]))}`;
  const message = voidedMessage(owners, entry.why, entry.decision !== null);
  return { record: withEntry(record, entry), says: [{ kind: "say", key, message }] };
}

/** The deployments that start now; before the first one the departure is written down. */
function rollOut(
  situation: Situation,
  record: ReleaseRecord,
): { readonly record: ReleaseRecord; readonly actions: readonly Action[] } {
  const starts = nextSteps(situation, record).filter((step) => step.kind === "start");
  if (starts.length === 0) return { record, actions: [] };
  const deploys = starts.map((step) => step.deploy);
  if (situation.departure) return { record, actions: deploys };
  const departure = departureFor(situation);
  // Without knowing what production runs there is neither a way back nor a beginning for the notes.
  if (!departure) return { record, actions: [] };
  return { record: withEntry(record, departure), actions: deploys };
}

function departureFor(situation: Situation): DepartureEntry | undefined {
  const { observation, plan, revision, riders } = situation;
  const services: DepartureEntry["services"][number][] = [];
  for (const { service, candidate } of riders) {
    const facts = observation.services.get(service.id);
    if (facts?.kind !== "known") return undefined;
    const previous = previousCommit(facts.value, observation.release, service);
    if (previous.kind === "unknown") return undefined;
    services.push({ service: service.id, version: candidate.version, previous: previous.value });
  }
  const at = observation.now.toString({ smallestUnit: "second" });
  return { kind: "departure", at, revision, version: plan.version, services };
}

const questions = (situation: Situation, record: ReleaseRecord): readonly Say[] =>
  holdsOf(situation, record).flatMap((hold) =>
    hold.question === null
      ? []
      : [{ kind: "say", key: hold.question.key, message: [paragraph(hold.question.text)] }],
  );

function ending(situation: Situation, publication: Publication): readonly Say[] {
  if (publication.kind !== "done") return [];
  const { trainRelease } = situation.observation;
  const url = trainRelease.kind === "known" ? trainRelease.value?.url : undefined;
  const notes =
    url === undefined ? say`` : say` Notes: ${{ kind: "link", text: "release notes", url }}.`;
  const { version, services } = { ...situation.plan };
  const text = say`${version} is complete: all ${services.length} services are live.${notes}`;
  return [{ kind: "say", key: "complete", message: [paragraph(text)] }];
}

const unsaid = (observation: Observation, actions: readonly Action[]): readonly Action[] =>
  actions.filter((one) => one.kind !== "say" || !observation.said.has(one.key));

function problemsOf({ record }: Observation): readonly Text[] {
  if (record.kind !== "tampered") return [];
  return [
    say`The release record was changed by ${record.by}: nothing that it said counts any more. The teams vote again, then a manager says ${code("/go")}.`,
  ];
}

const numbered = (before: ReleaseRecord, after: ReleaseRecord): ReleaseRecord =>
  after === before ? before : { ...after, seq: before.seq + 1 };

const isUnderWay = (kind: string): boolean => kind === "starting" || kind === "deploying";

function nextLook(
  situation: Situation,
  publication: Publication,
  isWaiting: boolean,
  hasStarted: boolean,
): Temporal.Instant | null {
  const { observation, plan, riders } = situation;
  const { now } = observation;
  const after = (seconds: number): Temporal.Instant => now.add({ seconds });
  const times = [
    ...riders.flatMap((rider) => {
      if (rider.progress.kind === "deploying") return [rider.progress.until, after(30)];
      return rider.progress.kind === "starting" ? [after(10)] : [];
    }),
    ...(hasStarted || publication.kind === "due" ? [after(10)] : []),
    ...(isWaiting ? [after(15)] : []),
    ...(plan.departure ? [plan.departure] : []),
    ...(observation.blindUntil ? [observation.blindUntil] : []),
  ].filter((at) => Temporal.Instant.compare(at, now) > 0);
  return times.sort((a, b) => Temporal.Instant.compare(a, b))[0] ?? null;
}

/** The train file can't be read at the moment: nothing is concluded, and it is tried again. */
const later = (observation: Observation, actions: readonly Action[]): Decision => ({
  actions,
  view: null,
  next: observation.now.add({ seconds: 30 }),
  rest: observation.issue.state === "closed",
});

/** An issue without a plan gets one answer for each set of problems, and is read again when it changes. */
function unplanned(
  observation: Observation,
  record: ReleaseRecord,
  problems: readonly Text[],
): Decision {
  const [problem = say`This release has no plan yet.`] = problems;
  const heard = listen({ problem, observation }, record);
  const key = `unplanned:${hash(problems.map(wordsOf).join("\n"))}`;
  const told: Say = { kind: "say", key, message: unplannedMessage(problems) };
  const isClosed = observation.issue.state === "closed";
  return {
    actions: unsaid(observation, [...heard.actions, ...(isClosed ? [] : [told])]),
    view: null,
    next: null,
    rest: isClosed,
  };
}

function trainProblems(train: Exclude<TrainFacts, { kind: "valid" | "unknown" }>): readonly Text[] {
  if (train.kind === "missing") {
    return [say`This repository has no train file. Add ${code(".github/release-train.yml")}.`];
  }
  return train.problems.map(
    (one) =>
      say`${code(".github/release-train.yml")} line ${one.line}, column ${one.column}: ${one.message} ${one.hint}`,
  );
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);
