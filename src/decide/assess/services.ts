/** Each service of the release with everything that is known of it. */
import { nextVersion } from "../../model/release/history.ts";
import type { ServiceId, Sha } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Plan } from "../../model/release/release.ts";
import type { Service, Train } from "../../model/train/train.ts";
import { short } from "../../text/short.ts";
import type { RedCheck, ServiceAssessment } from "../assessment/service.ts";
import { isOnItsWay } from "../deployments/progress-meaning.ts";
import { newestRed, proofsOf } from "../gates/checks-gate.ts";
import { itemWords } from "../gates/checklist.ts";
import { worst } from "../gates/gate.ts";
import { inclusions } from "../gates/included.ts";
import { newest } from "../gates/newest-red.ts";
import { gatesOf } from "../gates/rules.ts";
import { waiverOf, waiversIn } from "../gates/waivers.ts";
import { dependenciesWithin, throughDependencies } from "../plan/manifest.ts";
import { mayBeSecret } from "../privacy/confine.ts";
import { healthWords, lastDecision, type HealthWord } from "../record/record.ts";
import { rehearsedSeconds } from "../record/rehearsed.ts";
import { takenOut } from "../record/taken.ts";
import { paceOf, withRehearsed } from "../timetable/pace.ts";
import { courseOf } from "./course.ts";
import { isOverridden } from "./managers-words.ts";
import type { Words as GateWords } from "../gates/words.ts";
import { wording } from "../../model/view/wording.ts";

/** In the order of the train file. */
export function assessServices(
  observation: Observation,
  train: Train,
  plan: Plan,
  record: ReleaseRecord,
  found: ReleaseRecord,
): ReadonlyMap<ServiceId, ServiceAssessment> {
  const words: Words = {
    record,
    ofItem: itemWords(record),
    included: inclusions(record),
    waivers: waiversIn(record),
    ofHealth: healthWords(record),
    taken: takenOut(record),
    isOverridden: isOverridden(record),
    isDecided: lastDecision(record)?.answer === "go",
  };
  const versions = new Map(plan.services.map((one) => [one.service, one.version]));
  const dependencies = dependenciesWithin(train, new Set(versions.keys()));
  const services = train.services.flatMap((service) => {
    const version = versions.get(service.id);
    if (version === undefined) return [];
    const dependsOn = dependencies.get(service.id) ?? [];
    return [
      assessService({ observation, train, plan, words, found }, { service, version, dependsOn }),
    ];
  });
  const reds = throughDependencies<ServiceAssessment, RedCheck | null>(services, ({ red }, below) =>
    newest([red, ...below]),
  );
  return new Map(
    services.map((assessed) => [
      assessed.service.id,
      { ...assessed, red: reds.get(assessed.service.id) ?? null },
    ]),
  );
}

/** Everything that people said of services. */
interface Words extends GateWords {
  readonly ofHealth: readonly HealthWord[];
  readonly taken: ReadonlyMap<ServiceId, Sha | null>;
  readonly isOverridden: boolean;
  /** A manager said go for what rides. */
  readonly isDecided: boolean;
}

function assessService(
  known: {
    readonly observation: Observation;
    readonly train: Train;
    readonly plan: Plan;
    readonly words: Words;
    readonly found: ReleaseRecord;
  },
  planned: {
    readonly service: Service;
    readonly version: string;
    readonly dependsOn: readonly ServiceId[];
  },
): ServiceAssessment {
  const { observation, train, words } = known;
  const { service, version, dependsOn } = planned;
  const { id, repo, environments } = service;
  const facts = observation.services.get(id);
  const hides = mayBeSecret(observation, service);
  const course = courseOf(observation, service, words.ofHealth, known.found);
  const { progress } = course;
  const underWay = isOnItsWay(progress);
  // What is on its way or live stays that commit; a failed one may be mended by a new commit.
  const tip = facts?.kind === "known" ? facts.value.tip : null;
  // What is out of the release stays what it was then: nobody votes on what comes after.
  const taken = words.taken.get(id);
  const commit = underWay ? progress.commit : taken === undefined ? tip : taken;
  const gates = gatesOf({ ...known, service, version, commit, progress, hides });
  // A branch that was deleted after the GO has changed nothing: it stands for when the branch is back.
  const isGone = commit === null && words.isDecided;
  const isSettled = progress.kind === "live" || progress.kind === "proving" || taken !== undefined;
  return {
    service: words.isOverridden ? { ...service, freezes: [] } : service,
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
      !isGone &&
      (underWay || (facts?.kind === "known" && progress.kind !== "unknown")),
    gates,
    readiness: worst(gates),
    ...course,
    pace: withRehearsed(
      paceOf(facts, observation.release, service),
      rehearsedSeconds(words.record, id),
    ),
    hides,
    red: isSettled ? null : redOf({ observation, train, words }, service, commit, hides),
  };
}

/** The required check that went red last, unless a manager set CI aside. */
function redOf(
  { observation, train, words }: { observation: Observation; train: Train; words: Words },
  { id, name, requiredChecks, health }: Service,
  commit: Sha | null,
  hides: boolean,
): RedCheck | null {
  if (waiverOf(words.waivers, "ci", id, commit)) return null;
  const facts = observation.services.get(id);
  const proofs = proofsOf(train.checklist);
  const red = newestRed(facts, requiredChecks, commit, proofs, health?.check);
  if (!red || commit === null) return null;
  const text = hides
    ? wording`a check of ${name} went red`
    : wording`check ${red.check} of ${name} went red on ${short(commit)}`;
  return { at: red.at, text };
}
