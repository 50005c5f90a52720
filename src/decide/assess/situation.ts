import { nextVersion } from "../../model/history.ts";
import type { Digest, ServiceId, Sha } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record.ts";
import type { Plan } from "../../model/release.ts";
import { ownerName, type Service, type Train, type TrainAt } from "../../model/train.ts";
import { healthWords, keptRecord, type HealthWord } from "../record/record.ts";
import { courseOf } from "./course.ts";
import { isOnItsWay } from "../deployments/standing.ts";
import { checklistGates, itemWords, type WordsOf } from "../gates/checklist.ts";
import { inclusions, type IncludedIn } from "../gates/included.ts";
import { pullsGate, pullsGateName } from "../gates/pull-gate.ts";
import { newestRed, proofsOf } from "../gates/checks-gate.ts";
import { withBlockersGates } from "../gates/blockers-gate.ts";
import { confined, isSecret, visibilityGate, withoutProof } from "../privacy/confine.ts";
import { gate, worst } from "../gates/gate.ts";
import { newest } from "../gates/newest-red.ts";
import { withTakenBackGates } from "../gates/taken-back-gate.ts";
import { nextVersionGate, serviceGates, versionGateName } from "../gates/gates.ts";
import { releaseGate, waiverOf, waiversIn, withWaived, type Waiver } from "../gates/waivers.ts";
import { withManagersWords } from "./managers-words.ts";
import {
  candidateDigest,
  dependenciesWithin,
  digestOf,
  throughDependencies,
} from "../plan/manifest.ts";
import { takenOut } from "../record/taken.ts";
import { paceOf } from "../timetable/pace.ts";
import type { Rider, RedCheck } from "../assessment/service.ts";
import { short } from "../../text/short.ts";
import type { Situation, OwnerPart } from "../assessment/assessment.ts";

interface Narrowing extends Pick<Situation, "behind" | "part"> {
  /** Default: what the observation's record says. */
  readonly healthWords: readonly HealthWord[];
  readonly waivers: readonly Waiver[];
}

/** Puts what was observed into the words of the train. */
export function situationOf(
  observed: Observation,
  { train, revision }: TrainAt,
  { plan, behind = [], part = null, ...under }: Pick<Situation, "plan"> & Partial<Narrowing>,
): Situation {
  const observation = confined(observed, train);
  const record = keptRecord(observation);
  const ofHealth = under.healthWords ?? healthWords(record);
  const waivers = under.waivers ?? waiversIn(record);
  const riders = ridersOf(observation, train, plan, { ...wordsIn(record), ofHealth, waivers });
  const digests = throughDependencies<Rider, Digest | null>(
    [...riders.values()],
    ({ isKnown, candidate }, below) => {
      const known = below.filter((one) => one !== null);
      return isKnown && known.length === below.length ? candidateDigest(candidate, known) : null;
    },
  );
  const digestFor = (services: readonly Service[]): Digest | null => {
    const parts = services.map(({ id }) => digests.get(id) ?? null).filter((one) => one !== null);
    return parts.length === services.length ? digestOf(train.name, plan.version, parts) : null;
  };
  const all = [...riders.values()].map((rider) => rider.service);
  const owners = [...Map.groupBy(all, ({ owner }) => ownerName(owner))].map(
    ([name, services]): [string, OwnerPart] => {
      const red = newest(services.map(({ id }) => riders.get(id)?.red ?? null));
      return [name, { name, services, digest: digestFor(services), red }];
    },
  );
  const situation: Situation = {
    observation,
    train,
    revision,
    plan,
    behind,
    part,
    riders,
    owners: new Map(owners),
    digest: digestFor(all),
    version: releaseGate(observation, revision, waivers),
    intact: new Set(
      observation.comments
        .filter((one) => !one.edited && !one.minimized && one.author.id !== null)
        .map((one) => one.id),
    ),
    awaited: [],
  };
  return withBlockersGates(situation, record);
}

function ridersOf(
  observation: Observation,
  train: Train,
  plan: Plan,
  words: AllWords,
): ReadonlyMap<ServiceId, Rider> {
  const versions = new Map(plan.services.map((one) => [one.service, one.version]));
  const dependencies = dependenciesWithin(train, new Set(versions.keys()));
  const riders = train.services.flatMap((service) => {
    const version = versions.get(service.id);
    if (version === undefined) return [];
    const dependsOn = dependencies.get(service.id) ?? [];
    return [riderOf(observation, { service, version, dependsOn }, train, words)];
  });
  const reds = throughDependencies<Rider, RedCheck | null>(riders, ({ red }, below) =>
    newest([red, ...below]),
  );
  return new Map(
    riders.map((rider) => [
      rider.service.id,
      { ...rider, red: reds.get(rider.service.id) ?? null },
    ]),
  );
}

function riderOf(
  observation: Observation,
  planned: {
    readonly service: Service;
    readonly version: string;
    readonly dependsOn: readonly ServiceId[];
  },
  train: Train,
  words: AllWords,
): Rider {
  const { service, version, dependsOn } = planned;
  const facts = observation.services.get(service.id);
  const hides = isSecret(observation, service);
  const course = courseOf(observation, service, words.ofHealth);
  const { progress } = course;
  const underWay = isOnItsWay(progress);
  // What is on its way or live stays that commit; a failed one may be mended by a new commit.
  const tip = facts?.kind === "known" ? facts.value.tip : null;
  // What is out of the release stays what it was then: nobody votes on what comes after.
  const taken = words.taken.get(service.id);
  const commit = underWay ? progress.commit : taken === undefined ? tip : taken;
  const forbidden = visibilityGate(observation, service, train);
  const read = forbidden ? [] : serviceGates(service, facts, commit, words.included);
  const proofs = withWaived(read, words.waivers, service.id, commit).map((one) =>
    version === nextVersion && one.name === versionGateName
      ? nextVersionGate(observation.histories.get(service.id))
      : one,
  );
  const items = checklistGates({ service, facts, commit, hides }, train.checklist, words.ofItem);
  const unaskable = observation.health.unaskable.get(service.id);
  const gates = [
    ...(forbidden ? [forbidden] : []),
    // Before it leaves, not when it is deployed and nobody can tell how it is.
    ...(unaskable === undefined ? [] : [gate("health", "blocked", unaskable)]),
    ...(hides ? proofs.map(withoutProof) : proofs),
    ...items,
  ];
  const { id, repo, name, environments } = service;
  const isSettled = progress.kind === "live" || progress.kind === "proving" || taken !== undefined;
  const red =
    isSettled || waiverOf(words.waivers, "ci", service.id, commit)
      ? null
      : newestRed(
          facts,
          service.requiredChecks,
          commit,
          proofsOf(train.checklist),
          service.health?.check,
        );
  return {
    service,
    candidate: {
      service: id,
      repo,
      version,
      commit,
      environment: environments.production,
      dependsOn,
    },
    // While it isn't known what production runs, the tip may not be what the release is about any more.
    // Nor is a candidate known whose version is to follow from what could not be read.
    isKnown:
      version !== nextVersion &&
      (underWay || (facts?.kind === "known" && progress.kind !== "unknown")),
    gates,
    readiness: worst(gates),
    ...course,
    pace: paceOf(facts, observation.release, service),
    hides,
    red:
      red && commit !== null
        ? {
            at: red.at,
            text: hides
              ? `a check of ${name} went red`
              : `check ${red.check} of ${name} went red on ${short(commit)}`,
          }
        : null,
  };
}

/** What people said that stands in for a proof. */
interface Words {
  readonly ofItem: WordsOf;
  readonly included: IncludedIn;
  readonly taken: ReadonlyMap<ServiceId, Sha | null>;
}

interface AllWords extends Words {
  readonly ofHealth: readonly HealthWord[];
  readonly waivers: readonly Waiver[];
}

const wordsIn = (record: ReleaseRecord): Words => ({
  ofItem: itemWords(record),
  included: inclusions(record),
  taken: takenOut(record),
});

/** The same with what people said up to now. */
export const withWords = (situation: Situation, record: ReleaseRecord): Situation =>
  [withManagersWords, withProofWords, withBlockersGates, withTakenBackGates].reduce(
    (one, say) => say(one, record),
    situation,
  );

/** What they said of checklist and pull requests. */
function withProofWords(situation: Situation, record: ReleaseRecord): Situation {
  const { train, observation } = situation;
  const isSaid = record.entries.some(({ kind }) => kind === "include");
  if (train.checklist.length === 0 && !isSaid) return situation;
  const words = wordsIn(record);
  const riders = [...situation.riders].map(([id, rider]): [ServiceId, Rider] => {
    const { service, candidate, hides } = rider;
    const facts = observation.services.get(id);
    const subject = { service, facts, commit: candidate.commit, hides };
    const proofs = rider.gates.filter(({ item }) => !item);
    const gates = [
      ...proofs.map((gate) => {
        if (gate.name !== pullsGateName || facts?.kind !== "known") return gate;
        const now = pullsGate(facts.value, service, words.included);
        return hides ? withoutProof(now) : now;
      }),
      ...checklistGates(subject, train.checklist, words.ofItem),
    ];
    return [id, { ...rider, gates, readiness: worst(gates) }];
  });
  return { ...situation, riders: new Map(riders) };
}
