import { isGated } from "../../model/train/drives.ts";
import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { issueName } from "../../model/ids.ts";
import { knownRepository } from "../../model/record/known-ids.ts";
import type { AdmissionRule } from "../../model/release/admission-rule.ts";
import { calendarOf } from "../timetable/service-start.ts";
import { freezeAt } from "../calendar/window.ts";
import { departureOf, keptRecord, lastDecision } from "../record/record.ts";
import { isOver, mayBegin } from "../starts/may-begin.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

/** What the release wants of those who wait at the gates of its services; nothing once it is complete. */
export function admissionRulesOf(assessment: Assessment): readonly AdmissionRule[] {
  if (assessment.phase.kind === "complete") return [];
  const { record } = assessment;
  const { issue } = assessment.observation;
  const allowed = record.entries.flatMap((one) => (one.kind === "allow" ? [one.what] : []));
  return [...assessment.services.values()].flatMap((assessed): readonly AdmissionRule[] => {
    const { service, candidate } = assessed;
    if (!isGated(service)) return [];
    const { environment } = candidate;
    const facts = assessment.observation.services.get(service.id);
    const { repo, repository } =
      facts?.kind === "known"
        ? facts.value
        : {
            repo: candidate.repo,
            repository: knownRepository(assessment.observation.ids, service),
          };
    const name = wording`Release ${assessment.plan.version} (${issueName(issue.repo, issue.number)})`;
    const commit = isGoingBack(assessed) ? assessed.back.commit : candidate.commit;
    const state = stateOf(assessment, assessed);
    return [{ repo, repository, environment, release: name, commit, state, allowed }];
  });
}

/** Whether it is being taken back: then what it ran before is what may begin. */
const isGoingBack = (
  assessed: ServiceAssessment,
): assessed is ServiceAssessment & {
  readonly back: Extract<ServiceAssessment["back"], { kind: "starting" | "deploying" }>;
} => assessed.back.kind === "starting" || assessed.back.kind === "deploying";

function stateOf(assessment: Assessment, assessed: ServiceAssessment): AdmissionRule["state"] {
  const { departure, go } = assessment;
  const { progress, service } = assessed;
  const { now } = assessment.observation;
  if (isGoingBack(assessed)) return "turn";
  // Once it has left, a closed issue only holds it: who is refused at the gate has failed for good.
  const isDropped = assessment.observation.issue.state === "closed" && !departure;
  if (isOver(assessment, assessed) || isDropped) return "over";
  const isNext = progress.kind === "starting" || progress.kind === "deploying";
  if (isNext && mayBegin(assessment, assessed)) return "turn";
  const isFrozen = freezeAt(calendarOf(assessment.train.calendar, service), now) !== undefined;
  if (departure || go.kind === "go") return "guarded";
  return isFrozen ? "frozen" : "planned";
}

/**
 * What a release wants whose plan or train file can't be read any more: nobody knows what it guards, so nobody passes
 * before that is mended (null). What never had a plan concerns nobody: else any issue would stop all deployments.
 */
export function admissionRulesUnplanned(
  observation: Observation,
  record: ReleaseRecord,
): readonly AdmissionRule[] | null {
  const hasLeft = departureOf(record) !== undefined;
  if (observation.issue.state === "closed" && !hasLeft) return [];
  return hadPlan(observation) ? null : [];
}

/**
 * What a release wants that can't be seen: nothing of it begins, since nobody could stop it there.
 * @param before when it was seen last
 * @param isGone it has lost its issue for good: what waits for it is told so
 */
export const admissionRulesUnseen = (
  before: readonly AdmissionRule[],
  isGone: boolean,
): readonly AdmissionRule[] =>
  before.map((one) =>
    isGone ? { ...one, state: "over" } : one.state === "turn" ? { ...one, state: "guarded" } : one,
  );

/** Whether it was planned once: then the app keeps a record of it, or made its sub-issues. */
export const hadPlan = ({ record, subIssues }: Observation): boolean =>
  record.kind !== "none" || subIssues.size > 0;

/** Whether a manager gave the GO, or it has left: then only a command ends it. */
export function isDecided(observation: Observation): boolean {
  const record = keptRecord(observation);
  const isGo = lastDecision(record)?.answer === "go";
  return isGo || departureOf(record) !== undefined;
}
