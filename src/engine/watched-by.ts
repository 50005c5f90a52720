/** Which repositories a release has to do with. */
import type { Decision } from "../decide/decide.ts";
import { hadPlan } from "../decide/rollout/admission-rules.ts";
import { watchWords, type Watched } from "../model/github/watched.ts";
import type { Observation } from "../model/observation.ts";
import { knownRepository } from "../model/record/known-ids.ts";
import type { Heard } from "../observe/freshness.ts";
import { allOf, type Releases } from "./releases.ts";

/** Where a run that wrote something may have changed something. */
export function changedBy({ issue }: Observation, { actions }: Decision): Heard {
  if (actions.some(({ kind }) => kind === "publish")) return "everything";
  const repos = actions.flatMap((one) => ("repo" in one ? [{ repo: one.repo, id: null }] : []));
  const own: Watched = { repo: issue.repo, id: issue.repository };
  return new Set([own, ...repos].flatMap(watchWords));
}

/** The repositories in which something may happen that concerns the release. */
export function watchedBy(
  observation: Observation,
): Omit<Parameters<Releases["register"]>[0], "key"> {
  const { issue, train, services, ids } = observation;
  const { repo } = issue;
  const own: Watched = { repo, id: issue.repository };
  if (train.kind === "valid") {
    const watched = train.train.services.map((service): Watched => {
      const facts = services.get(service.id);
      return facts?.kind === "known"
        ? { repo: facts.value.repo, id: facts.value.repository }
        : { repo: service.repo, id: knownRepository(ids, service) };
    });
    return { repo, repositories: [own, ...watched] };
  }
  // Which they are can't be read any more: any of its owner may be one.
  const repositories = hadPlan(observation) ? [own, allOf(repo)] : [own];
  return { repo, repositories, isUncertain: true };
}
