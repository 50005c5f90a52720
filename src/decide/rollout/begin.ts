/** What the app does for deployments that it has made, beyond making them: how each drive mode is begun and ended. */
import type { CallOff, CancelRun, Dispatch, Report } from "../../model/action.ts";
import { dispatches } from "./dispatches.ts";
import { cancelledRuns, stopRequests } from "./stop-requests.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

type Begin = Dispatch | CallOff | CancelRun | Report;

export const beginnings = (assessment: Assessment): readonly Begin[] =>
  [...assessment.services.values()].flatMap((assessed) => beginningsOf(assessment, assessed));

function beginningsOf(assessment: Assessment, assessed: ServiceAssessment): readonly Begin[] {
  const { drive } = assessed.service;
  switch (drive.kind) {
    case "dispatch":
      return dispatches(assessment, assessed, drive.workflow);
    // Its pipeline reacts to the deployment itself, and to the word that it is to stop.
    case "deployment":
      return stopRequests(assessment, assessed);
    // A job is answered at its gate when GitHub asks, by `admissionRulesOf`; one that has begun may be cancelled.
    case "gate":
      return cancelledRuns(assessment, assessed);
    // Its people were asked for it, by `turnNews`.
    case "observe":
      return [];
  }
}
