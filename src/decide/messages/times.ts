/** The times of a release and of its services, as they are shown. */
import type { ServiceId } from "../../model/ids.ts";
import type { ServiceTimes, TimetableView } from "../../model/view/view.ts";
import { isOverdue } from "../forecast/overdue.ts";
import { inSeconds } from "../timetable/jobs.ts";
import { returnTime, rolloutTime, untimed } from "../timetable/timetable.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { Forecast } from "../assessment/forecast.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

export function timetableOf(assessment: Assessment, forecast: Forecast): TimetableView {
  const { start, end, usual, critical } = forecast;
  const nameOf = (id: ServiceId): string => assessment.services.get(id)?.service.name ?? id;
  return {
    timeZone: assessment.train.calendar.timeZone,
    start,
    end,
    usual,
    slow: slowTime(assessment),
    critical: critical.map(nameOf),
    untimed: untimed(assessment).map(({ service }) => service.name),
  };
}

/** Of the rollout, or of the rollback that runs. */
function slowTime(assessment: Assessment): Temporal.Duration {
  const { isRunning, steps } = assessment.rollback;
  if (!isRunning) return rolloutTime(assessment);
  const going = new Set(steps.map(({ assessed }) => assessed));
  return returnTime(assessment, (one) => going.has(one));
}

export function timesOf(
  situation: Situation,
  assessed: ServiceAssessment,
  forecast: Forecast,
): ServiceTimes {
  const { pace, service } = assessed;
  const nothing = { planned: null, start: null, end: null };
  return {
    ...(forecast.services.get(service.id) ?? nothing),
    usual: pace && inSeconds(pace.usual),
    isOverdue: isOverdue(situation, assessed),
  };
}
