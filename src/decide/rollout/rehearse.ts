/** What the app does for a rehearsal: the same deployments, workflows and words as in production, in staging. */
import type { Deploy, Dispatch, Report } from "../../model/action.ts";
import { workflowOf } from "../../model/train/drives.ts";
import { tagFor } from "../deployments/deploy-tag.ts";
import { rehearsalOf, type LegOfService } from "../rehearsal/legs.ts";
import { startsOf } from "../rehearsal/next.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { besides } from "./dispatches.ts";

export function rehearsing(assessment: Assessment): readonly (Deploy | Dispatch | Report)[] {
  const rehearsal = rehearsalOf(assessment);
  if (!rehearsal) return [];
  const { id } = rehearsal.entry;
  return [
    ...startsOf(assessment, rehearsal).flatMap((one) => deployOf(assessment, one, id)),
    ...rehearsal.ways.flat().flatMap((one) => runOf(assessment, one)),
  ];
}

function deployOf(
  { train, plan, digest }: Assessment,
  { leg, assessed, commit }: LegOfService,
  rehearsal: string,
): readonly Deploy[] {
  const { service, candidate } = assessed;
  const environment = service.environments.staging;
  if (environment === null) return [];
  return [
    {
      kind: "deploy",
      task: leg.task,
      service: service.id,
      repo: service.repo,
      commit,
      tag: tagFor(service, commit),
      environment,
      version: candidate.version,
      attempt: leg.attempt,
      train: train.name,
      release: plan.version,
      digest: leg.task === "deploy" ? digest : null,
      rehearsal,
    },
  ];
}

/** A workflow is started for its deployment, and what its run says is told on it. */
function runOf(
  { observation, holds }: Assessment,
  { assessed, deployment, progress }: LegOfService,
): readonly (Dispatch | Report)[] {
  const { environments, id } = assessed.service;
  const workflow = workflowOf(assessed.service);
  const facts = observation.services.get(id);
  if (workflow === null || !deployment || facts?.kind !== "known") return [];
  const { staging, runs, branch } = facts.value;
  const { staging: environment } = environments;
  if (staging.kind === "unknown" || runs.kind === "unknown" || environment === null) return [];
  const candidate = { ...assessed.candidate, environment };
  const inStaging = { ...assessed, candidate };
  const mayStart = progress.kind === "deploying" && holds.length === 0;
  return besides(inStaging, deployment, {
    workflow,
    ref: tagFor(assessed.service, deployment.commit) ?? branch,
    deployments: staging.value,
    runs: runs.value,
    mayStart,
  });
}
