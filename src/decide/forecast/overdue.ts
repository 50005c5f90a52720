import { compareInstants } from "../../model/instants.ts";
import { link, paragraph, say, strong } from "../../model/view/text.ts";
import { mentionOwner } from "../../text/people.ts";
import { clockWords, roughly } from "../../text/time-words.ts";
import type { Say } from "../assessment/messages.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment, Pace } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

/** Fewer deployments say too little about how long one may take. */
const samplesMin = 5;
/** What takes seconds as a rule isn't late yet when it takes a minute. */
const slackMin = 120;
/** Of few deployments the slowest says little: one that takes as long, or somewhat longer, is a normal one. */
const margin = { share: 0.25, seconds: 60 };

/** From so many seconds on a deployment takes longer than it should; null: one can't tell, or not before its timeout. */
export function lateAfter({
  pace,
  service,
}: Pick<ServiceAssessment, "pace" | "service">): number | null {
  if (!pace || pace.samples < samplesMin) return null;
  const slow = pace.slow + Math.max(pace.slow * margin.share, margin.seconds);
  const late = Math.ceil(Math.max(slow, slackMin));
  return late < service.timeout.total("seconds") ? late : null;
}

/** After how many seconds a deployment may be expected to end: as a rule, in slow cases, at the latest. */
export function paceSteps(
  assessed: Pick<ServiceAssessment, "pace" | "service">,
): readonly number[] {
  const { pace, service } = assessed;
  const timeout = service.timeout.total("seconds");
  return [
    ...(pace
      ? [pace.usual, lateAfter(assessed) === null ? pace.slow : Math.max(pace.slow, slackMin)]
      : []),
    timeout,
  ];
}

/** Whether a deployment runs that should have ended. */
export function isOverdue({ observation }: Situation, assessed: ServiceAssessment): boolean {
  const { progress } = assessed;
  const late = lateAfter(assessed);
  if (progress.kind !== "deploying" || late === null) return false;
  return compareInstants(progress.since.add({ seconds: late }), observation.now) <= 0;
}

/** Tells the owning team once per attempt, long before the deployment counts as failed. */
export function overdueQuestions(assessment: Assessment): readonly Say[] {
  const { now } = assessment.observation;
  const { timeZone } = assessment.train.calendar;
  return [...assessment.services.values()].flatMap((assessed): readonly Say[] => {
    const { service, candidate, progress, pace } = assessed;
    if (progress.kind !== "deploying" || !pace || !isOverdue(assessment, assessed)) return [];
    const log = progress.logUrl === null ? say`` : say` (${link(wording`log`, progress.logUrl)})`;
    const [since, until] = [progress.since, progress.until].map((at) =>
      clockWords(timeZone, at, now),
    );
    const text = say`${mentionOwner(service.owner)}: ${strong(`${service.name} ${candidate.version}`)} is slower than usual: it has been deploying since ${since ?? ""}${log} (${usualWords(pace)}). Please check whether it is stuck; what depends on it waits. It is treated as failed at ${until ?? ""}.`;
    const key = `overdue:${service.id}:${progress.attempt}`;
    return [{ kind: "say", key, message: [paragraph(text)] }];
  });
}

const usualWords = ({ samples, slow }: Pace): string =>
  wording`nine of ten of its last ${samples} deployments took ${roughly(Temporal.Duration.from({ seconds: slow }))} at most`;
