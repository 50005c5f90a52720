/** `/plan` of a release that is over: what runs now, and what can still be done about it. */
import { compareInstants } from "../../model/instants.ts";
import {
  code,
  list,
  paragraph,
  say,
  strong,
  type Message,
  type Text,
} from "../../model/view/text.ts";
import { fewOf } from "../../text/few.ts";
import { roughly } from "../../text/time-words.ts";
import { whenWords } from "../calendar/window.ts";
import { isDeployed } from "../deployments/progress-meaning.ts";
import { returnsUntil } from "../record/complete.ts";
import { wayBack } from "../rollback/way-back.ts";
import { targetWords, wayBackText } from "../rollback/words.ts";
import { returnTime } from "../timetable/timetable.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Progress } from "../assessment/progress.ts";
import type { Over } from "../assessment/phase.ts";
import { wording } from "../../model/view/wording.ts";
import { stateName } from "../../text/state-words.ts";

const linesMax = 50;

export function planAtEnd(assessment: Assessment, phase: Over): Message {
  const next =
    phase.kind === "complete"
      ? ""
      : wording` Put its services into a new release to deploy them again.`;
  const nothing = say`${strong(wording`What would happen now:`)} nothing: the release is ${stateName(phase.kind)}.${next}`;
  return [
    paragraph(nothing),
    paragraph(say`${strong(wording`In production now:`)}`),
    list(fewOf(runningTexts(assessment), linesMax)),
    ...(phase.kind === "rolled back" ? [] : returnTexts(assessment, phase)),
  ];
}

/** What runs of each service, as far as the release tells. */
export function runningTexts(assessment: Assessment): readonly Text[] {
  const { services, rollback } = assessment;
  const steps = new Map(rollback.steps.map((step) => [step.assessed, step]));
  return [...services.values()].map((assessed) => {
    const { service, candidate, progress } = assessed;
    const name = strong(service.name);
    const step = steps.get(assessed);
    if (step?.kind === "done") return say`${name} ${targetWords(step)}, as before this release`;
    if (isDeployed(progress)) return say`${name} ${candidate.version}`;
    return say`${name}: ${whatBecame(progress.kind, candidate.version)}`;
  });
}

function whatBecame(kind: Progress["kind"], version: string): string {
  switch (kind) {
    case "waiting":
      return wording`not deployed by this release`;
    case "starting":
    case "deploying":
      return wording`${version} is still deploying and will be allowed to finish`;
    case "failed":
      return wording`the deployment of ${version} failed, so what runs is unknown`;
    case "unknown":
    case "proving":
    case "live":
      return wording`what runs is unknown`;
  }
}

/** How it could be rolled back after all, and until when. */
function returnTexts(assessment: Assessment, { kind }: Over): Message {
  const ways = wayBack(assessment);
  const until = kind === "complete" ? returnsUntil(assessment) : null;
  const { now } = assessment.observation;
  const isLate = until !== null && compareInstants(until, now) <= 0;
  const { calendar } = assessment.train;
  if (isLate) {
    const text = say`${strong(wording`Rollback:`)} no longer possible from here, since the rollback window ended at ${whenWords(calendar, until)}.`;
    return [paragraph(text)];
  }
  const limit = until ? say` until ${whenWords(calendar, until)}` : say``;
  const how = say`${strong(wording`Rollback:`)} a manager can comment ${code("/rollback <reason>")}${limit}. It takes up to ${roughly(returnTime(assessment))}, in this order:`;
  return [paragraph(how), list(fewOf(ways.map(wayBackText), linesMax))];
}
