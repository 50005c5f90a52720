/** What the app does for deployments that it has made, beyond making them: how each drive mode is begun and ended. */
import type { CallOff, Dispatch, Report } from "../../model/action.ts";
import { dispatches } from "./dispatches.ts";
import type { Outlook } from "../assessment/assessment.ts";
import type { Rider } from "../assessment/service.ts";

type Begin = Dispatch | CallOff | Report;

export const beginnings = (outlook: Outlook): readonly Begin[] =>
  [...outlook.riders.values()].flatMap((rider) => beginningsOf(outlook, rider));

function beginningsOf(outlook: Outlook, rider: Rider): readonly Begin[] {
  const { drive } = rider.service;
  switch (drive.kind) {
    case "dispatch":
      return dispatches(outlook, rider, drive.workflow);
    // Its pipeline reacts to the deployment itself.
    case "deployment":
    // A job is answered at its gate when GitHub asks, by `stancesOf`.
    case "gate":
    // Its people were asked for it, by `turnNews`.
    case "observe":
      return [];
  }
}
