/**
 * Which commits that others deployed are the release branch's, where the record of the release is lost: the branch may have
 * moved on since, so that its head alone doesn't tell what the release deployed.
 */
import { mergeBaseOf } from "../../github/resources/compare.ts";
import type { GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { Sha } from "../../model/ids.ts";
import type { ServiceFacts } from "../../model/observation.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import type { Service } from "../../model/train/train.ts";
import { isAbout } from "../../decide/deployments/about.ts";
import { createRemembered } from "../ask/remembered.ts";
import type { ReleaseQuestion } from "./service-question.ts";
import { wording } from "../../model/view/wording.ts";

/** So many of the newest: a release deploys a service once, and again after each failure. */
const commitsMax = 20;
const rememberedMax = 1_000;

export type ReadOfBranch = (of: {
  readonly service: Service;
  readonly tip: Sha | null;
  readonly production: ServiceFacts["production"];
  readonly question: Pick<ReleaseQuestion, "isRecordLost" | "openedAt">;
}) => Promise<Pick<ServiceFacts, "production" | "ofBranch">>;

/**
 * The deployments with what tells whose they are. As long as nobody can say that, what was deployed isn't known either.
 */
export function createReadOfBranch(github: GitHub): ReadOfBranch {
  // What a commit has before it never changes.
  const answers = createRemembered<boolean>(rememberedMax);
  return async ({ service, tip, production, question: { isRecordLost, openedAt } }) => {
    if (!isRecordLost || !isDeployedByOthers(service)) return { production };
    if (production.kind === "unknown") return { production };
    const since = production.value.filter(
      (one) =>
        !one.ours &&
        isAbout(one, service) &&
        [one.createdAt, ...one.statuses.map(({ createdAt }) => createdAt)].some(
          (at) => Temporal.Instant.compare(at, openedAt) >= 0,
        ),
    );
    const commits = [...new Set(since.map(({ commit }) => commit))];
    if (commits.length === 0) return { production };
    if (tip === null) {
      return {
        production: unknown(wording`its release branch is gone, and others deployed it since`),
      };
    }
    if (commits.length > commitsMax) {
      const why = `others deployed ${commits.length} commits since the release was opened`;
      return { production: unknown(why) };
    }
    const found = new Set<Sha>();
    for (const commit of commits) {
      const key = `${service.repo} ${commit} ${tip}`;
      const before = answers.get(key);
      const held =
        before === undefined ? await isHeld(github, service, commit, tip) : known(before);
      if (held.kind === "unknown") return { production: held };
      if (answers.put(key, held.value)) found.add(commit);
    }
    return { production, ofBranch: found };
  };
}

async function isHeld(
  github: GitHub,
  { repo }: Service,
  commit: Sha,
  tip: Sha,
): Promise<Reading<boolean>> {
  if (commit === tip) return known(true);
  const base = await mergeBaseOf(github, { repo, base: commit, head: tip });
  if (base.ok) return known(base.value === commit);
  // Histories that have nothing in common, and commits that are gone: neither is a part of the branch.
  if (base.failure.kind === "not found") return known(false);
  return unknown(base.failure.message);
}
