/** What people read of a service whose attempt did not succeed: how it goes on, forward or back, and how long each takes. */
import { code, link, say, strong, type Text } from "../../model/view/text.ts";
import { ownerName } from "../../model/train/train.ts";
import { mentionOwner } from "../../text/people.ts";
import { roughly } from "../../text/time-words.ts";
import { failureWords, isHealthFailure, saidOf } from "../deployments/failed-attempts.ts";
import { takenOut } from "../record/taken.ts";
import { offerText } from "../rollback/combination.ts";
import { hasDeployment, waysBack } from "../rollback/way-back.ts";
import { returnTime, rolloutTime } from "../timetable/timetable.ts";
import type { FailedAttempt, Hold } from "../assessment/hold.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { WayBack } from "../assessment/rollback.ts";
import { wording } from "../../model/view/wording.ts";

/** How long the release takes from here, in nine of ten cases; null: nobody can tell, or there is nothing to do. */
interface WaysOut {
  /** With a fix: until all of it is live, once the votes for the fix are in. */
  readonly forward: string | null;
  /** Until all that goes back is back. */
  readonly back: string | null;
}

export function waysOut(situation: Situation): WaysOut {
  const out = takenOut(situation.record);
  const ways = waysBack(situation);
  const isAhead = ({ progress, service }: ServiceAssessment): boolean =>
    progress.kind !== "live" && !out.has(service.id);
  const goesBack = (assessed: ServiceAssessment): boolean => {
    const { id } = assessed.service;
    const way = ways.get(id);
    return Boolean(way?.target) && !way?.bar && !out.has(id) && hasDeployment(situation, assessed);
  };
  const isTimed = (some: (assessed: ServiceAssessment) => boolean): boolean =>
    [...situation.services.values()].every((one) => one.pace !== null || !some(one));
  const forward = isTimed(isAhead) ? rolloutTime(situation, isAhead) : null;
  const back = isTimed(goesBack) ? returnTime(situation, goesBack) : null;
  return { forward: forward && roughly(forward), back: back?.blank ? null : back && roughly(back) };
}

export function failureText({ assessed, failure }: FailedAttempt, ways: WaysOut): Text {
  const said = saidOf(failure);
  const { name, id } = assessed.service;
  const vouch = isHealthFailure(failure)
    ? say`, ${code(`/confirm ${id} health <reason>`)} (accepts it as healthy)`
    : say``;
  const fix = say`${code(`/replace ${id} <commit or branch>`)} (a fix${ways.forward === null ? "" : wording`, all live about ${ways.forward} after its votes`})`;
  const back = ways.back === null ? "" : wording` (takes about ${ways.back})`;
  return say`${name} ${failureWords(failure.how)}${said}. ${ownerName(assessed.service.owner)} or a manager: ${code(`/retry ${id}`)}${vouch}, ${fix}, ${code("/resume")} (continues without it) or ${code("/rollback")}${back}`;
}

/** @param way of the service; undefined: there is none */
export function failureQuestion(
  situation: Situation,
  { assessed, failure, key }: FailedAttempt,
  { way, ways }: { readonly way: WayBack | undefined; readonly ways: WaysOut },
): Hold["question"] {
  const { service, candidate } = assessed;
  const { id } = service;
  const name = strong(`${service.name} ${candidate.version}`);
  const said = saidOf(failure);
  const log = failure.logUrl === null ? say`` : say` (${link(wording`log`, failure.logUrl)})`;
  const vouch = isHealthFailure(failure)
    ? say`, accept it as healthy with ${code(`/confirm ${id} health <reason>`)}`
    : say``;
  const isOpen = way?.target && !way.bar && hasDeployment(situation, assessed);
  const back = isOpen ? say`, or ${code(`/rollback ${id}`)} to roll it back` : say``;
  const forward =
    ways.forward === null ? "" : wording`; about ${ways.forward} after that all services are live`;
  const whole =
    ways.back === null
      ? say``
      : say` ${code("/rollback")} rolls back the whole release in about ${ways.back}.`;
  const remains = isOpen ? offerText(situation, [id]) : undefined;
  const then = remains ? say` ${remains}` : say``;
  const text = say`${mentionOwner(service.owner)}: ${name} ${failureWords(failure.how)}${said}${log}. The release is on hold: running deployments continue, nothing new starts. Fix it and comment ${code(`/retry ${id}`)}${vouch}, or ${code("/resume")} to continue with the services that don't depend on it${back}. With ${code(`/replace ${id} <commit or branch>`)} a fix takes its place when its gates are ready and its teams have voted${forward}.${whole}${then}`;
  return { key: `failed:${key}`, text };
}
