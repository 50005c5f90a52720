/** What production ran, by the newest word on each deployment: an old one may be done again after a newer one. */
import type { Reading } from "../../model/failure.ts";
import type { ReleaseKey, Sha } from "../../model/ids.ts";
import type { DeploymentFacts, ServiceFacts } from "../../model/observation.ts";
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
  if (facts.production.kind === "unknown") return facts.production;
  const all = facts.production.value;
  return { kind: "known", value: lastGood(all, all, service, null) };
}

/** @param until what was said after that doesn't matter; null: all does */
function lastGood(
  meant: readonly DeploymentFacts[],
  production: readonly DeploymentFacts[],
  service: Service,
  until: Temporal.Instant | null,
): Sha | null {
  const good = meant
    .filter((one) => isAbout(one, service) && !isOfOwnRun(one, production))
    .flatMap((one) => {
      const at = goodSince(one, service, until);
      return at ? [{ commit: one.commit, at }] : [];
    })
    .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));
  return good[0]?.commit ?? null;
}

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
      !(until && Temporal.Instant.compare(status.createdAt, until) > 0),
  );
  return end?.state === "success" ? end.createdAt : undefined;
}
