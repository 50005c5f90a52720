import type { RepoName, Sha } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import { emptyRecord } from "../../model/record/record.ts";
import { consentOf } from "../votes/votes.ts";
import { plannedScene } from "../assess/planned.ts";
import { unmanagedDeployments } from "../guard/unmanaged.ts";

/** A commit that somebody else deployed. */
export interface CommitAt {
  readonly repo: RepoName;
  readonly commit: Sha;
}

/** The commits of which must be known whether they are hotfixes: those that hold the release otherwise. */
export function commitsToCheck(observation: Observation): readonly CommitAt[] {
  const record = observation.record.kind === "kept" ? observation.record.record : emptyRecord;
  const situation = plannedScene(observation, record)?.(record);
  if (!situation) return [];
  return unmanagedDeployments(situation, consentOf(situation).go).flatMap(
    ({ deployment: { commit }, services: [{ service }], outcome }) =>
      outcome === "holds" ? [{ repo: service.repo, commit }] : [],
  );
}
