/**
 * GitHub's check data lags and flaps for seconds, so that a single reading of "green" is no ground to deploy on:
 * it has to be read twice, with nothing else in between.
 */
import { compareInstants } from "../../model/instants.ts";
import { derivedFrom } from "../../model/derived.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { CheckFacts, CheckLook } from "../../model/github/checks.ts";
import type { Observation } from "../../model/observation.ts";
import type { Service, Train } from "../../model/train/train.ts";
import { proofsOf, resultsThatCount } from "./checks-gate.ts";
import { hashOf } from "../../text/hash.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/** At least so far apart: GitHub's replicas agree within seconds. */
const apart = Temporal.Duration.from({ seconds: 5 });

/** Whether the checks of a service were read twice as they are now. */
export function isSeenTwice({ observation }: Situation, { service }: ServiceAssessment): boolean {
  const { looks, begunAt } = observation;
  const look = looks.get(service.id);
  return look !== undefined && compareInstants(begunAt, look.since.add(apart)) >= 0;
}

/** Of the services that wait for nothing but the second look: when it may be. */
export function secondLooks(situation: Situation): readonly Temporal.Instant[] {
  const { looks, now } = situation.observation;
  const soon = now.add({ seconds: 1 });
  return [...situation.services.values()]
    .filter((assessed) => assessed.readiness === "ready" && isAhead(assessed))
    .filter((assessed) => !isSeenTwice(situation, assessed))
    .map(({ service }) => (looks.get(service.id)?.since ?? now).add(apart))
    .map((at) => (compareInstants(at, soon) < 0 ? soon : at));
}

/**
 * The observation with what its checks say now and since when: what was remembered of them where it is the
 * same. Checks that aren't green are forgotten, so that green begins anew.
 */
export function withLooks(situation: Situation): Situation {
  const { observation } = situation;
  const looks = new Map<ServiceId, CheckLook>();
  for (const assessed of situation.services.values()) {
    const { id } = assessed.service;
    const print = isAhead(assessed) ? printOf(observation, situation, assessed) : null;
    if (print === null) continue;
    const before = observation.looks.get(id);
    looks.set(id, before?.print === print ? before : { print, since: observation.now });
  }
  return { ...situation, observation: { ...observation, looks } };
}

/** Whether there is something to remember; what is already under way needs no more looks. */
export function hasNewLooks(
  before: Observation["looks"],
  { observation: { looks }, services }: Situation,
): boolean {
  return [...services.values()].some(
    (assessed) =>
      isAhead(assessed) && looks.get(assessed.service.id) !== before.get(assessed.service.id),
  );
}

const isAhead = ({ progress: { kind } }: ServiceAssessment): boolean =>
  kind !== "live" && kind !== "proving" && kind !== "deploying";

/** What the checks say that a service rests on; null: they aren't green. */
function printOf(
  observation: Observation,
  { train }: Situation,
  assessed: ServiceAssessment,
): string | null {
  const facts = observation.services.get(assessed.service.id);
  if (facts?.kind !== "known") return null;
  if (assessed.gates.find(({ id }) => id === "ci")?.readiness !== "ready") return null;
  const { checks: read } = facts.value;
  // Where there is no CI, or a manager set it aside, nothing need have been read.
  if (read.kind === "unknown") return hashOf(JSON.stringify([assessed.candidate.commit, null]));
  return resultsPrint({
    checks: read.value,
    service: assessed.service,
    checklist: train.checklist,
  });
}

interface Results {
  readonly checks: CheckFacts;
  readonly service: Service;
  readonly checklist: Train["checklist"];
}

const resultsPrint = derivedFrom(
  ({ checks, service, checklist }: Results) => [checks, service, checklist],
  ({ checks, service, checklist }): string => {
    const results = resultsThatCount(checks, service.requiredChecks, proofsOf(checklist)).map(
      ({ name, word, url, endedAt }) => [name, word, url, endedAt?.toString() ?? null],
    );
    return hashOf(JSON.stringify([checks.commit, results]));
  },
);
