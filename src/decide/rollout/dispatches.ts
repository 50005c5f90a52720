/** Deployments that a workflow does: it is started once for each, and what its run says is told on it. */
import { compareInstants } from "../../model/instants.ts";
import type { CallOff, CancelRun, Dispatch, Report } from "../../model/action.ts";
import type { DeploymentFacts, Ride } from "../../model/observation.ts";
import type { RunFacts } from "../../model/github/run.ts";
import { tagFor } from "../deployments/deploy-tag.ts";
import { isEnd } from "../deployments/statuses.ts";
import { isOver, mayBegin } from "../starts/may-begin.ts";
import { isToStop } from "./stop-requests.ts";
import { short } from "../../text/short.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

type Beginning = Dispatch | CallOff | CancelRun | Report;

/**
 * What is to be done for the newest deployments of a service, one way and the other. A deployment whose run hasn't
 * begun is still nothing that was started: what holds its service holds it, too, and at the end of the release it is
 * called off.
 */
export function dispatches(
  assessment: Assessment,
  assessed: ServiceAssessment,
  workflow: string,
): readonly Beginning[] {
  const facts = assessment.observation.services.get(assessed.service.id);
  if (facts?.kind !== "known") return [];
  const { production, runs, branch } = facts.value;
  if (production.kind === "unknown" || runs.kind === "unknown") return [];
  const own = production.value.filter((one) => isOf(assessment, assessed, one));
  return [assessed.progress, assessed.back].flatMap((progress, index): readonly Beginning[] => {
    const task = index === 0 ? "deploy" : "rollback";
    const deployment = own.find(
      (one) => one.task === task && "attempt" in progress && one.rides.attempt === progress.attempt,
    );
    if (!deployment) return [];
    const run = runOf(deployment, production.value, runs.value);
    if (run) {
      const told = reportOn(assessed, deployment, run, workflow);
      const stops = task === "deploy" && !isEnd(run.state) && isToStop(assessment, assessed);
      return stops ? [...told, cancelRun(assessed, run)] : told;
    }
    if (progress.kind !== "deploying") return [];
    const isOff = task === "deploy" ? isOver(assessment, assessed) : !assessment.rollback.isRunning;
    if (isOff) return [callOff(assessed, deployment, workflow)];
    if (task === "deploy" && !mayBegin(assessment, assessed)) return [];
    const ref = tagFor(assessed.service, deployment.commit) ?? branch;
    return [dispatchOf(assessed, deployment, { workflow, ref })];
  });
}

/**
 * The same for one deployment to another environment than production.
 * @param of.deployments of that environment
 * @param of.mayStart whether a run may begin now
 */
export function besides(
  assessed: ServiceAssessment,
  deployment: DeploymentFacts,
  of: {
    readonly workflow: string;
    readonly ref: string;
    readonly deployments: readonly DeploymentFacts[];
    readonly runs: readonly RunFacts[];
    readonly mayStart: boolean;
  },
): readonly (Dispatch | Report)[] {
  const { rides } = deployment;
  if (!rides) return [];
  const own = { ...deployment, rides };
  const run = runOf(own, of.deployments, of.runs);
  if (run) return reportOn(assessed, own, run, of.workflow);
  return of.mayStart ? [dispatchOf(assessed, own, of)] : [];
}

type Own = DeploymentFacts & { readonly rides: Ride };

const isOf = (
  { observation }: Situation,
  { service }: ServiceAssessment,
  one: DeploymentFacts,
): one is Own =>
  one.ours && one.rides?.issue === observation.release && one.rides.service === service.id;

/** The app's first run after the deployment and before its next one: those with one target take turns. */
function runOf(
  deployment: Own,
  production: readonly DeploymentFacts[],
  runs: readonly RunFacts[],
): RunFacts | undefined {
  const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => compareInstants(a, b) >= 0;
  const next = production.findLast(
    (one) => one.ours && one.id !== deployment.id && isAfter(one.createdAt, deployment.createdAt),
  );
  return runs.findLast(
    ({ createdAt }) =>
      isAfter(createdAt, deployment.createdAt) && !(next && isAfter(createdAt, next.createdAt)),
  );
}

function reportOn(
  { service, candidate }: ServiceAssessment,
  deployment: Own,
  run: RunFacts,
  workflow: string,
): readonly Report[] {
  // On the way there the branch is at the commit itself; else somebody pushed in between. A tag is at it both ways.
  const isAtIt = deployment.task === "deploy" || tagFor(service, deployment.commit) !== null;
  const isWrong = isAtIt && run.commit !== deployment.commit;
  const state = isWrong ? "error" : run.state;
  const said = deployment.statuses.find((one) => one.ours);
  if (said?.state === state) return [];
  const description = isWrong
    ? wording`${workflow} runs at ${short(run.commit)}, not at ${short(deployment.commit)}: cancel that run`
    : `${workflow}: ${run.word.replaceAll("_", " ")}`;
  return [
    {
      kind: "report",
      repo: candidate.repo,
      service: service.id,
      deployment: deployment.id,
      state,
      description,
      logUrl: run.url,
    },
  ];
}

const cancelRun = ({ service, candidate }: ServiceAssessment, run: RunFacts): CancelRun => ({
  kind: "cancel run",
  service: service.id,
  repo: candidate.repo,
  run: run.id,
  commit: null,
});

/** Nothing of it has begun, and nobody need wait for its end. */
const callOff = (
  { service, candidate }: ServiceAssessment,
  deployment: Own,
  workflow: string,
): CallOff => ({
  kind: "call off",
  service: service.id,
  repo: candidate.repo,
  workflow,
  deployment: deployment.id,
});

const dispatchOf = (
  { service, candidate }: ServiceAssessment,
  deployment: Own,
  { workflow, ref }: { readonly workflow: string; readonly ref: string },
): Dispatch => ({
  kind: "dispatch",
  service: service.id,
  repo: candidate.repo,
  workflow,
  ref,
  deployment: deployment.id,
  inputs: {
    deployment: String(deployment.id),
    task: deployment.task,
    service: service.id,
    commit: deployment.commit,
    environment: candidate.environment,
  },
});
