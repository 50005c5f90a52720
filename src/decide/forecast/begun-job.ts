import { soakSeconds } from "../timetable/jobs.ts";
import type { Job } from "../timetable/schedule.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { Progress } from "../assessment/progress.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { secondsUntil } from "./moments.ts";
import { paceSteps } from "./overdue.ts";

/**
 * Of what runs, from when to when, in seconds from now. Its deployment is expected to take as long as usual;
 * once that is over, as long as in slow cases, then as long as it may. Then it has to be healthy for a while.
 * @param progress there, or on the way back
 * @returns null: it doesn't run, or nobody can tell when it will be live
 */
export function begunOf(
  { observation }: Situation,
  assessed: ServiceAssessment,
  progress: Progress,
): Job["begun"] {
  const after = (at: Temporal.Instant): number => secondsUntil(observation.now, at);
  const soak = soakSeconds(assessed.service);
  switch (progress.kind) {
    case "starting":
    case "deploying": {
      const start = after(progress.since);
      const deployed =
        start + (paceSteps(assessed).find((seconds) => start + seconds > 0) ?? -start);
      return { start, deployed, end: deployed + soak };
    }
    case "proving": {
      const deployed = after(progress.deployedAt);
      const end = progress.until ? after(progress.until) : deployed + soak;
      return end > 0 ? { start: after(progress.since), deployed, end } : null;
    }
    case "waiting":
    case "unknown":
    case "live":
    case "failed":
      return null;
  }
}
