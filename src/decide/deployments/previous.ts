/** What production ran, by the newest word on each deployment: an old one may be done again after a newer one. */
import { compareInstants } from "../../model/instants.ts";
import { known, type Reading } from "../../model/failure.ts";
import type { ReleaseKey, Sha } from "../../model/ids.ts";
import type { DeploymentFacts, ServiceFacts, StatusFacts } from "../../model/observation.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import type { Service } from "../../model/train/train.ts";
import { isAbout } from "./about.ts";
import { isOfOwnRun } from "./runs.ts";
import { counts, isEnd } from "./statuses.ts";

/**
 * The commit that last stood as good in production before this release touched the service; null: none. What
 * others deployed after that is theirs: it is no way back, and taking the service back would undo it.
 * @param since when this release may first have touched what others deploy for it
 */
export function previousCommit(
  facts: Pick<ServiceFacts, "production">,
  release: ReleaseKey,
  service: Service,
  since: Temporal.Instant | null = null,
): Reading<Sha | null> {
  if (facts.production.kind === "unknown") return facts.production;
  const all = facts.production.value;
  if (since && isDeployedByOthers(service)) {
    return { kind: "known", value: lastGood(all, all, service, since) };
  }
  const isOwn = (one: DeploymentFacts): boolean => one.ours && one.rides?.issue === release;
  const touched = all.findLastIndex((one) => isOwn(one) && one.rides?.service === service.id);
  const before = all.filter((one, index) => index > touched && !isOwn(one));
  return { kind: "known", value: lastGood(before, all, service, all[touched]?.createdAt ?? null) };
}

/** The commit that last stood as good in production, whoever brought it there; null: none. */
export function runningCommit(facts: ServiceFacts, service: Service): Reading<Sha | null> {
  const good = goodDeployments(facts, service);
  return good.kind === "known" ? known(good.value[0]?.deployment.commit ?? null) : good;
}

/** What last stood as good in production and this release did not bring there; null: nothing did. */
export function othersDeployment(
  { production }: Pick<ServiceFacts, "production">,
  release: ReleaseKey,
  service: Service,
): Reading<DeploymentFacts | null> {
  if (production.kind === "unknown") return production;
  const others = production.value.filter((one) => !(one.ours && one.rides?.issue === release));
  return known(goodOf(others, production.value, service, null)[0]?.deployment ?? null);
}

/** A deployment that stood as good in production, and since when. */
export interface GoodDeployment {
  readonly deployment: DeploymentFacts;
  readonly at: Temporal.Instant;
}

/** All that stood as good in production, as far as they were read; the one that runs now first. */
export function goodDeployments(
  { production }: Pick<ServiceFacts, "production">,
  service: Service,
): Reading<readonly GoodDeployment[]> {
  if (production.kind === "unknown") return production;
  return known(goodOf(production.value, production.value, service, null));
}

/** @param until what was said after that doesn't matter; null: all does */
function lastGood(
  meant: readonly DeploymentFacts[],
  production: readonly DeploymentFacts[],
  service: Service,
  until: Temporal.Instant | null,
): Sha | null {
  return goodOf(meant, production, service, until)[0]?.deployment.commit ?? null;
}

function goodOf(
  meant: readonly DeploymentFacts[],
  production: readonly DeploymentFacts[],
  service: Service,
  until: Temporal.Instant | null,
): readonly GoodDeployment[] {
  const good = meant
    .filter((one) => isAbout(one, service) && !isOfOwnRun(one, production))
    .flatMap((deployment) => {
      const at = goodSince(deployment, service, until);
      return at ? [{ deployment, at }] : [];
    })
    .toSorted((a, b) => compareInstants(b.at, a.at));
  const isStanding = good.some(({ deployment }) => newestWord(deployment, until) !== "inactive");
  if (!isStanding) return good;
  const out = good.filter(({ deployment }) => isTakenOut(deployment, production, until));
  return [...good.filter((one) => !out.includes(one)), ...out];
}

/**
 * Whether somebody said by hand that it is no longer there. GitHub says the same of what a later success replaces (REST
 * docs, "Create a deployment status", `auto_inactive`), in the same moment.
 */
function isTakenOut(
  one: DeploymentFacts,
  production: readonly DeploymentFacts[],
  until: Temporal.Instant | null,
): boolean {
  const newest = newestOf(one, until);
  if (newest?.state !== "inactive") return false;
  const end = newest.createdAt.add(sameMoment);
  return !production.some(
    (other) =>
      other.id > one.id &&
      other.statuses.some(
        ({ state, createdAt }) => state === "success" && compareInstants(createdAt, end) <= 0,
      ),
  );
}

const newestOf = (
  { statuses }: DeploymentFacts,
  until: Temporal.Instant | null,
): StatusFacts | undefined =>
  statuses.find(({ createdAt }) => !(until && compareInstants(createdAt, until) > 0));

const newestWord = (one: DeploymentFacts, until: Temporal.Instant | null): string | undefined =>
  newestOf(one, until)?.state;

/** GitHub's times are whole seconds. */
const sameMoment = Temporal.Duration.from({ seconds: 2 });

/** When it last ended, if that was with success: what is under way again takes nothing from that. */
function goodSince(
  one: DeploymentFacts,
  service: Service,
  until: Temporal.Instant | null,
): Temporal.Instant | undefined {
  const end = one.statuses.find(
    (status) =>
      isEnd(status.state) &&
      counts(status, service, one) &&
      !(until && compareInstants(status.createdAt, until) > 0),
  );
  return end?.state === "success" ? end.createdAt : undefined;
}
