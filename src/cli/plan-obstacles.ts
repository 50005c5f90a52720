import { freezeAt, freezeWords, openingFrom, whenWords } from "../decide/calendar/window.ts";
import type { TrainPlan } from "../decide/timetable/train-plan.ts";
import { driveModeOf } from "../model/train/drives.ts";
import type { Service, Train } from "../model/train/train.ts";
import { fewNames } from "../text/few.ts";
import { roughly } from "../text/time-words.ts";

/** Something that a person should know of a train before its first release, and what to do about it. */
export interface Finding {
  /** `blocks`: no release can depart, or a service can't be deployed. `note`: it works, but it is worth a look. */
  readonly kind: "blocks" | "note";
  readonly what: string;
  readonly fix: string;
}

/** What the train file alone tells. */
export function obstacles(
  train: Train,
  plan: TrainPlan,
  now: Temporal.Instant,
): readonly Finding[] {
  return [...whenObstacles(train, plan, now), ...serviceNotes(train.services)];
}

function* whenObstacles(train: Train, plan: TrainPlan, now: Temporal.Instant): Generator<Finding> {
  const { calendar } = train;
  if (!plan.opening) {
    const any = openingFrom(calendar, now);
    const length = any?.to?.since(any.from);
    yield length
      ? {
          kind: "blocks",
          what: `The window is open for ${roughly(length)}, but a release may need ${roughly(plan.room)}: the rollout takes up to ${roughly(plan.takes)}, and a rollback as long again must end within ${roughly(calendar.rollbackWindow)} after the window.`,
          fix: "Lower `timeout` of the services to what a deployment really takes at most, or make `window` or `rollback_window` longer. Once their deployments are known, how long they took counts instead.",
        }
      : {
          kind: "blocks",
          what: "The window doesn't open in the next two years.",
          fix: "Change `window` or `freezes`.",
        };
  }
  const freeze = freezeAt(calendar, now);
  if (freeze)
    yield {
      kind: "blocks",
      what: `The train is frozen ${freezeWords(freeze)}.`,
      fix: plan.departs
        ? `The next departure is possible at ${whenWords(calendar, plan.departs)}; a manager can comment \`/override <reason>\`.`
        : "Change `freezes`.",
    };
}

function* serviceNotes(services: readonly Service[]): Generator<Finding> {
  const named = (matching: (service: Service) => boolean): string =>
    fewNames(services.filter(matching).map(({ id }) => id));
  const unwatched = named(({ health }) => health === null);
  if (unwatched !== "")
    yield {
      kind: "note",
      what: `Live as soon as the deployment succeeded, without a health check: ${unwatched}.`,
      fix: "Add `health` to these services.",
    };
  const teamless = named(({ owner }) => owner.kind === "writers");
  if (teamless !== "")
    yield {
      kind: "note",
      what: `Whoever may write to the repository votes for: ${teamless}.`,
      fix: "Add `team` to these services.",
    };
  const granted = named((service) => "actions" in driveModeOf(service).permissions);
  if (granted !== "")
    yield {
      kind: "note",
      what: `The App needs a permission that it doesn't request by default, Actions, for: ${granted}.`,
      fix: "Add `actions: write` (drive: dispatch) or `actions: read` (drive: gate) in the App's settings, and accept it in each organisation.",
    };
  const manual = named((service) => driveModeOf(service).deployedBy === "others");
  if (manual !== "")
    yield {
      kind: "note",
      what: `Their own tools deploy these services and must roll them back, too: ${manual}.`,
      fix: "Write in `rollback.note` how that is done.",
    };
}
