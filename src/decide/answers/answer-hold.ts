import type { HoldEntry } from "../../model/record/record.ts";
import {
  code,
  mention,
  paragraph,
  say,
  type Message,
  type Text,
  form,
  plural,
} from "../../model/view/text.ts";
import { ownerName, type Service } from "../../model/train/train.ts";
import { fewNames } from "../../text/few.ts";
import { consentOf } from "../votes/votes.ts";
import { unmanagedDeployments } from "../guard/unmanaged.ts";
import { foreignKey } from "../deployments/let-through.ts";
import { overtaken } from "../guard/overtaken.ts";
import { assess } from "../assess/assess.ts";
import { mentionOwner } from "../../text/people.ts";
import { unknownService } from "../plan/plan.ts";
import { stillToSee, unresumed } from "../holds/on-hold.ts";
import { openPostMortems } from "../holds/post-mortem-hold.ts";
import { passedIn } from "../record/record.ts";
import { rollbackKey, takenOut } from "../record/taken.ts";
import { managersMay, whoMay } from "./managers-may.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import { readScope } from "./scope.ts";
import { servicesFirst } from "../commands/services-named.ts";
import type { Progress } from "../assessment/progress.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { couldSee, openHolds } from "../record/open-holds.ts";
import { failedAttempts } from "../deployments/failed-attempts.ts";
import type { FailedAttempt } from "../assessment/hold.ts";
import { answersFor } from "../../model/github/authority.ts";
import { wording } from "../../model/view/wording.ts";

/** `/hold [service…] <reason>`: anyone who answers for a part of the release may stop all of it. */
export function answerHold(request: Request): Answer {
  const scope = readScope(request, "/hold");
  if ("kind" in scope) return scope;
  const { services, reason } = scope;
  const { isManager } = request.authority;
  const all = [...request.situation.services.values()];
  // Whoever sees the danger first should be able to stop the train; only its own team holds a single service.
  const others = services.filter((service) => !answersFor(request.authority, service));
  const mayStop =
    services.length > 0
      ? others.length === 0
      : all.some((assessed) => answersFor(request.authority, assessed.service));
  if (!isManager && !mayStop) return refused(whoMay(request, "/hold", ownersOf(request, others)));
  const held = services.length > 0 ? services.map(({ id }) => id) : [null];
  const entries = held.map(
    (service) => ({ kind: "hold", ...saidBy(request), service, reason }) as const,
  );
  const told = teamsTold(request, others, reason);
  if (reason !== "") return done(entries, told.length > 0 ? told : null);
  // A stop is never refused for want of words; who could end it needs them all the same.
  const again = ["/hold", ...services.map(({ id }) => id), "<reason>"].join(" ");
  const what =
    services.length === 0 ? wording`The release` : fewNames(services.map(({ name }) => name));
  const ask = say`Please add a reason, so that others can act on it: ${code(again)}.`;
  return done(entries, [
    paragraph(
      plural(
        Math.max(1, services.length),
        form`${what} is on hold. ${ask}`,
        form`${what} are on hold. ${ask}`,
      ),
    ),
    ...told,
  ]);
}

/** Whose service somebody else holds hears of it. */
function teamsTold(
  { by, situation }: Request,
  others: readonly Service[],
  reason: string,
): Message {
  if (situation.train.quiet) return [];
  const why = reason === "" ? "" : `: ${reason}`;
  return others.map((service) =>
    paragraph(
      say`${service.name} is on hold${why}. ${mentionOwner(service.owner)}: ${by.login} stopped it. To continue, comment ${code(`/resume ${service.id} <reason>`)}.`,
    ),
  );
}

/** Whose hold somebody else ended hears of it, each once. */
function callersTold(
  { by, situation }: Request,
  ended: readonly HoldEntry[],
  reason: string,
): Message {
  if (situation.train.quiet) return [];
  const others = ended.filter((hold) => hold.by.id !== by.id);
  const why = reason === "" ? "" : `: ${reason}`;
  return [...new Map(others.map((hold) => [hold.by.id, hold])).values()].map((hold) =>
    paragraph(say`${mention(hold.by.login)}: ${by.login} ended your hold${why}.`),
  );
}

/**
 * `/resume [service…] <reason>`: ends a hold, and lets the release go on past failed services; a manager's also
 * past what others deployed. Of all that only what its author could have seen.
 */
export function answerResume(request: Request): Answer {
  const scope = readScope(request, "/resume");
  if ("kind" in scope) return scope;
  const { services, reason } = scope;
  const answers = (services.length > 0 ? services : [undefined]).map((service) =>
    resume(request, service, reason),
  );
  const no = answers.find(({ kind }) => kind === "refused");
  if (no) return no;
  const told = answers.flatMap(({ reply }) => reply ?? []);
  const entries = answers.flatMap((one) => (one.kind === "done" ? one.entries : []));
  return done(entries, told.length > 0 ? told : null);
}

function resume(request: Request, service: Service | undefined, reason: string): Answer {
  const { situation } = request;
  const { record } = situation;
  const scope = service?.id ?? null;
  const holds = openHolds(record);
  const called = holds.filter((hold) => hold.service === scope);
  const meant = called.filter((hold) => couldSee(request, hold));
  const gone = passedIn(record);
  const attempts = service ? [] : failedAttempts(situation).filter(({ key }) => !gone.has(key));
  const failed = attempts.filter(({ failure }) => isBefore(failure.since, request.at));
  const foreign = foreignBefore(request, service);
  const rests = service ? [] : restKeys(request);
  const unseen = stillHeld(request, {
    called: called.filter((hold) => !meant.includes(hold)),
    failed: attempts.filter((one) => !failed.includes(one)),
  });
  if (meant.length + failed.length + foreign.length + rests.length === 0) {
    if (unseen) return { kind: "refused", reply: unseen };
    const others = holds.flatMap((hold) => hold.service ?? []);
    const hint = others.length === 0 ? say`` : say` On hold: ${fewNames(others)}.`;
    const stuck = assess(situation).holds.find(({ cause }) => cause === "stuck");
    if (stuck) return refused(say`${code("/resume")} can't continue this release: ${stuck.why}.`);
    return refused(say`Nothing here is on hold, so there is nothing to resume.${hint}`);
  }
  const { isManager } = request.authority;
  if (isManager && foreign.length > 0 && reason === "") {
    return refused(
      say`Please give a reason for accepting what others deployed: ${code("/resume <reason>")}.`,
    );
  }
  const passed = isManager ? foreign : [];
  const mayPass = failed.filter(
    ({ assessed }) => isManager || answersFor(request.authority, assessed.service),
  );
  const mayEnd =
    isManager ||
    meant.every((hold) => hold.by.id === request.by.id) ||
    (service !== undefined && answersFor(request.authority, service));
  if (!mayEnd) {
    const callers = [...new Set(meant.map((hold) => hold.by.login))];
    const who = service ? ownersOf(request, [service]) : callers;
    return refused(whoMay(request, "/resume", who));
  }
  if (rests.length > 0 && !isManager && meant.length === 0) {
    return refused(
      say`${managersMay(request, "/resume")} After a rollback a team can't continue the release on its own.`,
    );
  }
  if (meant.length + mayPass.length + passed.length + rests.length === 0) {
    if (failed.length === 0) return refused(managersMay(request, "/resume"));
    const teams = failed.map(({ assessed }) => ownerName(assessed.service.owner));
    return refused(whoMay(request, "/resume", [...new Set(teams)]));
  }
  const tooSoon = isManager && rests.length > 0 ? whyTooSoon(request) : undefined;
  if (tooSoon) return tooSoon;
  const past = [...[...mayPass, ...passed].map(({ key }) => key), ...(isManager ? rests : [])];
  const ended = mayEnd ? callersTold(request, meant, reason) : [];
  const told = [...(unseen ?? []), ...ended];
  const entry = { kind: "resume", ...saidBy(request), service: scope, reason, past } as const;
  return done([entry], told.length > 0 ? told : null);
}

// GitHub's times are whole seconds: what came in the same one wasn't there to be seen.
const isBefore = (time: Temporal.Instant | null, at: Temporal.Instant): boolean =>
  time === null ||
  Math.floor(time.epochMilliseconds / 1_000) < Math.floor(at.epochMilliseconds / 1_000);

/** What a `/resume` leaves as it is, and its people are told; null: nothing. */
function stillHeld(
  { by }: Request,
  left: {
    readonly called: readonly HoldEntry[];
    readonly failed: readonly FailedAttempt[];
  },
): Message | null {
  const again = say`To continue past that too, comment ${code("/resume")} again`;
  const called = left.called.map((hold) => {
    const why = hold.reason === "" ? "" : `: ${hold.reason}`;
    return say`${mention(hold.by.login)}, your hold stands${why}: ${by.login} could not have seen it before commenting. ${again}.`;
  });
  const failed = left.failed.map(
    ({ assessed }) =>
      say`${mentionOwner(assessed.service.owner)}: ${assessed.service.name} failed and still holds the release: ${by.login} could not have seen that before commenting. ${again}.`,
  );
  const told = [...called, ...failed];
  return told.length === 0 ? null : told.slice(0, 5).map(paragraph);
}

/** What others deployed before the command was said; what came later its author can't have meant. */
const foreignBefore = (
  { situation, at }: Request,
  service: Service | undefined,
): readonly { readonly key: string }[] =>
  unmanagedDeployments(situation, consentOf(situation).go)
    .filter(({ outcome }) => outcome === "holds")
    .filter(({ services }) => !service || services.some((one) => one.service.id === service.id))
    .filter(({ began }) => isBefore(began.at, at))
    .map((foreign) => ({ key: foreignKey(foreign) }));

/** What was taken back, here or by an earlier release, after which a manager must say a word. */
function restKeys({ situation }: Request): readonly string[] {
  const { ending, rollback } = assess(situation);
  if (ending || rollback.isRunning) return [];
  const waiting = openPostMortems(situation);
  return [...unresumed(situation).map(rollbackKey), ...waiting.map(({ key }) => key)];
}

/** What went back may have shaken what stays: nobody builds on that before it was seen to be well. */
function whyTooSoon({ situation }: Request): Answer | undefined {
  const open = stillToSee(situation, assess(situation).rollback);
  return open && refused(say`Not yet: ${open}. Then comment ${code("/resume <reason>")} again.`);
}

/** `/retry <service…>`: the next attempt of a failed deployment. */
export function answerRetry(request: Request): Answer {
  const { services } = servicesFirst(request.rest, request.situation.train);
  const riding = services.filter(({ id }) => request.situation.services.has(id));
  const absent = services.find(({ id }) => !request.situation.services.has(id));
  if (riding.length === 0 || absent) {
    const failed = failedAttempts(request.situation).map(({ assessed }) => assessed.service.id);
    const hint = failed.length === 0 ? say`` : say` Failed: ${fewNames(failed)}.`;
    const title = absent?.id ?? request.rest.split(/[\s,;:]/, 1)[0] ?? "";
    const what = title === "" ? say`` : say` ${whyNotRetried(request, title)}`;
    const [example = ""] = [...failed, ...request.situation.services.keys()];
    return refused(say`Which service? For example ${code(`/retry ${example}`)}.${what}${hint}`);
  }
  const answers = riding.map((service) => retry(request, service));
  const no = answers.find(({ kind }) => kind === "refused");
  return no ?? done(answers.flatMap((one) => (one.kind === "done" ? one.entries : [])));
}

function retry(request: Request, service: Service): Answer {
  if (!request.authority.isManager && !answersFor(request.authority, service)) {
    return refused(whoMay(request, "/retry", ownersOf(request, [service])));
  }
  const isOut = takenOut(request.situation.record).has(service.id);
  const assessed = request.situation.services.get(service.id);
  const progress = isOut ? assessed?.back : assessed?.progress;
  if (isOut && progress?.kind !== "failed") {
    return refused(
      say`${service.name} was rolled back, so it isn't deployed again in this release. Put it into the next one.`,
    );
  }
  const ended = progress?.kind === "failed" ? progress : liveAndOvertaken(request, assessed);
  if (!ended) {
    return refused(
      say`${service.name} has no failed deployment in this release, so there is nothing to retry.`,
    );
  }
  const attempt = ended.attempt + 1;
  const task = isOut ? "rollback" : "deploy";
  return done([{ kind: "retry", ...saidBy(request), task, service: service.id, attempt }]);
}

/** A live service over which others have deployed something else: it may be deployed again. */
const liveAndOvertaken = (
  { situation }: Request,
  assessed: ServiceAssessment | undefined,
): Extract<Progress, { kind: "live" }> | undefined =>
  assessed?.progress.kind === "live" && overtaken(situation).has(assessed.service.id)
    ? assessed.progress
    : undefined;

function whyNotRetried({ situation }: Request, title: string): Text {
  const isOfTrain = situation.train.services.some((one) => one.id === title.toLowerCase());
  return isOfTrain
    ? say`${code(title)} is not part of this release.`
    : unknownService(situation.train, title);
}

const ownersOf = ({ situation }: Request, services: readonly Service[]): readonly string[] =>
  services.length > 0
    ? [...new Set(services.map(({ owner }) => ownerName(owner)))]
    : [...situation.owners.keys()];
