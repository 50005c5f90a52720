/** What GitHub proves of a release whose record is lost: deployments, and what the app answered to people. */
import { compareInstants } from "../../model/instants.ts";
import { servicesById } from "../../model/train/services-by-id.ts";
import type { RollbackEntry } from "../../model/record/ending.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { DeploymentFacts, Observation } from "../../model/observation.ts";
import type {
  DepartureEntry,
  RecordEntry,
  ReleaseRecord,
  TurnEntry,
} from "../../model/record/record.ts";
import type { Plan } from "../../model/release/release.ts";
import type { Train, TrainAt } from "../../model/train/train.ts";
import { servicesFirst } from "../commands/services-named.ts";
import { productionOf, wasPlanned } from "../lost/doubt.ts";
import { openedAtGate } from "../lost/opened.ts";
import { replacementsSaid } from "../lost/replaced.ts";
import { turnsSeen, turnsTold } from "../lost/turns.ts";
import { accepted, goesSaid, holdsSaid, type GoSaid } from "../lost/words.ts";
import { within } from "../plan/part.ts";
import { departureOf, withEntry } from "../record/record.ts";
import { rollbackScope } from "../rollback/scope.ts";
import { previousCommit } from "../deployments/previous.ts";
import { ridesOf } from "../deployments/progress.ts";
import { createScene } from "./scene.ts";
import { wording } from "../../model/view/wording.ts";

/** What a release goes on from. */
export interface Found {
  readonly record: ReleaseRecord;
  readonly plan: Plan;
}

/**
 * The record with what GitHub proves beyond it. Where it was lost and nothing proves that the release has left, it
 * hasn't, unless something can't be read: then that isn't known (`isLost`).
 * @returns `late`: that can't be told before GitHub has shown everything that was written
 */
export function withProved(
  observation: Observation,
  train: TrainAt,
  plan: Plan,
  before: ReleaseRecord,
): Found | "late" {
  const departure = departureOf(before);
  if (departure) return { plan, record: withGapsFilled(observation, train.train, before) };
  const evidence = evidenceOf(observation, train.train, plan, before);
  const isKept = observation.record.kind === "kept";
  if (evidence.kind === "none") {
    const record = before.isLost ? { ...before, isLost: false } : before;
    return { plan, record: isKept ? record : withSaid(observation, train.train, record) };
  }
  const { now, blindUntil } = observation;
  // GitHub may show the deployments before it shows the record that was written ahead of them.
  if (blindUntil && compareInstants(now, blindUntil) < 0) return "late";
  if (evidence.kind === "doubt") {
    const record = before.isLost ? before : { ...before, isLost: true };
    return { plan, record: isKept ? record : withSaid(observation, train.train, record) };
  }
  return recovered(observation, train, plan, { ...evidence, before });
}

type Evidence = { readonly kind: "none" } | { readonly kind: "doubt" } | Left;

interface Left {
  readonly kind: "departure";
  /** The first thing that is proved to have happened. */
  readonly at: Temporal.Instant;
  /** On which it left, as far as that can be told. */
  readonly go: GoSaid | undefined;
  readonly turns: readonly TurnEntry[];
}

/** What proves that the release has left. A record that is there, and is the first one, says so itself. */
function evidenceOf(
  observation: Observation,
  train: Train,
  plan: Plan,
  before: ReleaseRecord,
): Evidence {
  const isTrusted = observation.record.kind === "kept" && !before.isLost;
  const rides = train.services.flatMap(({ id }) => ownDeployments(observation, train, id));
  const goes = isTrusted ? [] : goesSaid(observation, train, before);
  const since = goes[0]?.at ?? observation.issue.openedAt;
  const seen = isTrusted ? [] : turnsSeen(observation, train, before, since);
  const isTold = !isTrusted && [...observation.said].some((key) => saidOnTheWay.test(key));
  if (rides.length > 0 || isTold || (seen.length > 0 && goes.length > 0)) {
    const times = [
      ...rides.map(({ createdAt }) => createdAt),
      ...seen.map((turn) => Temporal.Instant.from(turn.at)),
    ];
    const [at = observation.now] = times.toSorted(compareInstants);
    return { kind: "departure", at, go: lastBefore(goes, at), turns: seen };
  }
  const opened =
    !isTrusted && wasPlanned(observation) && openedAtGate(observation, train, plan, goes);
  if (opened) return { kind: "departure", ...opened };
  const isRead = plan.services.every(
    ({ service }) => productionOf(observation.services.get(service)).kind === "known",
  );
  return isTrusted || isRead || !wasPlanned(observation) ? { kind: "none" } : { kind: "doubt" };
}

function lastBefore(goes: readonly GoSaid[], at: Temporal.Instant): GoSaid | undefined {
  const earlier = goes.filter((one) => compareInstants(one.at, at) <= 0);
  return earlier.findLast(({ isSure }) => isSure) ?? earlier.at(-1);
}

/** What the app says only of a release that has left. */
const saidOnTheWay =
  /^(?:complete$|turn:|failed:|fallen:|rollback|no-way-back:|overdue:|edited:|publish:|replaced:)/;

/** The record with the departure and all else that is proved: what was decided once is not asked again. */
function recovered(
  observation: Observation,
  train: TrainAt,
  plan: Plan,
  proof: Left & { readonly before: ReleaseRecord },
): Found {
  const { before, at, go, turns } = proof;
  const isRidden = (id: ServiceId): boolean =>
    ownDeployments(observation, train.train, id).length > 0;
  const part = go?.services;
  const isPart = part && train.train.services.every(({ id }) => part.includes(id) || !isRidden(id));
  const carried = within(plan, isPart ? part : plan.services.map(({ service }) => service));
  const departure: DepartureEntry = {
    kind: "departure",
    at: at.toString({ smallestUnit: "second" }),
    revision: train.revision,
    version: plan.version,
    services: carried.plan.services.map(({ service, version }) => {
      const own = ownDeployments(observation, train.train, service).find(
        ({ task }) => task === "deploy",
      );
      const until = go?.at ?? turnAt(turns, service) ?? observation.now;
      const previous = previousOf(observation, train.train, service, until);
      return { service, version: own?.version ?? version, ...previous };
    }),
    behind: carried.behind,
  };
  const carries = ({ service }: TurnEntry): boolean =>
    departure.services.some((one) => one.service === service);
  const known = before.isLost ? { ...before, isLost: false } : before;
  const left = turns.filter(carries).reduce<ReleaseRecord>(withEntry, withEntry(known, departure));
  const services = departure.services.map(({ service, version }) => ({ service, version }));
  const whole = { version: plan.version, departure: null, services, rest: null };
  const back = provedRollback(observation, train, whole, left);
  return { plan: whole, record: withSaid(observation, train.train, left, back) };
}

/** What production ran before the release; nothing while that can't be read. */
function previousOf(
  observation: Observation,
  train: Train,
  id: ServiceId,
  until: Temporal.Instant,
): Pick<DepartureEntry["services"][number], "previous"> {
  const service = servicesById(train).get(id);
  const reading = observation.services.get(id);
  if (!service || reading?.kind !== "known") return {};
  const previous = previousCommit(reading.value, observation.release, service, until);
  return previous.kind === "known" ? { previous: previous.value } : {};
}

/** What could not be read when the departure was proved, as soon as it can be read. */
function withGapsFilled(
  observation: Observation,
  train: Train,
  record: ReleaseRecord,
): ReleaseRecord {
  const departure = departureOf(record);
  if (!departure || departure.services.every((one) => "previous" in one)) {
    return record;
  }
  const goes = goesSaid(observation, train, record);
  const left = Temporal.Instant.from(departure.at);
  const since = goes[0]?.at ?? observation.issue.openedAt;
  const turns = turnsSeen(observation, train, record, since);
  const until = lastBefore(goes, left)?.at;
  const services = departure.services.map((one) => {
    const at = until ?? turnAt(turns, one.service) ?? left;
    return "previous" in one ? one : { ...one, ...previousOf(observation, train, one.service, at) };
  });
  const filled = services.filter(
    (one, index) => one !== departure.services[index] && "previous" in one,
  );
  if (filled.length === 0) return record;
  const gone = turns.filter((turn) => filled.some(({ service }) => service === turn.service));
  const entries = record.entries.map((entry) =>
    entry === departure ? { ...departure, services } : entry,
  );
  return gone.reduce<ReleaseRecord>(withEntry, { ...record, entries });
}

function turnAt(turns: readonly TurnEntry[], service: ServiceId): Temporal.Instant | undefined {
  const turn = turns.find((one) => one.service === service);
  return turn && Temporal.Instant.from(turn.at);
}

/**
 * What people said and were told is done: holds, the way back and the end. Whoever called a hold before the way back
 * didn't mean that.
 */
function withSaid(
  observation: Observation,
  train: Train,
  record: ReleaseRecord,
  back: readonly RecordEntry[] = [],
): ReleaseRecord {
  const holds = holdsSaid(observation, train, record);
  const [first] = back;
  const isBefore = ({ at }: RecordEntry): boolean =>
    !first || compareInstants(Temporal.Instant.from(at), Temporal.Instant.from(first.at)) < 0;
  const end = accepted(observation, record, "abort").at(-1);
  const abort: readonly RecordEntry[] = end
    ? [{ kind: "abort", by: end.by, at: end.at, comment: end.comment.id, reason: end.rest }]
    : [];
  const deployments = (id: ServiceId) => ownDeployments(observation, train, id);
  return [
    ...replacementsSaid(observation, train, record, deployments),
    ...holds.filter(isBefore),
    ...back,
    ...holds.filter((one) => !isBefore(one)),
    ...abort,
  ].reduce(withEntry, record);
}

/**
 * What was being taken back: what people were told is done, with what depends on it; without such a word exactly
 * what deployments and turns of rollbacks name. How much more was meant then, nobody knows: a manager is asked.
 */
function provedRollback(
  observation: Observation,
  train: TrainAt,
  plan: Plan,
  record: ReleaseRecord,
): readonly RecordEntry[] {
  const isGoing = ({ service: id }: Plan["services"][number]): boolean =>
    ownDeployments(observation, train.train, id).some(({ task }) => task === "rollback") ||
    turnsTold(observation, id, "rollback") > 0;
  const going = plan.services.filter(isGoing).map(({ service }) => service);
  const words = accepted(observation, record, "rollback").map((said) => {
    const isForced = force.test(said.rest);
    const text = said.rest.replace(force, "").trim();
    const { services, rest: reason } = servicesFirst(text, train.train);
    return { ...said, isForced, services, reason };
  });
  const said = words.findLast(({ services }) => services.length === 0) ?? words.at(-1);
  if (!said && going.length === 0) return [];
  const isWhole = said?.services.length === 0;
  const named = words.flatMap(({ services }) => services.map(({ id }) => id));
  const scope: readonly ServiceId[] | null = isWhole ? null : [...new Set([...named, ...going])];
  const situation = createScene(observation, train, plan, record)(record);
  const isForced = said?.isForced ?? false;
  const how = { isForced, isDecided: true };
  const { services, stays, whole } = rollbackScope(situation, scope, how);
  const rollback: RollbackEntry = {
    kind: "rollback",
    comment: said?.comment.id ?? null,
    by: said?.by ?? null,
    at: said?.at ?? observation.now.toString({ smallestUnit: "second" }),
    reason: said?.reason ?? wording`GitHub shows that it was rolling back`,
    forced: isForced,
    whole,
    services,
    stays,
  };
  return [rollback, ...turnsBack(observation, record, rollback)];
}

const force = /(?:--|[\u2013\u2014])force(?=\s|$)/i;

/** Turns to go back of which people were told. */
const turnsBack = (
  observation: Observation,
  record: ReleaseRecord,
  { at: from, services }: RollbackEntry,
): readonly TurnEntry[] =>
  services.flatMap(({ service }): readonly TurnEntry[] => {
    const attempt = turnsTold(observation, service, "rollback");
    const commit = departureOf(record)?.services.find((one) => one.service === service)?.previous;
    if (attempt === 0 || !commit) return [];
    const at = observation.now.toString({ smallestUnit: "second" });
    return [{ kind: "turn", task: "rollback", service, attempt, commit, at, from }];
  });

function ownDeployments(
  { services, release }: Observation,
  train: Train,
  id: ServiceId,
): readonly DeploymentFacts[] {
  const production = productionOf(services.get(id));
  const service = servicesById(train).get(id);
  if (!service || production.kind === "unknown") return [];
  return (["deploy", "rollback"] as const).flatMap((task) =>
    ridesOf(production.value, { release, service, task }),
  );
}
