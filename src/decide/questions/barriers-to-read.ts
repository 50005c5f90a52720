import type { RepoName, ServiceId, Sha } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { PointOfNoReturn } from "../../model/train/train.ts";
import { plannedScene } from "../assess/planned.ts";
import { keptRecord } from "../record/record.ts";
import { endingOf } from "../record/taken.ts";
import { wayBack, broughtBy } from "../rollback/way-back.ts";

/** The changes of one service among which there may be some without a way back. */
export interface BarrierQuestion {
  readonly service: ServiceId;
  readonly repo: RepoName;
  /** Globs of the service's part of the repository. */
  readonly path: readonly string[];
  /** What production ran before. */
  readonly from: Sha;
  /** What the release brings. */
  readonly to: Sha;
  readonly until: PointOfNoReturn;
}

/** What must be read before anybody can say how far back a release leads. */
export function barriersToRead(observation: Observation): readonly BarrierQuestion[] {
  const record = keptRecord(observation);
  if (endingOf(record)) return [];
  const situation = plannedScene(observation, record)?.(record);
  if (!situation) return [];
  const isAsked = [...situation.services.values()].some(
    ({ service }) => service.rollback.until !== null,
  );
  if (!isAsked) return [];
  return wayBack(situation).flatMap(({ assessed, target }): readonly BarrierQuestion[] => {
    const { id, repo, path, rollback } = assessed.service;
    const to = broughtBy(assessed);
    if (rollback.until === null || !target || to === null || to === target.commit) return [];
    return [{ service: id, repo, path, from: target.commit, to, until: rollback.until }];
  });
}
