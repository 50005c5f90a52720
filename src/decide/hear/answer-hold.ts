import { code, say, type Text } from "../../model/text.ts";
import { ownerName, type Service } from "../../model/train.ts";
import { fewNames } from "../tell/few.ts";
import { consentOf } from "../consent/votes.ts";
import { foreignDeployments } from "../guard/foreign.ts";
import { foreignKey } from "../guard/let-through.ts";
import { failedAttempts, standingHolds } from "../rollout/holds.ts";
import { outlookOf } from "../outlook.ts";
import { answersFor, managersNamed } from "../tell/people.ts";
import { unknownService } from "../plan/plan.ts";
import { stillToSee, unresumed } from "../rollback/on-hold.ts";
import { openPostMortems } from "../rollback/post-mortem-hold.ts";
import { departureOf } from "../record.ts";
import { rollbackKey, takenOut } from "../rollback/taken.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";

/** `/hold [service] <reason>`: anyone who answers for a part of the release may stop all of it. */
export function answerHold(request: Request): Answer {
  const { service, reason } = splitService(request);
  const { isManager } = request.authority;
  const riders = [...request.situation.riders.values()];
  // Whoever sees the danger first should be able to stop the train; only its own team holds a single service.
  const mayStop = service
    ? answersFor(request.authority, service)
    : riders.some((rider) => answersFor(request.authority, rider.service));
  if (!isManager && !mayStop) return refused(whoMay(request, "/hold", ownersOf(request, service)));
  return done([{ kind: "hold", ...saidBy(request), service: service?.id ?? null, reason }]);
}

/**
 * `/resume [service] <reason>`: ends a hold, and lets the release go on past failed services; a manager's also
 * past what others deployed.
 */
export function answerResume(request: Request): Answer {
  const { service, reason } = splitService(request);
  const scope = service?.id ?? null;
  const holds = standingHolds(request.record);
  const meant = holds.filter((hold) => hold.service === scope);
  const failed = service ? [] : failedAttempts(request.situation, request.record);
  const foreign = foreignBefore(request, service);
  const rests = service ? [] : restKeys(request);
  if (meant.length + failed.length + foreign.length + rests.length === 0) {
    const others = holds.flatMap((hold) => hold.service ?? []);
    const hint = others.length === 0 ? say`` : say` Held are: ${fewNames(others)}.`;
    return refused(say`Nothing is held that ${code("/resume")} could end.${hint}`);
  }
  const { isManager } = request.authority;
  if (isManager && foreign.length > 0 && reason === "") {
    return refused(
      say`Going on past what others deployed needs its reason, which the release record keeps: say ${code("/resume <reason>")}.`,
    );
  }
  const passed = isManager ? foreign : [];
  const mayPass = failed.filter(
    ({ rider }) => isManager || answersFor(request.authority, rider.service),
  );
  const mayEnd =
    isManager ||
    meant.every((hold) => hold.by.id === request.by.id) ||
    (service !== undefined && answersFor(request.authority, service));
  if (!mayEnd) {
    const callers = fewNames([...new Set(meant.map((hold) => hold.by.login))]);
    const who = service ? ownersOf(request, service) : callers;
    return refused(whoMay(request, "/resume", who));
  }
  if (rests.length > 0 && !isManager && meant.length === 0) {
    return refused(
      say`After a rollback it is for the managers to let a release go on (${managersNamed(request.situation.train)}).`,
    );
  }
  if (meant.length + mayPass.length + passed.length + rests.length === 0) {
    if (failed.length === 0) return refused(managersMay(request, "/resume"));
    const teams = failed.map(({ rider }) => ownerName(rider.service.owner));
    return refused(whoMay(request, "/resume", fewNames([...new Set(teams)])));
  }
  const unseen = isManager && rests.length > 0 ? whyTooSoon(request) : undefined;
  if (unseen) return unseen;
  const past = [...[...mayPass, ...passed].map(({ key }) => key), ...(isManager ? rests : [])];
  return done([{ kind: "resume", ...saidBy(request), service: scope, reason, past }]);
}

/** What others deployed before the command was said; what came later its author can't have meant. */
const foreignBefore = (
  { situation, record, at }: Request,
  service: Service | undefined,
): readonly { readonly key: string }[] =>
  foreignDeployments(situation, record, consentOf(situation, record).go)
    .filter(({ standing }) => standing === "holds")
    .filter(({ riders }) => !service || riders.some((one) => one.service.id === service.id))
    .filter(({ began }) => Temporal.Instant.compare(began.at, at) <= 0)
    .map((foreign) => ({ key: foreignKey(foreign) }));

/** What was taken back, here or by an earlier release, after which a manager must say a word. */
function restKeys({ situation, record }: Request): readonly string[] {
  const { ending, rollback } = outlookOf(situation, record);
  if (ending || rollback.isRunning) return [];
  const waiting = departureOf(record) ? [] : openPostMortems(situation, record);
  return [...unresumed(record).map(rollbackKey), ...waiting.map(({ key }) => key)];
}

/** What went back may have shaken what stays: nobody builds on that before it was seen to be well. */
function whyTooSoon({ situation, record }: Request): Answer | undefined {
  const open = stillToSee(situation, record, outlookOf(situation, record).rollback);
  return open && refused(say`Not yet: ${open}. After that say ${code("/resume <reason>")} again.`);
}

/** `/retry <service>`: the next attempt of a failed deployment. */
export function answerRetry(request: Request): Answer {
  const { service } = splitService(request);
  if (!service) {
    const failed = failedAttempts(request.situation, request.record).map(
      ({ rider }) => rider.service.id,
    );
    const hint = failed.length === 0 ? say`` : say` Failed: ${fewNames(failed)}.`;
    const [title = ""] = request.rest.split(/\s/, 1);
    const what = title === "" ? say`` : say` ${unknownRider(request, title)}`;
    const [example = ""] = [...failed, ...request.situation.riders.keys()];
    return refused(say`Say which service, as in ${code(`/retry ${example}`)}.${what}${hint}`);
  }
  if (!request.authority.isManager && !answersFor(request.authority, service)) {
    return refused(whoMay(request, "/retry", ownersOf(request, service)));
  }
  const isOut = takenOut(request.record).has(service.id);
  const rider = request.situation.riders.get(service.id);
  const progress = isOut ? rider?.back : rider?.progress;
  if (isOut && progress?.kind !== "failed") {
    return refused(
      say`${service.name} was taken back, so it doesn't deploy again in this release. Its next one may carry it.`,
    );
  }
  if (progress?.kind !== "failed") {
    return refused(
      say`${service.name} has no failed deployment in this release, so there is nothing to retry.`,
    );
  }
  const attempt = progress.attempt + 1;
  const task = isOut ? "rollback" : "deploy";
  return done([{ kind: "retry", ...saidBy(request), task, service: service.id, attempt }]);
}

function unknownRider({ situation }: Request, title: string): Text {
  const isOfTrain = situation.train.services.some((one) => one.id === title.toLowerCase());
  return isOfTrain
    ? say`${code(title)} is not part of this release.`
    : unknownService(situation.train, title);
}

/** The service that the text begins with, by id or by a name of several words, and what follows it. */
export function splitService({ situation, rest }: Pick<Request, "situation" | "rest">): {
  readonly service: Service | undefined;
  readonly reason: string;
} {
  const text = rest.toLowerCase();
  let found: { readonly service: Service; readonly length: number } | undefined;
  for (const { service } of situation.riders.values()) {
    for (const title of [service.id, service.name.toLowerCase()]) {
      const isNamed =
        text.startsWith(title) && /^(\s|$)/.test(text.slice(title.length, title.length + 1));
      if (isNamed && title.length > (found?.length ?? 0)) found = { service, length: title.length };
    }
  }
  if (!found) return { service: undefined, reason: rest };
  return { service: found.service, reason: rest.slice(found.length).trim() };
}

const ownersOf = ({ situation }: Request, service: Service | undefined): string =>
  service ? ownerName(service.owner) : fewNames([...situation.owners.keys()]);

const whoMay = ({ situation }: Request, command: string, who: string): Text =>
  say`${code(command)} is for ${who} or the managers (${managersNamed(situation.train)}) here; GitHub doesn't list you as one of them.`;

/** For what only they may do. */
export const managersMay = ({ situation }: Request, command: string): Text =>
  say`${code(command)} is for the managers (${managersNamed(situation.train)}) here; GitHub doesn't list you as one of them.`;
