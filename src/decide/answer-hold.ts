import { code, say, type Text } from "../model/text.ts";
import { ownerName, type Service } from "../model/train.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import { failedAttempts, standingHolds } from "./holds.ts";
import { findService, unknownService } from "./plan.ts";
import { riderFor } from "./situation.ts";

/** `/hold [service] <reason>`: anyone who answers for a part of the release may stop all of it. */
export function answerHold(request: Request): Answer {
  const { service, reason } = splitService(request);
  if (!mayStop(request, service)) {
    return refused(whoMay(request, service, "/hold"));
  }
  const entry = { kind: "hold", ...saidBy(request), service: service?.id ?? null, reason } as const;
  return done([entry]);
}

/** `/resume [service] <reason>`: ends a hold, and lets the release go on past failed services. */
export function answerResume(request: Request): Answer {
  const { service, reason } = splitService(request);
  const holds = standingHolds(request.record);
  const hold = holds.find((one) => one.service === (service?.id ?? null));
  const past = service ? [] : failedAttempts(request.situation);
  const isOwnHold = hold?.by.id === request.by.id;
  if (!request.authority.isManager && !isOwnHold && !(service && answersFor(request, service))) {
    return refused(whoMay(request, service, "/resume"));
  }
  if (!hold && past.length === 0) {
    const others = holds.filter((one) => one.service !== null).map((one) => one.service);
    const hint = others.length === 0 ? say`` : say` Held are: ${others.join(", ")}.`;
    return refused(say`Nothing is held that ${code("/resume")} could end.${hint}`);
  }
  const scope = service?.id ?? null;
  const entry = { kind: "resume", ...saidBy(request), service: scope, reason, past } as const;
  return done([entry]);
}

/** `/retry <service>`: the next attempt of a failed deployment. */
export function answerRetry(request: Request): Answer {
  const title = request.rest.trim();
  if (title === "") {
    const failed = failedAttempts(request.situation).map((one) => one.split(":")[0] ?? "");
    const hint = failed.length === 0 ? "" : ` Failed: ${failed.join(", ")}.`;
    return refused(say`Say which service: ${code("/retry user-service")}.${hint}`);
  }
  const service = findService(request.situation.train, title);
  if (!service) return refused(unknownService(request.situation.train, title));
  if (!mayStart(request, service)) return refused(whoMay(request, service, "/retry"));
  const progress = riderFor(request.situation, service.id)?.progress;
  if (progress?.kind !== "failed") {
    return refused(
      say`${service.name} has no failed deployment in this release, so there is nothing to retry.`,
    );
  }
  const attempt = progress.attempt + 1;
  const entry = { kind: "retry", ...saidBy(request), service: service.id, attempt } as const;
  return done([entry]);
}

/** The service that the first words name, if they name one, and the rest. */
function splitService(request: Request): {
  readonly service: Service | undefined;
  readonly reason: string;
} {
  const gap = request.rest.search(/\s/);
  const word = gap < 0 ? request.rest : request.rest.slice(0, gap);
  const service = findService(request.situation.train, word);
  const rides = service && riderFor(request.situation, service.id) !== undefined;
  if (!rides) return { service: undefined, reason: request.rest };
  return { service, reason: gap < 0 ? "" : request.rest.slice(gap).trim() };
}

const answersFor = (request: Request, service: Service): boolean =>
  request.authority.owners.has(ownerName(service.owner));

const mayStart = (request: Request, service: Service): boolean =>
  request.authority.isManager || answersFor(request, service);

// Whoever sees the danger first should be able to stop the train; only its own team holds a single service.
const mayStop = (request: Request, service: Service | undefined): boolean =>
  request.authority.isManager ||
  (service
    ? answersFor(request, service)
    : [...request.situation.owners.keys()].some((name) => request.authority.owners.has(name)));

function whoMay(request: Request, service: Service | undefined, command: string): Text {
  const managers = request.situation.train.managers
    .map((one) => (one.kind === "person" ? one.login : one.team))
    .join(", ");
  const owner = service
    ? ownerName(service.owner)
    : [...request.situation.owners.keys()].join(", ");
  const who =
    command === "/resume" && !service
      ? `the managers (${managers}) or whoever called the hold`
      : `${owner} or the managers (${managers})`;
  return say`${code(command)} is for ${who} here; GitHub doesn't list you as one of them.`;
}
