/**
 * The guard: deployments to the train's environments that the train did not make. From the GO on they hold the
 * release, since the GO was for what production ran then, and the candidates may undo what came since. In a freeze
 * they do from the opening of the issue on: nobody was to deploy anything.
 */
import type { Freeze } from "../../model/calendar.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record.ts";
import type { Consent } from "../consent/votes.ts";
import { departureOf } from "../record.ts";
import type { Rider, Situation } from "../situation.ts";
import { freezeAt } from "../timetable/window.ts";
import { names } from "../rollout/about.ts";
import { isAllowed, isPassed } from "./let-through.ts";
import { targetOf } from "../rollout/order.ts";
import { isOfOwnRun } from "../drive/runs.ts";
import { accountName, endedAt } from "../rollout/words.ts";
import { isAtGate, isInTurn } from "../drive/watched.ts";

/** A deployment that this train did not make, to where services of the release deploy. */
export interface Foreign {
  readonly deployment: DeploymentFacts;
  /** The services that it may be of: those that share a target can't always be told apart. */
  readonly riders: readonly [Rider, ...Rider[]];
  /**
   * `passed`: a manager lets it be, after it was seen. `allowed`: one did so by its commit, run or id.
   * `hotfix`: the pull request that brought its commit is labelled so. All others hold the release.
   */
  readonly standing: "holds" | "passed" | "allowed" | "hotfix";
  /** In which it was made, of the train or of one of the services; null: in none that counts. */
  readonly freeze: Freeze | null;
}

/** The label of a pull request whose deployment holds no release. */
export const hotfixLabel = "hotfix";

/** Every foreign deployment since the GO, or in a freeze since the issue was opened, by target and oldest first. */
export function foreignDeployments(
  situation: Situation,
  record: ReleaseRecord,
  go: Consent["go"],
): readonly Foreign[] {
  const since = guardedSince(record, go);
  if (isPublished(situation)) return [];
  return everyForeign(situation, record).filter(
    ({ deployment: { createdAt }, freeze }) =>
      freeze !== null || (since && Temporal.Instant.compare(createdAt, since) > 0),
  );
}

/** Also from before the GO, as far back as production is read. */
export function everyForeign(situation: Situation, record: ReleaseRecord): readonly Foreign[] {
  const targets = Map.groupBy(situation.riders.values(), targetOf);
  return [...targets].flatMap(([target, riders]) => {
    const production = productionOf(situation, riders);
    return production
      .filter((one) => !one.ours && !isChild(one, production, riders))
      .filter((one) => !riders.some(({ service }) => isInTurn(one, service, record)))
      .filter((one) => !riders.some(({ service }) => isAtGate(one, service)))
      .toReversed()
      .flatMap((deployment): readonly Foreign[] => {
        const [first, ...others] = ridersOf(situation, deployment, { target, riders });
        if (!first) return [];
        const meant = [first, ...others] as const;
        const freeze = freezeOf(situation, meant, deployment);
        const standing = standingOf(situation, record, deployment);
        return [{ deployment, riders: meant, standing, freeze }];
      });
  });
}

/** A manager's override ends all freezes for this release. */
function freezeOf(
  { train: { calendar }, observation }: Situation,
  riders: readonly Rider[],
  { createdAt }: DeploymentFacts,
): Freeze | null {
  if (Temporal.Instant.compare(createdAt, observation.issue.openedAt) < 0) return null;
  const own = riders.flatMap(({ service }) => service.freezes);
  return freezeAt({ ...calendar, freezes: [...calendar.freezes, ...own] }, createdAt) ?? null;
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

/** What comes after the last word of a release isn't its concern. */
function isPublished({ observation: { trainRelease } }: Situation): boolean {
  if (trainRelease.kind === "unknown" || trainRelease.value === null) return false;
  return trainRelease.value.ours && !trainRelease.value.isDraft;
}

/** The deployments to where all of these services go, newest first; none while they can't be read. */
function productionOf(
  { observation }: Situation,
  riders: readonly Rider[],
): readonly DeploymentFacts[] {
  for (const { service } of riders) {
    const facts = observation.services.get(service.id);
    if (facts?.kind === "known" && facts.value.production.kind === "known") {
      return facts.value.production.value;
    }
  }
  return [];
}

/**
 * A job of GitHub Actions with an `environment` makes a deployment of its own. One that does the work of a
 * deployment of ours is its child: of the same run, or of the same commit and made while that is under way
 * ("Deployments and environments", GitHub docs). Its creator is whoever started the run, or GitHub Actions.
 */
const isChild = (
  one: DeploymentFacts,
  production: readonly DeploymentFacts[],
  riders: readonly Rider[],
): boolean =>
  isOfOwnRun(one, production) ||
  (!one.byPerson &&
    accountName(one.creator) === "github-actions" &&
    production.some(
      (parent) =>
        parent.ours &&
        parent.commit === one.commit &&
        riders.some(({ service }) => isWithin(one.createdAt, parent, endedAt(parent, service))),
    ));

const isWithin = (
  at: Temporal.Instant,
  { createdAt }: DeploymentFacts,
  end: Temporal.Instant | null,
): boolean =>
  Temporal.Instant.compare(at, createdAt) >= 0 && (!end || Temporal.Instant.compare(at, end) <= 0);

/**
 * The services of the release that a deployment concerns. A payload counts only where it names a service that
 * the train has there: whatever else it says, the environment is theirs.
 */
function ridersOf(
  { train }: Situation,
  deployment: DeploymentFacts,
  { target, riders }: { readonly target: string; readonly riders: readonly Rider[] },
): readonly Rider[] {
  const named = train.services.filter(
    (service) => targetOf({ service }) === target && names(deployment, service),
  );
  if (named.length === 0) return riders;
  return riders.filter(({ service }) => named.some(({ id }) => id === service.id));
}

function standingOf(
  { observation }: Situation,
  record: ReleaseRecord,
  deployment: DeploymentFacts,
): Foreign["standing"] {
  if (isPassed(record, deployment)) return "passed";
  if (isAllowed(record, deployment)) return "allowed";
  const labels = observation.labels.get(deployment.commit);
  const isHotfix = labels?.kind === "known" && labels.value.some(isHotfixLabel);
  return isHotfix ? "hotfix" : "holds";
}

/** Whether a pull request with this label is a hotfix. */
export const isHotfixLabel = (label: string): boolean => label.toLowerCase() === hotfixLabel;
