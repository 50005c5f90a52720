/**
 * The guard: deployments to the train's environments that the train did not make. From the GO on they hold the
 * release, since the GO was for what production ran then, and the candidates may undo what came since. In a freeze
 * they do from the opening of the issue on: nobody was to deploy anything.
 */
import { compareInstants } from "../../model/instants.ts";
import { derived, derivedFrom } from "../../model/derived.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Freeze } from "../../model/train/calendar.ts";
import type { Service, Train } from "../../model/train/train.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { isPublished } from "../record/complete.ts";
import { departureOf } from "../record/record.ts";
import { freezeAt } from "../calendar/window.ts";
import { names } from "../deployments/about.ts";
import { isAllowed, isPassed } from "../deployments/let-through.ts";
import { targetOf } from "../deployments/order.ts";
import { byBeginning, type Beginning, type Begun } from "../deployments/begun.ts";
import { isAtGate, isInTurn } from "../deployments/watched.ts";
import { isChild, isRunAgain } from "./kin.ts";
import type { Consent } from "../assessment/votes.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/**
 * A deployment that this train did not make, to where services of the release deploy; or an old one, whoever made it,
 * that was run again.
 */
export interface UnmanagedDeployment {
  readonly deployment: DeploymentFacts;
  /** When it was last begun: what production runs follows from that, and not from when it was made. */
  readonly began: Beginning;
  /** The services that it may be of: those that share a target can't always be told apart. */
  readonly services: readonly [ServiceAssessment, ...ServiceAssessment[]];
  /**
   * `passed`: a manager lets it be, after it was seen. `allowed`: one did so by its commit, run or id.
   * `hotfix`: the pull request that brought its commit is labelled so. All others hold the release.
   */
  readonly outcome: "holds" | "passed" | "allowed" | "hotfix";
  /** In which it was made, of the train or of one of the services; null: in none that counts. */
  readonly freeze: Freeze | null;
}

/** The label of a pull request whose deployment holds no release. */
export const hotfixLabel = "hotfix";

/** Every foreign deployment since the GO, or in a freeze since the issue was opened, by target, first begun first. */
export function unmanagedDeployments(
  situation: Situation,
  go: Consent["go"],
): readonly UnmanagedDeployment[] {
  // What comes after the last word of a release is not its concern.
  if (isPublished(situation.observation.trainRelease)) return [];
  return foreignSince(situation, go);
}

/** The same, whether or not the release is complete: what it would undo if it were rolled back. */
export const foreignSince = (
  situation: Situation,
  go: Consent["go"],
): readonly UnmanagedDeployment[] => foreignUnder({ situation, go });

interface Guarded {
  readonly situation: Situation;
  readonly go: Consent["go"];
}

const foreignUnder = derivedFrom(
  ({ situation: { services, record }, go }: Guarded) => [services, record, go],
  ({ situation, go }): readonly UnmanagedDeployment[] => {
    const from = guardedSince(situation.record, go);
    return everyForeign(situation).filter(
      ({ began, freeze }) => freeze !== null || (from && compareInstants(began.at, from) > 0),
    );
  },
);

/** Also from before the GO, as far back as production is read. */
export const everyForeign = derivedFrom(
  ({ services, record }: Situation) => [services, record],
  (situation): readonly UnmanagedDeployment[] => {
    const { record } = situation;
    const targets = Map.groupBy(situation.services.values(), targetOf);
    const ofTrain = servicesThere(situation.train);
    return [...targets].flatMap(([target, services]) => {
      const there = ofTrain.get(target) ?? [];
      const production = productionOf(situation, services);
      return byBeginning(production)
        .toReversed()
        .filter((one) => isStrange(situation, one, { production, services, record }))
        .flatMap(({ deployment, began }): readonly UnmanagedDeployment[] => {
          const [first, ...others] = servicesOf(deployment, { there, services });
          if (!first) return [];
          const meant = [first, ...others] as const;
          const freeze = freezeOf(situation, meant, began);
          const outcome = outcomeOf(situation, { deployment, began });
          return [{ deployment, began, services: meant, outcome, freeze }];
        });
    });
  },
);

/** The services of the train by where they deploy to, those that stay behind too. */
const servicesThere = derived(({ services }: Train): ReadonlyMap<string, readonly Service[]> =>
  Map.groupBy(services, (service) => targetOf({ service })),
);

/** By service, what others deployed to its target, in the same order. */
export const foreignByService = derivedFrom(
  ({ services, record }: Situation) => [services, record],
  (situation): ReadonlyMap<ServiceId, readonly UnmanagedDeployment[]> => {
    const one = everyForeign(situation).flatMap((foreign) =>
      foreign.services.map(({ service }) => ({ id: service.id, foreign })),
    );
    const grouped = [...Map.groupBy(one, ({ id }) => id)];
    return new Map(grouped.map(([id, all]) => [id, all.map(({ foreign }) => foreign)]));
  },
);

/** Whether it is neither the train's own work nor what others deploy in its name. */
function isStrange(
  situation: Situation,
  { deployment, began }: Begun,
  {
    production,
    services,
    record,
  }: {
    readonly production: readonly DeploymentFacts[];
    readonly services: readonly ServiceAssessment[];
    readonly record: ReleaseRecord;
  },
): boolean {
  // Others may act under the App's account: what carries no release of a train is none of the app's deployments.
  if (deployment.ours && deployment.rides !== null) {
    return isRunAgain(situation, { deployment, began }, production);
  }
  return (
    !isChild(situation, { deployment, began }, { production, services }) &&
    !services.some(
      ({ service }) =>
        isInTurn({ deployment, began }, service, record) || isAtGate(deployment, service),
    )
  );
}

/** A manager's override ends all freezes for this release. */
function freezeOf(
  { train: { calendar }, observation }: Situation,
  services: readonly ServiceAssessment[],
  { at }: Beginning,
): Freeze | null {
  const own = services.flatMap(({ service }) => service.freezes);
  const freezes = [...calendar.freezes, ...own];
  if (freezes.length === 0 || compareInstants(at, observation.issue.openedAt) < 0) return null;
  return freezeAt({ ...calendar, freezes }, at) ?? null;
}

/**
 * After what it is guarded: the GO with which the release leaves or left. That is GitHub's time, as that of
 * deployments is, in whole seconds. undefined: nobody has decided that anything starts, and production is the
 * teams' own.
 */
function guardedSince(record: ReleaseRecord, go: Consent["go"]): Temporal.Instant | undefined {
  const { entries } = record;
  const departure = departureOf(record);
  if (!departure) return go.kind === "go" ? Temporal.Instant.from(go.decision.at) : undefined;
  const decision = entries
    .slice(0, entries.indexOf(departure))
    .findLast((entry) => entry.kind === "decision");
  return Temporal.Instant.from((decision ?? departure).at);
}

/** The deployments to where all of these services go, newest first; none while they can't be read. */
function productionOf(
  { observation }: Situation,
  services: readonly ServiceAssessment[],
): readonly DeploymentFacts[] {
  for (const { service } of services) {
    const facts = observation.services.get(service.id);
    if (facts?.kind === "known" && facts.value.production.kind === "known") {
      return facts.value.production.value;
    }
  }
  return [];
}

/**
 * The services of the release that a deployment concerns. A payload counts only where it names a service that
 * the train has there: whatever else it says, the environment is theirs.
 */
function servicesOf(
  deployment: DeploymentFacts,
  {
    there,
    services,
  }: { readonly there: readonly Service[]; readonly services: readonly ServiceAssessment[] },
): readonly ServiceAssessment[] {
  const named = there.filter((service) => names(deployment, service));
  if (named.length === 0) return services;
  return services.filter(({ service }) => named.some(({ id }) => id === service.id));
}

function outcomeOf(
  { observation, record }: Situation,
  { deployment, began }: Begun,
): UnmanagedDeployment["outcome"] {
  if (isPassed(record, { deployment, began })) return "passed";
  if (isAllowed(record, deployment)) return "allowed";
  const labels = observation.answers.labels.get(deployment.commit);
  const isHotfix = labels?.kind === "known" && labels.value.some(isHotfixLabel);
  return isHotfix ? "hotfix" : "holds";
}

/** Who did it: of one that was begun again whoever reported so. */
export function authorOf({ deployment, began: { isAgain, word } }: Begun): {
  readonly name: string;
  readonly isPerson: boolean;
} {
  return isAgain && word
    ? { name: word.creator, isPerson: word.byPerson ?? false }
    : { name: deployment.creator, isPerson: deployment.byPerson };
}

/** Whether a pull request with this label is a hotfix. */
export const isHotfixLabel = (label: string): boolean => label.toLowerCase() === hotfixLabel;
