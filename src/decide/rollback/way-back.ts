/** The way back of every service: where it leads, in which order it is gone, and what bars it. */
import { compareInstants } from "../../model/instants.ts";
import { derivedFrom } from "../../model/derived.ts";
import type { ServiceId, Sha } from "../../model/ids.ts";
import type { Reading } from "../../model/failure.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import { fewNames } from "../../text/few.ts";
import { departureOf, turnsOf } from "../record/record.ts";
import { authorOf, foreignSince, type UnmanagedDeployment } from "../guard/unmanaged.ts";
import { dependentsOf } from "../deployments/dependencies.ts";
import { inOrder } from "../deployments/order.ts";
import { previousCommit } from "../deployments/previous.ts";
import { intentsOf, ridesOf } from "../deployments/progress.ts";
import type { Service } from "../../model/train/train.ts";
import { short } from "../../text/short.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { WayBack, RollbackBlock } from "../assessment/rollback.ts";
import { wording } from "../../model/view/wording.ts";

/** What others deployed counts from the GO with which the release left, as its record has it: no other is asked for. */
const withoutGo = { kind: "none" } as const;

/**
 * The ways back of all services, in the order in which they would be gone: what was deployed last first, and
 * what hasn't started yet in the reverse of its order. Nothing goes back before what depends on it.
 */
export const wayBack = derivedFrom(
  ({ services, record }: Situation) => [services, record],
  (situation): readonly WayBack[] => {
    const { record } = situation;
    const previous = new Map(
      departureOf(record)?.services.map((one) => [one.service, one.previous] as const),
    );
    const foreign = foreignSince(situation, withoutGo);
    return inReverse(situation).map((assessed) => {
      const known = previous.get(assessed.service.id);
      const before =
        known === undefined
          ? previousOf(situation, assessed)
          : ({ kind: "known", value: known } as const);
      if (before.kind === "unknown") {
        return { assessed, target: null, bar: { kind: "unknown", why: before.why } };
      }
      if (before.value === null) {
        const why = wording`production has run nothing before`;
        return { assessed, target: null, bar: { kind: "first", why } };
      }
      const target = {
        commit: before.value,
        version: versionOf(situation, assessed, before.value),
      };
      const bar =
        overtaken(situation, assessed, before.value, foreign) ??
        declared(situation, assessed, before.value);
      return { assessed, target, bar };
    });
  },
);

/** The same by service, for whoever looks up several of them. */
export const waysBack = derivedFrom(
  ({ services, record }: Situation) => [services, record],
  (situation): ReadonlyMap<ServiceId, WayBack> =>
    new Map(wayBack(situation).map((way) => [way.assessed.service.id, way])),
);

function previousOf(
  { observation }: Situation,
  { service }: ServiceAssessment,
): Reading<Sha | null> {
  const facts = observation.services.get(service.id);
  if (!facts) return { kind: "unknown", why: wording`its repository was not read` };
  return facts.kind === "unknown"
    ? facts
    : previousCommit(facts.value, observation.release, service);
}

/**
 * Whether this release created a deployment of it, or may have. What GitHub refused was never there, and a request without an
 * answer counts only until it can't take effect any more: from then on GitHub is believed, which shows it or doesn't.
 */
export function hasDeployment(situation: Situation, assessed: ServiceAssessment): boolean {
  const { progress, service } = assessed;
  if (progress.kind === "waiting") return false;
  if (!isUnseen(assessed, situation.observation.now)) return true;
  const wasCreated = intentsOf(situation.observation.intents, service.id).some(
    ({ task, outcome }) => task === "deploy" && outcome.kind === "created",
  );
  return wasCreated || ownDeployments(situation, service).length > 0;
}

/** Whether it was asked for, and GitHub shows nothing of it though it would by now. */
function isUnseen({ progress }: ServiceAssessment, now: Temporal.Instant): boolean {
  if (progress.kind === "starting")
    return progress.isOpen && compareInstants(now, progress.settledAt) >= 0;
  return progress.kind === "failed" && (progress.how === "refused" || progress.how === "unseen");
}

function inReverse(situation: Situation): readonly ServiceAssessment[] {
  const starts = new Map<ServiceId, Start>();
  for (const [place, assessed] of inOrder(situation).entries()) {
    starts.set(assessed.service.id, { ...firstStart(situation, assessed), place });
  }
  const last = [...situation.services.values()].toSorted((a, b) =>
    compareStarts(starts.get(b.service.id), starts.get(a.service.id)),
  );
  const dependents = dependentsOf(situation);
  const ordered = new Map<ServiceId, ServiceAssessment>();
  const visit = (assessed: ServiceAssessment): void => {
    if (ordered.has(assessed.service.id)) return;
    for (const one of dependents.get(assessed.service.id) ?? []) visit(one);
    ordered.set(assessed.service.id, assessed);
  };
  // What depends on it was created after it: this changes nothing unless clocks or people did strange things.
  for (const assessed of last) visit(assessed);
  return [...ordered.values()];
}

interface Start {
  /** Of its first deployment; null: there is none. */
  readonly at: Temporal.Instant | null;
  readonly id: number;
  readonly place: number;
}

/** Its first attempt: nothing that depends on it was created before that. */
function firstStart(
  { observation, record }: Situation,
  { service }: ServiceAssessment,
): Omit<Start, "place"> {
  const { intents } = observation;
  const first = ownDeployments({ observation }, service).at(-1);
  if (first) return { at: first.createdAt, id: first.id };
  // What others deploy began with its turn.
  const turn = turnsOf(record, service.id).find(({ task }) => task === "deploy");
  if (turn) return { at: Temporal.Instant.from(turn.at), id: Infinity };
  const intent = intentsOf(intents, service.id).find(({ task }) => task === "deploy");
  return { at: intent?.sentAt ?? null, id: Infinity };
}

function compareStarts(a: Start | undefined, b: Start | undefined): number {
  if (!a || !b) return 0;
  if (a.at === null || b.at === null) {
    return a.at === b.at ? a.place - b.place : a.at === null ? 1 : -1;
  }
  return compareInstants(a.at, b.at) || a.id - b.id || a.place - b.place;
}

/** Newest first; empty while it can't be read. */
function production(
  { observation }: Pick<Situation, "observation">,
  service: ServiceId,
): readonly DeploymentFacts[] {
  const facts = observation.services.get(service);
  return facts?.kind === "known" && facts.value.production.kind === "known"
    ? facts.value.production.value
    : [];
}

const ownDeployments = (
  { observation }: Pick<Situation, "observation">,
  service: Service,
): readonly DeploymentFacts[] =>
  ridesOf(production({ observation }, service.id), {
    release: observation.release,
    service,
    task: "deploy",
  });

function versionOf(
  situation: Situation,
  { service }: ServiceAssessment,
  commit: Sha,
): string | null {
  const { release } = situation.observation;
  const before = production(situation, service.id).find(
    (one) =>
      one.commit === commit && one.version !== null && !(one.ours && one.rides?.issue === release),
  );
  return before?.version ?? null;
}

/** Somebody else's work must not be undone silently. Where they put the target itself nothing is lost. */
function overtaken(
  situation: Situation,
  { service, hides }: ServiceAssessment,
  previous: Sha,
  foreign: readonly UnmanagedDeployment[],
): RollbackBlock | null {
  const [newest] = ownDeployments(situation, service);
  const next = newest && laterRelease(situation, service, newest);
  if (next) return { kind: "overtaken", why: wording`${next} deployed it since` };
  const over = foreign.findLast(
    ({ began, services }) =>
      newest !== undefined &&
      services.some((one) => one.service.id === service.id) &&
      compareInstants(began.at, newest.createdAt) > 0,
  );
  if (!over || over.deployment.commit === previous) return null;
  const { commit } = over.deployment;
  const what = hides ? wording`something else` : short(commit);
  const isOpen = over.outcome === "holds";
  return {
    kind: "overtaken",
    why: wording`${authorOf(over).name} deployed ${what} over it`,
    isOpen,
  };
}

/** `release 2.6.0`, which deployed a service after this release did; undefined: none. */
function laterRelease(
  { observation }: Situation,
  service: Service,
  newest: DeploymentFacts,
): string | undefined {
  const later = production({ observation }, service.id).find(
    (one) =>
      one.ours &&
      one.task === "deploy" &&
      one.rides !== null &&
      one.rides.issue !== observation.release &&
      one.rides.service === service.id &&
      compareInstants(one.createdAt, newest.createdAt) > 0,
  );
  return (
    later && wording`release ${later.rides?.issueName ?? later.version ?? wording`after this one`}`
  );
}

/** The commit with which this release changes production, or would. */
export const broughtBy = ({ progress, candidate }: ServiceAssessment): Sha | null =>
  "commit" in progress ? progress.commit : candidate.commit;

function declared(
  { observation }: Situation,
  assessed: ServiceAssessment,
  previous: Sha,
): RollbackBlock | null {
  const { service, hides } = assessed;
  const to = broughtBy(assessed);
  if (service.rollback.until === null || to === previous) return null;
  const reading = observation.answers.barriers.get(service.id);
  const unknown = (why: string): RollbackBlock => ({ kind: "unknown", why });
  if (!reading) return unknown(wording`its changes were not read`);
  if (reading.kind === "unknown") return unknown(reading.why);
  const { from, files, pulls, isWhole } = reading.value;
  if (from !== previous || reading.value.to !== to)
    return unknown(wording`its changes were not read yet`);
  const found = [...files, ...pulls.map((number) => `#${number}`)];
  if (found.length > 0) {
    return { kind: "declared", why: hides ? wording`a change of it` : fewNames(found, 3) };
  }
  return isWhole ? null : unknown(wording`it changes more files than GitHub lists`);
}
