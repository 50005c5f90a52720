/** What people are told of a rollback, each once: whom it concerns, how far it goes, and what waits for them. */
import type { AbortEntry, RollbackEntry } from "../../model/record/ending.ts";
import {
  code,
  joinTexts,
  link,
  list,
  paragraph,
  say,
  strong,
  type Message,
  type Text,
  form,
  plural,
  wordsOf,
} from "../../model/view/text.ts";
import { type Service } from "../../model/train/train.ts";
import type { Say } from "../assessment/messages.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { managersMentioned, mentionOwner, ownersAndManagers } from "../../text/people.ts";
import {
  attemptKey,
  isHealthFailure,
  rollbackFailureWords,
  saidOf,
} from "../deployments/failed-attempts.ts";
import { triggers } from "../rollback/automatic.ts";
import { leftWords } from "./rollback-state.ts";
import { combinationText } from "../rollback/combination.ts";
import { stayWords, wayBackText, targetWords } from "../rollback/words.ts";
import { inSeconds, returnJobsOf, rulesOf } from "../timetable/jobs.ts";
import { lengthOf, schedule } from "../timetable/schedule.ts";
import { relatedTo } from "../deployments/dependencies.ts";
import { clockWords, roughly } from "../../text/time-words.ts";
import { isToStop, runToCancel } from "../rollout/stop-requests.ts";
import type { RollbackStep, WayBack } from "../assessment/rollback.ts";
import { isPublished } from "../record/complete.ts";
import { overKey, remaining, rollbackKey, rollbacksIn } from "../record/taken.ts";
import { hasDeployment, wayBack, waysBack } from "../rollback/way-back.ts";
import { wording } from "../../model/view/wording.ts";

const linesMax = 50;

export const rollbackAnnouncements = (assessment: Assessment): readonly Say[] => [
  ...rollbacksIn(assessment.record).map((entry) => decided(assessment, entry)),
  ...assessment.rollback.steps.flatMap((step) => stepQuestion(assessment, step)),
  ...stopping(assessment),
  ...withoutWayBack(assessment),
];

function decided(assessment: Assessment, entry: RollbackEntry): Say {
  const taken = new Set(entry.services.map(({ service }) => service));
  const stays = new Map(entry.stays.map(({ service, why }) => [service, why]));
  const ways = wayBack(assessment).filter(({ assessed }) => taken.has(assessed.service.id));
  const going = ways.filter(({ assessed }) => hasDeployment(assessment, assessed));
  const services = [...assessment.services.values()];
  const who = ownersAndManagers(
    assessment.train,
    services.flatMap(({ service: { id, owner } }) =>
      taken.has(id) || stays.has(id) ? [owner] : [],
    ),
  );
  const what = entry.whole ? say`the whole release` : say`a part of the release`;
  const why = entry.reason === "" ? "" : `: ${entry.reason}`;
  const head = entry.by
    ? say`${who}: ${entry.by.login} is rolling back ${what}${entry.forced ? wording` by force` : ""}${why}.`
    : say`${who}: ${what} is being rolled back automatically${why}.`;
  const rest = services.filter(({ service }) => stays.has(service.id));
  const never = ways.filter(({ assessed }) => !hasDeployment(assessment, assessed));
  const lines = [
    ...going.map(wayBackText),
    ...never.map(({ assessed }) => say`${assessed.service.name} was not deployed and will not be`),
    ...rest.map(
      ({ service }) => say`${service.name} stays deployed: ${stays.get(service.id) ?? ""}`,
    ),
  ];
  return {
    kind: "say",
    key: rollbackKey(entry),
    informs: true,
    message: [
      paragraph(say`${head} No new deployments start. ${orderWords(assessment, going)}`),
      list(fewOf(lines, linesMax)),
      ...remainsWords(assessment, entry),
    ],
  };
}

/** Of a part people want to know what production runs then. */
function remainsWords(assessment: Assessment, entry: RollbackEntry): Message {
  if (entry.whole && entry.stays.length === 0) return [];
  const words = combinationText(assessment, new Set(assessment.out.keys()));
  return words ? [paragraph(say`After the rollback ${words}.`)] : [];
}

/** In which order they go, and how long that takes as a rule. */
function orderWords(assessment: Assessment, going: readonly WayBack[]): Text {
  const services = going.filter(({ target }) => target !== null).map(({ assessed }) => assessed);
  if (services.length < 2) return say`In this order:`;
  const jobs = returnJobsOf(assessment, services);
  const time = lengthOf(schedule(jobs, rulesOf(assessment)));
  return say`Each service rolls back after those that depend on it; the others roll back at the same time. This takes about ${roughly(inSeconds(time))}:`;
}

/** A step that waits for people. */
function stepQuestion(assessment: Assessment, step: RollbackStep): readonly Say[] {
  const { service } = step.assessed;
  const who = ownersAndManagers(assessment.train, [service.owner]);
  const note =
    service.rollback.note === null ? say`` : say` Manual rollback: ${code(service.rollback.note)}.`;
  if (step.kind === "stays") {
    const text = say`${who}: ${strong(service.name)} ran nothing in production before this release, so there is nothing to roll back to. It stays deployed: decide what to do with it.${note}`;
    return [{ kind: "say", key: `rollback-first:${service.id}`, message: [paragraph(text)] }];
  }
  if (step.kind !== "failed") return [];
  const { failure } = step;
  const said = saidOf(failure);
  const log = failure.logUrl === null ? say`` : say` (${link(wording`log`, failure.logUrl)})`;
  const vouch = isHealthFailure(failure)
    ? say`, or ${code(`/confirm ${service.id} health <reason>`)} to accept it as healthy`
    : say``;
  const text = say`${who}: the rollback of ${strong(service.name)} to ${targetWords(step)} ${rollbackFailureWords(failure.how)}${said}${log}. ${waiting(assessment, step)}Fix it and comment ${code(`/retry ${service.id}`)}${vouch}. A manager can end the release as it is with ${code("/abort <reason>")}.${note}`;
  const key = `rollback-failed:${attemptKey(service.id, failure)}`;
  return [{ kind: "say", key, message: [paragraph(text)] }];
}

/** What still deploys: its team is asked to stop it, or told that the app does. */
function stopping(assessment: Assessment): readonly Say[] {
  const { timeZone } = assessment.train.calendar;
  const { now } = assessment.observation;
  return [...assessment.services.values()].flatMap((assessed): readonly Say[] => {
    const { service, progress } = assessed;
    if (!isToStop(assessment, assessed) || progress.kind !== "deploying") return [];
    const log = progress.logUrl === null ? say`` : say` (${link(wording`log`, progress.logUrl)})`;
    const text = say`${mentionOwner(service.owner)}: ${strong(service.name)} is still deploying${log} and rolls back as soon as that ends, at ${clockWords(timeZone, progress.until, now)} at the latest. ${stopWords(service.drive.kind, runToCancel(assessment, assessed) !== undefined)}`;
    const key = `stop:${service.id}:${progress.attempt}`;
    return [{ kind: "say", key, message: [paragraph(text)] }];
  });
}

function stopWords(drive: Service["drive"]["kind"], isCancelled: boolean): Text {
  switch (drive) {
    case "deployment":
      return say`Its pipeline is asked to stop by the deployment status ${code("inactive")}; if it doesn't read that, cancel it.`;
    case "dispatch":
      return say`Its run is being cancelled.`;
    case "gate":
      return isCancelled
        ? say`Its run is being cancelled.`
        : say`Cancel its run, which the App may not do here.`;
    case "observe":
      return say`Cancel it if you can.`;
  }
}

/** What waits for a step that failed. */
function waiting({ services, rollback }: Assessment, { assessed }: RollbackStep): string {
  const near = relatedTo({ services }, assessed);
  const names = rollback.steps
    .filter(({ kind, assessed: one }) => kind === "wait" && near.has(one))
    .map(({ assessed: one }) => one.service.name);
  return names.length === 0
    ? ""
    : wordsOf(
        plural(
          names.length,
          form`${fewNames(names)} waits for it. `,
          form`${fewNames(names)} wait for it. `,
        ),
      );
}

/** What should be rolled back automatically and can't be. */
function withoutWayBack(assessment: Assessment): readonly Say[] {
  const failed = triggers(assessment);
  if (failed.length === 0) return [];
  const ways = waysBack(assessment);
  return failed.flatMap(({ assessed, key }) => {
    const { service } = assessed;
    const way = ways.get(service.id);
    if (!way?.bar) return [];
    const force = way.target
      ? say` A manager can roll it back anyway with ${code(`/rollback --force ${service.id} <reason>`)}.`
      : say``;
    const text = say`${ownersAndManagers(assessment.train, [service.owner])}: ${strong(service.name)} should be rolled back automatically now, but can't be: ${wayBackText(way)}.${force}`;
    return [{ kind: "say", key: `no-way-back:${key}`, message: [paragraph(text)] }];
  });
}

/** The last message of a release that was ended as it stood. */
export function abortedFarewell(assessment: Assessment, ending: AbortEntry): Say {
  const { version } = assessment.plan;
  const head = say`${version} was aborted by ${ending.by.login} (${ending.reason}).`;
  const text = joinTexts([head, ...leftWords(assessment)], " ");
  return { kind: "say", key: `aborted:${ending.comment}`, message: [paragraph(text)] };
}

/** The last message of a release that was rolled back. */
export function rolledBackFarewell(assessment: Assessment, ending: RollbackEntry): Say {
  const { rollback, plan } = assessment;
  const back = rollback.steps.flatMap((step) =>
    step.kind === "done"
      ? [say`${step.assessed.service.name} to ${targetWords(step)}, ${when(step.at)}`]
      : [],
  );
  const head = say`${plan.version} is rolled back: this release is over, and ${publishedWords(assessment)}.`;
  return {
    kind: "say",
    key: overKey(ending),
    message: [
      paragraph(joinTexts([head, ...stayWords(assessment)], " ")),
      ...(back.length > 0 ? [list(fewOf(back, linesMax))] : []),
      ...remainsWords(assessment, ending),
    ],
  };
}

/** The last message of a complete release of which a part was rolled back. */
export function partFarewell(assessment: Assessment, entry: RollbackEntry): Say {
  const { rollback, plan, train } = assessment;
  const named = new Set(entry.services.map(({ service }) => service));
  const back = rollback.steps.flatMap((step) =>
    step.kind === "done" && named.has(step.assessed.service.id)
      ? [say`${step.assessed.service.name} to ${targetWords(step)}, ${when(step.at)}`]
      : [],
  );
  const rest = fewNames(remaining(assessment).map(({ service }) => service.name));
  const head = say`${managersMentioned(train)}: a part of ${plan.version} is rolled back, and the rest stays complete. Please check what is still deployed: ${rest}.`;
  return {
    kind: "say",
    key: overKey(entry),
    message: [
      paragraph(joinTexts([head, ...stayWords(assessment)], " ")),
      ...(back.length > 0 ? [list(fewOf(back, linesMax))] : []),
      ...remainsWords(assessment, entry),
    ],
  };
}

/** A rollback may come between the notes of two services. */
function publishedWords(assessment: Assessment): string {
  const published = [...assessment.services.values()].filter(({ service }) => {
    const facts = assessment.observation.services.get(service.id);
    return facts?.kind === "known" && isPublished(facts.value.release);
  });
  const names = published.map(({ service, candidate }) => `${service.name} ${candidate.version}`);
  return names.length === 0
    ? wording`none of it was published`
    : wording`the notes of ${fewNames(names)} were already published: delete those that should not stay`;
}

const when = (at: Temporal.Instant): string =>
  `${at.toString({ smallestUnit: "minute" }).replace("T", " ").replace("Z", "")} UTC`;
