import type { Reading } from "../../model/failure.ts";
import type { ReleaseKey, Sha } from "../../model/ids.ts";
import type { DeploymentFacts, ServiceFacts } from "../../model/observation.ts";
import type { Service } from "../../model/train.ts";
import { isAbout } from "./about.ts";
import { isOfOwnRun } from "../drive/runs.ts";
import { counts } from "./words.ts";

/**
 * The last commit that was successful in production before this release touched the service; null: none. What
 * others deployed after that is theirs: it is no way back, and taking the service back would undo it.
 */
export const previousCommit = (
  facts: ServiceFacts,
  release: ReleaseKey,
  service: Service,
): Reading<Sha | null> =>
  newestSuccess(facts, service, (one, index, all) => {
    const isOwn = (other: DeploymentFacts): boolean => other.ours && other.rides?.issue === release;
    const touched = all.findLastIndex(
      (other) => isOwn(other) && other.rides?.service === service.id,
    );
    return index > touched && !isOwn(one);
  });

/** The last commit that was successful in production, whoever brought it there; null: none. */
export const runningCommit = (facts: ServiceFacts, service: Service): Reading<Sha | null> =>
  newestSuccess(facts, service, () => true);

function newestSuccess(
  facts: ServiceFacts,
  service: Service,
  isMeant: (one: DeploymentFacts, index: number, all: readonly DeploymentFacts[]) => boolean,
): Reading<Sha | null> {
  if (facts.production.kind === "unknown") return facts.production;
  const found = facts.production.value.find(
    (one, index, all) =>
      isMeant(one, index, all) &&
      isAbout(one, service) &&
      !isOfOwnRun(one, all) &&
      one.statuses.some((status) => status.state === "success" && counts(status, service, one)),
  );
  return { kind: "known", value: found?.commit ?? null };
}
