import { compareInstants } from "../model/instants.ts";
import { driveModeOf } from "../model/train/drives.ts";
import { mayHaveLeft } from "./lost/doubt.ts";
import { dutyTimes } from "./messages/duty.ts";
import { meetingTimes } from "./messages/meeting.ts";
import type { Assessment, Situation } from "./assessment/assessment.ts";
import { openRehearsal } from "./record/rehearsed.ts";
import { overlapsOf } from "./plan/overlap.ts";
import { busyUntil } from "./guard/busy.ts";
import { secondLooks } from "./gates/second-look.ts";
import { hasTurn, serviceStart } from "./timetable/service-start.ts";
import { nextStart } from "./timetable/timetable.ts";
import { openingFrom } from "./calendar/window.ts";
import type { Progress } from "./assessment/progress.ts";
import { publicationIn } from "./phase/phase.ts";

/**
 * The latest moment for the next look at a release; null: when something happens.
 * @param isWaiting a command waits for something that could not be read
 * @param isStarting deployments are about to be created
 */
export function nextLook(
  assessment: Assessment,
  { isWaiting, isStarting }: { readonly isWaiting: boolean; readonly isStarting: boolean },
): Temporal.Instant | null {
  const { departure, go, rollback, observation, services } = assessment;
  const publication = publicationIn(assessment.phase);
  const { now } = observation;
  const after = (seconds: number): Temporal.Instant => now.add({ seconds });
  const times = [
    ...[...services.values()].flatMap(({ progress, back, service }) => [
      ...momentsOf(progress, driveModeOf(service).looksAfter.deploy, now),
      ...momentsOf(back, driveModeOf(service).looksAfter.rollback, now),
    ]),
    // What keeps the way back waiting may end without a word to this release.
    ...(rollback.isRunning && rollback.steps.some(({ kind }) => kind === "wait")
      ? [after(60)]
      : []),
    ...(isStarting || publication.kind === "due" ? [after(10)] : []),
    ...(publication.kind === "waiting" ? [after(60)] : []),
    ...(publication.kind === "watched" ? [publication.until ?? after(30), after(30)] : []),
    ...watches(services).map(after),
    ...(isWaiting ? [after(15)] : []),
    // Pipelines of staging tell the app as those of production do, and their words may be lost as theirs.
    ...(openRehearsal(assessment.record) ? [after(30)] : []),
    ...meetingTimes(assessment),
    ...dutyTimes(assessment),
    ...(go.kind === "go" ? turnsOf(assessment, departure !== undefined) : []),
    ...(go.kind === "go" ? secondLooks(assessment) : []),
    ...(go.kind === "go" ? busyTimes(assessment) : []),
    // Nobody tells this release that the other one has ended or carries less.
    ...(go.kind === "go" && overlapsOf(assessment, departure !== undefined).length > 0
      ? [after(300)]
      : []),
    ...(mayHaveLeft(assessment.record) ? [after(30)] : []),
    ...(observation.blindUntil ? [observation.blindUntil] : []),
  ].filter((at) => compareInstants(at, now) > 0);
  return times.toSorted(compareInstants)[0] ?? null;
}

/** Services that are live stay under watch until the release is over, and some beyond its end; seconds. */
const watches = (services: Situation["services"]): readonly number[] =>
  [...services.values()].flatMap(({ health, progress, back }) => {
    if (!health || health.unhealthy || health.isOver) return [];
    const { kind } = health.task === "deploy" ? progress : back;
    return kind === "failed" ? [60] : [30];
  });
/** When a deployment is worth a look. */
function momentsOf(
  progress: Progress,
  seconds: number,
  now: Temporal.Instant,
): readonly Temporal.Instant[] {
  if (progress.kind === "deploying") return [progress.until, now.add({ seconds: 60 })];
  if (progress.kind === "proving") {
    const soon = now.add({ seconds: 10 });
    return [progress.until ?? soon, soon];
  }
  return progress.kind === "starting" ? [now.add({ seconds })] : [];
}

/** While others deploy to where a service is about to go. */
function busyTimes(assessment: Assessment): readonly Temporal.Instant[] {
  const waiting = [...assessment.services.values()].filter((assessed) =>
    hasTurn(assessment, assessed),
  );
  const ends = waiting.map((assessed) => busyUntil(assessment, assessed));
  const until = ends.filter((at) => at !== undefined);
  return until.length === 0 ? [] : [...until, assessment.observation.now.add({ seconds: 60 })];
}

/** When the window opens for what still waits, and when it closes. */
function turnsOf(situation: Situation, hasLeft: boolean): readonly Temporal.Instant[] {
  const { observation, train, services } = situation;
  const waiting = [...services.values()].filter(({ progress }) => progress.kind !== "live");
  if (waiting.length === 0) return [];
  const start = nextStart(situation, hasLeft);
  const end = openingFrom(train.calendar, observation.now)?.to;
  // Before the departure a freeze of one keeps all; after it each has its own time, once its turn has come.
  const own = waiting.filter((one) =>
    hasLeft ? hasTurn(situation, one) : one.service.freezes.length > 0,
  );
  const starts = [start, ...own.map((assessed) => serviceStart(situation, assessed))];
  return [...starts, end].filter((at) => at !== undefined && at !== null);
}
