import { subIssueLink } from "./sub-issue-place.ts";
import type { Link } from "../../model/release/release.ts";
import { ownerName } from "../../model/train/train.ts";
import type { ServiceState, ServiceView } from "../../model/view/view.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Forecast } from "../assessment/forecast.ts";
import type { Progress } from "../assessment/progress.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { healthView } from "../health/words.ts";
import { unassignableIn } from "../plan/on-call.ts";
import { waysBack } from "../rollback/way-back.ts";
import { saysOf } from "./shown-beside.ts";
import { timesOf } from "./times.ts";
import { wording } from "../../model/view/wording.ts";

/** One service of a release as people see it. */
export function serviceView(
  assessment: Assessment,
  assessed: ServiceAssessment,
  forecast: Forecast,
): ServiceView {
  const { service, candidate } = assessed;
  const isBack = assessment.out.has(service.id) && assessed.back.kind !== "waiting";
  const progress = isBack ? assessed.back : assessed.progress;
  const facts = assessment.observation.services.get(service.id);
  const repoUrl = facts?.kind === "known" ? facts.value.url : "";
  const { commit } = candidate;
  return {
    id: service.id,
    name: service.name,
    repoUrl,
    subIssue: subIssueLink(assessment.observation, service),
    version: candidate.version,
    commit:
      commit === null || repoUrl === ""
        ? null
        : { sha: commit, url: `${repoUrl}/commit/${commit}` },
    owner: ownerName(service.owner),
    onCall: service.onCall,
    unassignable: unassignableIn(assessment, service),
    dependsOn: candidate.dependsOn,
    ...(isPointOfNoReturn(assessment, assessed) && { isPointOfNoReturn: true }),
    state: isBack ? backState(progress) : forwardState(assessment, assessed),
    readiness: assessed.readiness,
    gates: assessed.gates,
    deployment: deploymentLink(progress, repoUrl),
    before: isBack ? deploymentLink(assessed.progress, repoUrl) : null,
    links: service.links,
    says: saysOf(assessment, assessed, { progress, isBack }),
    times: timesOf(assessment, assessed, forecast),
    health: assessed.health && healthView(assessed.health),
    // Only what doesn't move by itself: the issue is written when something changes, not each minute.
    duration: progress.kind === "live" ? progress.at.since(progress.since) : null,
  };
}

/** As `planWarnings` says it in words: whoever gives the GO accepts that. */
function isPointOfNoReturn(assessment: Assessment, { service }: ServiceAssessment): boolean {
  if (assessment.departure) return false;
  const bar = waysBack(assessment).get(service.id)?.bar;
  return bar?.kind === "declared" || bar?.kind === "unknown";
}

function deploymentLink(progress: Progress, repoUrl: string): Link | null {
  if ("logUrl" in progress && progress.logUrl !== null)
    return { text: wording`log`, url: progress.logUrl };
  const { kind } = progress;
  const isThere =
    kind === "deploying" || kind === "proving" || kind === "live" || kind === "failed";
  return isThere && repoUrl !== ""
    ? { text: wording`deployments`, url: `${repoUrl}/deployments` }
    : null;
}

function backState({ kind }: Progress): ServiceState {
  if (kind === "live") return "rolled back";
  return kind === "failed" ? "failed" : "rolling back";
}

function forwardState(
  { out, ending }: Assessment,
  { progress, service }: ServiceAssessment,
): ServiceState {
  if (progress.kind === "unknown") return "waiting";
  const isOver = out.has(service.id) || ending !== undefined;
  return progress.kind === "waiting" && isOver ? "not shipped" : progress.kind;
}
