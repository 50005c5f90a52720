/** When what is rolled back is back, by the same line and the same steps as the rollback itself. */
import { serviceId, type ServiceId } from "../../model/ids.ts";
import { relatedTo } from "../deployments/dependencies.ts";
import { targetOf } from "../deployments/order.ts";
import { mayStillDeploy } from "../rollback/return-bars.ts";
import { inSeconds, returnJobsOf, rulesOf } from "../timetable/jobs.ts";
import { criticalPath, lengthOf, schedule, type Job } from "../timetable/schedule.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Forecast, Times } from "../assessment/forecast.ts";
import type { RollbackStep } from "../assessment/rollback.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { begunOf } from "./begun-job.ts";
import { latest, moment, secondsAfter } from "./moments.ts";

/** The times of a rollback; `services` has those that go back, and none of the others. */
export type ReturnForecast = Pick<Forecast, "end" | "usual" | "services" | "critical">;

export function returnForecast(assessment: Assessment): ReturnForecast {
  const { observation, rollback } = assessment;
  const { now } = observation;
  const going = rollback.steps.filter(({ kind }) => kind !== "stays");
  const slots = schedule(jobsLeft(assessment), rulesOf(assessment));
  const services = new Map(
    going.map((step): [ServiceId, Times] => {
      const slot = slots.get(step.assessed.service.id);
      const times = doneTimes(step) ?? {
        start: slot ? moment(secondsAfter(now, slot.start)) : null,
        end: slot ? moment(secondsAfter(now, slot.end)) : null,
      };
      return [step.assessed.service.id, { planned: null, ...times }];
    }),
  );
  const whole = schedule(
    returnJobsOf(
      assessment,
      going.map(({ assessed }) => assessed),
    ),
    rulesOf(assessment),
  );
  return {
    end: latest([...services.values()].map(({ end }) => end)),
    usual: inSeconds(lengthOf(whole)),
    services,
    critical: criticalPath(slots.size > 0 ? slots : whole).filter((id) => services.has(id)),
  };
}

/** Of what is back already; undefined: it isn't. */
function doneTimes(step: RollbackStep): Pick<Times, "start" | "end"> | undefined {
  if (step.kind !== "done") return undefined;
  const { back } = step.assessed;
  const start = back.kind === "live" ? back.since : step.at;
  return { start: moment(start), end: moment(step.at) };
}

/** What goes back now, what will by itself, and what they wait for; nothing that waits for somebody, directly or not. */
function jobsLeft(assessment: Assessment): readonly Job[] {
  const { rollback, services, observation } = assessment;
  const left = rollback.steps.filter(({ kind }) => kind !== "done" && kind !== "stays");
  const steps = new Map(left.map((step) => [step.assessed.service.id, step]));
  const moving = [...services.values()].filter((one) => mayStillDeploy(one, observation.now));
  const stuck = new Set<ServiceId>();
  const back = returnJobsOf(
    assessment,
    left.map(({ assessed }) => assessed),
  ).flatMap((job): readonly Job[] => {
    const step = steps.get(job.id);
    if (!step) return [];
    const begun = begunOf(assessment, step.assessed, step.assessed.back);
    if (begun) return [{ ...job, begun }];
    if (!isStuck(step) && !job.after.some((id) => stuck.has(id))) {
      const waits = moving.filter((one) => isNear(assessment, step.assessed, one));
      return [{ ...job, after: [...job.after, ...waits.map(movingId)] }];
    }
    stuck.add(job.id);
    return [];
  });
  const ends = moving.flatMap((one): readonly Job[] => {
    const begun = begunOf(assessment, one, one.progress);
    const id = movingId(one);
    const nothing = { after: [], takes: 0, proves: 0, path: 0, place: 0 };
    return begun ? [{ ...nothing, id, target: targetOf(one), begun }] : [];
  });
  return [...ends, ...back];
}

const isStuck = (step: RollbackStep): boolean =>
  step.kind === "failed" || step.kind === "proving" || (step.kind === "wait" && !step.waits.passes);

/** The end of what is still being deployed forward: an id that no service has. */
const movingId = ({ service }: ServiceAssessment): ServiceId => serviceId(`deploy ${service.id}`);

const isNear = (
  assessment: Assessment,
  one: ServiceAssessment,
  moving: ServiceAssessment,
): boolean => one === moving || relatedTo(assessment, moving).has(one);
