import { compareInstants } from "../../model/instants.ts";
import { derived } from "../../model/derived.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Moment } from "../../model/view/view.ts";
import { remaining } from "../record/taken.ts";
import { nextSteps } from "../rollout/rollout.ts";
import { inSeconds, jobsOf, rulesOf, usualSeconds } from "../timetable/jobs.ts";
import { begunOf } from "./begun-job.ts";
import { latest, moment, secondsAfter, secondsUntil } from "./moments.ts";
import { returnForecast } from "./return-forecast.ts";
import { criticalPath, lengthOf, schedule, type Job, type Slot } from "../timetable/schedule.ts";
import { nextStart } from "../timetable/timetable.ts";
import { openingFrom } from "../calendar/window.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { Times, Forecast } from "../assessment/forecast.ts";

/** From what is live, what runs and what waits; by the same line and the same steps as the rollout itself. */
export const forecastOf = derived((assessment: Assessment): Forecast => {
  const { departure } = assessment;
  const slots = schedule(jobsOf(assessment, usualSeconds), rulesOf(assessment));
  const start = departure ? moment(Temporal.Instant.from(departure.at)) : startAhead(assessment);
  const planned = { start, slots };
  if (!departure) return ahead(planned);
  const there = underWay(assessment, planned);
  if (assessment.rollback.steps.length === 0) return there;
  const back = returnForecast(assessment);
  const services = new Map(there.services);
  for (const [id, times] of back.services) {
    services.set(id, { ...times, planned: there.services.get(id)?.planned ?? null });
  }
  return assessment.rollback.isRunning ? { ...there, ...back, services } : { ...there, services };
});

interface Plan {
  readonly start: Moment | null;
  readonly slots: ReadonlyMap<ServiceId, Slot>;
}

/** When a release leaves that hasn't; a start that would be right now moves with the clock, so it isn't set. */
function startAhead(situation: Situation): Moment | null {
  const start = nextStart(situation, false);
  if (!start) return null;
  const isSet = compareInstants(start, situation.observation.now) > 0;
  return isSet ? moment(start) : { kind: "after the start", time: new Temporal.Duration() };
}

function after(start: Moment | null, seconds: number): Moment | null {
  if (start === null) return null;
  return start.kind === "at"
    ? moment(start.at.add({ seconds }))
    : { kind: "after the start", time: inSeconds(seconds) };
}

function ahead({ start, slots }: Plan): Forecast {
  const services = [...slots].map(([id, slot]): [ServiceId, Times] => {
    const begin = after(start, slot.start);
    return [id, { planned: begin, start: begin, end: after(start, slot.end) }];
  });
  return {
    start,
    end: after(start, lengthOf(slots)),
    usual: inSeconds(lengthOf(slots)),
    services: new Map(services),
    critical: criticalPath(slots),
  };
}

function underWay(assessment: Assessment, plan: Plan): Forecast {
  const { now } = assessment.observation;
  const slots = schedule(jobsLeft(assessment), {
    ...rulesOf(assessment),
    opens: opensOf(assessment),
  });
  const times = [...assessment.services].map(([id, assessed]): [ServiceId, Times] => {
    const slot = slots.get(id);
    return [
      id,
      {
        planned: after(plan.start, plan.slots.get(id)?.start ?? 0),
        ...(assessed.progress.kind === "live"
          ? { start: moment(assessed.progress.since), end: moment(assessed.progress.at) }
          : {
              start: slot ? moment(secondsAfter(now, slot.start)) : null,
              end: slot ? moment(secondsAfter(now, slot.end)) : null,
            }),
      },
    ];
  });
  const services = new Map(times);
  return {
    start: plan.start,
    end: latest(remaining(assessment).map(({ service }) => services.get(service.id)?.end ?? null)),
    usual: inSeconds(lengthOf(plan.slots)),
    services,
    critical: slots.size > 0 ? criticalPath(slots) : criticalPath(plan.slots),
  };
}

/** What runs, with its end, and what will run by itself; nothing that waits for somebody, directly or not. */
function jobsLeft(assessment: Assessment): readonly Job[] {
  const steps = new Map(nextSteps(assessment).map((step) => [step.assessed.service.id, step]));
  const stuck = new Set<ServiceId>();
  return jobsOf(assessment, usualSeconds).flatMap((job): readonly Job[] => {
    const step = steps.get(job.id);
    if (!step || assessment.out.has(job.id)) return [];
    const { progress } = step.assessed;
    if (progress.kind === "live" && progress.doubt === null) return [];
    const begun = begunOf(assessment, step.assessed, step.assessed.progress);
    if (begun) return [{ ...job, begun }];
    // What is deployed and not proved to be healthy, or in doubt, waits for nobody knows what.
    const isStuck = step.kind !== "start" && !(step.kind === "wait" && step.bar.passes);
    if (!isStuck && !job.after.some((id) => stuck.has(id))) return [job];
    stuck.add(job.id);
    return [];
  });
}

/** When something may start, in seconds from now: the calendar of a release that has left. */
function opensOf({ train, observation }: Situation): (at: number) => number | undefined {
  const { now } = observation;
  let known: { readonly from: number; readonly to: number } | undefined;
  return (moment) => {
    if (!known || moment >= known.to) {
      const opening = openingFrom(train.calendar, secondsAfter(now, moment));
      if (!opening) return undefined;
      known = {
        from: secondsUntil(now, opening.from),
        to: opening.to ? secondsUntil(now, opening.to) : Infinity,
      };
    }
    return Math.max(moment, known.from);
  };
}
