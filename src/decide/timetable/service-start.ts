/** When one service may start: in the train's window, in no freeze of its own, and with the time that it needs. */
import { compareInstants } from "../../model/instants.ts";
import type { Calendar } from "../../model/train/calendar.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import type { Service } from "../../model/train/train.ts";
import { missingOf } from "../deployments/dependencies.ts";
import { isDeployed } from "../deployments/progress-meaning.ts";
import { returnTime, rolloutTime } from "./timetable.ts";
import { freezeAt, freezeWords, openingFrom, startIn, whenWords } from "../calendar/window.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** Services that are frozen when the release would leave, or before it would be through. */
export function frozenServices(situation: Situation, start: Temporal.Instant): readonly Text[] {
  const frozen = [...situation.services.values()].filter(
    ({ service }) => service.freezes.length > 0,
  );
  if (frozen.length === 0) return [];
  const { calendar } = situation.train;
  const room = rolloutTime(situation);
  return frozen.flatMap(({ service, progress }) => {
    if (isDeployed(progress)) return [];
    const own = { ...calendar, window: null, freezes: service.freezes };
    const opening = openingFrom(own, start, room);
    const free = opening && startIn(opening, start);
    if (free?.equals(start)) return [];
    const freeze = freezeAt(own, start) ?? freezeAt(own, start.add(room));
    const words = freeze ? ` ${freezeWords(freeze)}` : "";
    const when = free
      ? wording`until ${whenWords(calendar, free)}`
      : wording`for the next two years`;
    return [
      say`${service.name} is frozen${words}: it can't be deployed ${when}. Move the departure, take it out of the release, or a manager can comment ${code("/override <reason>")}`,
    ];
  });
}

/** The service's own calendar: the train's, with its own freezes. */
export const calendarOf = (calendar: Calendar, { freezes }: Service): Calendar =>
  freezes.length === 0 ? calendar : { ...calendar, freezes: [...calendar.freezes, ...freezes] };

/**
 * When a service of a release that has left may start, now or later; undefined: not in two years. Nothing is begun
 * that couldn't be finished within the window, and undone, with all that is live by then, within the rollback
 * window after it.
 */
export function serviceStart(
  situation: Situation,
  assessed: ServiceAssessment,
): Temporal.Instant | undefined {
  const { observation, train } = situation;
  const calendar = calendarOf(train.calendar, assessed.service);
  const first = openingFrom(calendar, observation.now);
  // What never closes need not be measured.
  if (!first || first.to === null) return first && startIn(first, observation.now);
  const opening = openingFrom(calendar, observation.now, timesOf(situation, assessed).room);
  return opening && startIn(opening, observation.now);
}

interface Times {
  /** To deploy it. */
  readonly there: Temporal.Duration;
  /** To undo it and everything else that this release has touched. */
  readonly back: Temporal.Duration;
  /** How long the window must still be open. */
  readonly room: Temporal.Duration;
}

function timesOf(situation: Situation, assessed: ServiceAssessment): Times {
  const there = rolloutTime(situation, (one) => one === assessed);
  const back = returnTime(situation, (one) => one === assessed || isTouched(one));
  const both = there.add(back).subtract(situation.train.calendar.rollbackWindow);
  const room = Temporal.Duration.compare(both, there) > 0 ? both : there;
  return { there, back, room };
}

const isTouched = ({ progress }: ServiceAssessment): boolean =>
  progress.kind !== "waiting" && progress.kind !== "unknown";

/** Why a service of a release that has left doesn't start now, though the window is open; undefined: it may. */
export function whyServiceWaits(
  situation: Situation,
  assessed: ServiceAssessment,
): Text | undefined {
  const { observation, train } = situation;
  const { calendar } = train;
  const { now } = observation;
  const start = serviceStart(situation, assessed);
  if (start && compareInstants(start, now) <= 0) return undefined;
  const next = start
    ? say`continues at ${whenWords(calendar, start)}`
    : say`no window is long enough for it`;
  const sooner = say`sooner if a manager comments ${code("/override <reason>")}`;
  const freeze = freezeAt({ ...calendar, freezes: assessed.service.freezes }, now);
  if (freeze) return say`is frozen ${freezeWords(freeze)}; ${next}, ${sooner}`;
  const { there, back } = timesOf(situation, assessed);
  const close = openingFrom(calendarOf(calendar, assessed.service), now)?.to;
  const until = close ? wording` before ${whenWords(calendar, close)}` : "";
  return say`may take ${minutes(there)} min and ${minutes(back)} min to roll back, too long${until}; ${next}, ${sooner}`;
}

/** Whether a service waits for no other one any more. */
export const hasTurn = (
  { services }: Situation,
  { progress, candidate }: ServiceAssessment,
): boolean =>
  (progress.kind === "waiting" || progress.kind === "failed") &&
  missingOf({ services }, { candidate }).length === 0;

const minutes = (time: Temporal.Duration): number => Math.ceil(time.total("minutes"));
