import { compareInstants } from "../../model/instants.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { RollbackEntry } from "../../model/record/ending.ts";
import { code, list, paragraph, say, type Text } from "../../model/view/text.ts";
import type { Service } from "../../model/train/train.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { assess } from "../assess/assess.ts";
import { answersFor } from "../../model/github/authority.ts";
import { departureOf } from "../record/record.ts";
import { doubtWords, mayHaveLeft, unreadServices } from "../lost/doubt.ts";
import { whenWords } from "../calendar/window.ts";
import { offerText } from "../rollback/combination.ts";
import { rollbackScope } from "../rollback/scope.ts";
import { wayBack } from "../rollback/way-back.ts";
import { wayBackText } from "../rollback/words.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { RollbackScope } from "../assessment/rollback.ts";
import { managersMay } from "./managers-may.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import { readScope } from "./scope.ts";
import { wording } from "../../model/view/wording.ts";

/** `/rollback [--force] [service…] [reason]`: takes back the release, or services with all that depends on them. */
export function answerRollback(request: Request): Answer | undefined {
  const { situation, authority } = request;
  const { record } = situation;
  const wanted = readWish(request);
  if ("kind" in wanted) return wanted;
  const { services, reason, isForced } = wanted;
  if (!authority.isManager) {
    const refusal = whyNotYours(request, services, isForced);
    if (refusal) return refused(refusal);
  }
  if (mayHaveLeft(record)) return whileUnread(request);
  if (!departureOf(record)) {
    return refused(
      say`Nothing of this release was deployed, so there is nothing to roll back. Comment ${code("/hold <reason>")} to stop it; a manager can end it with ${code("/abort <reason>")}.`,
    );
  }
  if (isForced && reason === "") {
    return refused(
      say`Please give a reason for crossing a point of no return: ${code("/rollback --force <reason>")}.`,
    );
  }
  const scope = services.length === 0 ? null : services.map(({ id }) => id);
  const extent = rollbackScope(situation, scope, { isForced });
  if (extent.going.length === 0 && isUnfound(request)) return whileUnread(request);
  const obstacle = whyNothingGoes(request, extent, services);
  if (obstacle) return obstacle;
  return done([entryOf(request, extent, { reason, isForced })]);
}

/** `/abort <reason>`: the release ends as it stands. */
export function answerAbort(request: Request): Answer {
  const { situation, rest, authority } = request;
  const { record } = situation;
  if (!authority.isManager) {
    return refused(
      say`${managersMay(request, "/abort")} Comment ${code("/hold <reason>")} to stop what hasn't started.`,
    );
  }
  if (rest === "") {
    return refused(say`Please give a reason: ${code("/abort <reason>")}.`);
  }
  const { ending, rollback } = assess(situation);
  if (ending && !rollback.isRunning) return refused(say`This release is already over.`);
  const entry = { kind: "abort", ...saidBy(request), reason: rest } as const;
  if (!mayHaveLeft(record)) return done([entry]);
  const text = say`Nothing of this release will start. It is unknown whether any of it was deployed: ${doubtWords(situation)}. This issue will say what is live as soon as that can be read.`;
  return done([entry], [paragraph(text)]);
}

/** Whether it could not be read yet what production ran before this release, whose record was lost. */
const isUnfound = ({ situation }: Request): boolean =>
  unreadServices(situation).some(({ assessed }) =>
    departureOf(situation.record)?.services.some(
      (one) => one.service === assessed.service.id && one.previous === undefined,
    ),
  );

/** What is away for a moment is waited for; whoever waits for longer is told what they can do. */
const waitMost = Temporal.Duration.from({ minutes: 1 });

/** Without a record it isn't known whether there is anything to take back, before all that was deployed is read. */
function whileUnread({ situation, at }: Request): Answer | undefined {
  const unread = unreadServices(situation);
  const { now } = situation.observation;
  const isShort =
    unread.every(({ isLasting }) => !isLasting) && compareInstants(at.add(waitMost), now) > 0;
  if (isShort) return undefined;
  return refused(
    say`It is unknown whether any of this release was deployed: ${doubtWords(situation)}. Nothing was rolled back, and nothing new starts.`,
    say`Give the App access to that again, or wait until GitHub answers; then comment ${code("/rollback")} again. If it can't wait, roll back with your own tools: GitHub's list of deployments shows what ran before.`,
  );
}

interface Wish {
  readonly services: readonly Service[];
  readonly reason: string;
  readonly isForced: boolean;
}

/** What is said first of all. */
function readWish(request: Request): Wish | Answer {
  const { rest: text } = request;
  const force = /^(--|[\u2013\u2014])force(?=\s|$)\s*/i;
  const scope = readScope({ ...request, rest: text.replace(force, "") }, "/rollback");
  if ("kind" in scope) return scope;
  const reason = scope.reason.replace(force, "").trim();
  const isForced = force.test(text) || force.test(scope.reason);
  return { services: scope.services, reason, isForced };
}

/** A team takes back what it answers for, with whatever depends on that. */
function whyNotYours(
  { situation, authority }: Request,
  services: readonly Service[],
  isForced: boolean,
): Text | undefined {
  if (isForced) return managersMay({ situation }, "/rollback --force");
  const mine = (one: Service): boolean => answersFor(authority, one);
  if (services.length > 0 && services.every(mine)) return undefined;
  const own = [...situation.services.values()].map(({ service }) => service).find(mine);
  const hint = own
    ? say` Your team can roll back its own service with everything that depends on it: ${code(`/rollback ${own.id}`)}.${offered(situation, own)}`
    : say``;
  const command = ["/rollback", ...services.map(({ id }) => id)].join(" ");
  return say`${managersMay({ situation }, command)}${hint}`;
}

function offered(situation: Situation, { id }: Service): Text {
  const remains = departureOf(situation.record) ? offerText(situation, [id]) : undefined;
  return remains ? say` ${remains}` : say``;
}

function whyNothingGoes(
  { situation }: Request,
  { going, first, stays, services }: RollbackScope,
  named: readonly Service[],
): Answer | undefined {
  if (going.length > 0) return undefined;
  const nameOf = (id: ServiceId): string => situation.services.get(id)?.service.name ?? id;
  if (stays.length > 0) {
    const force = ["/rollback --force", ...named.map(({ id }) => id), "<reason>"].join(" ");
    return {
      kind: "refused",
      reply: [
        paragraph(say`Nothing can be rolled back:`),
        list(
          fewOf(
            stays.map(({ service, why }) => say`${nameOf(service)}: ${why}`),
            20,
          ),
        ),
        paragraph(say`A manager can roll it back anyway with ${code(force)}.`),
      ],
    };
  }
  if (first.length > 0) {
    const names = fewNames(first.map(({ service }) => service.name));
    return refused(
      say`${names}: production ran nothing before this release, so there is nothing to roll back to.`,
    );
  }
  if (services.length === 0) {
    return refused(say`Those services are already rolled back or rolling back.`);
  }
  const what = named.length === 0 ? wording`this release` : fewNames(named.map(({ name }) => name));
  return refused(
    say`Nothing of ${what} was deployed, so there is nothing to roll back. Comment ${code("/hold <reason>")} to keep it from starting; a manager can end the release with ${code("/abort <reason>")}.`,
  );
}

function entryOf(
  request: Request,
  { services, stays, whole }: RollbackScope,
  { reason, isForced }: Pick<Wish, "reason" | "isForced">,
): RollbackEntry {
  const { comment, by, at } = saidBy(request);
  return { kind: "rollback", comment, by, at, reason, forced: isForced, whole, services, stays };
}

/**
 * What `/rollback` answers when a complete release is past its `rollback_window`: what to do instead, and where it
 * would lead.
 * @param until when that ended; null: that isn't known
 */
export function tooLateToGoBack(situation: Situation, until: Temporal.Instant | null): Answer {
  const ended = until
    ? say`This release is complete, and its rollback window ended at ${whenWords(situation.train.calendar, until)} (${code("rollback_window")}).`
    : say`This release is complete, and GitHub doesn't say since when, so it is unknown whether its rollback window is still open.`;
  return {
    kind: "refused",
    reply: [
      paragraph(
        say`${ended} Open a release of the old versions: branches whose commits revert to what ran before, or that bring a fix. What production ran before, in the order in which it would roll back:`,
      ),
      list(fewOf(wayBack(situation).map(wayBackText), 50)),
      paragraph(say`What can't wait for a release is deployed with your own tools.`),
    ],
  };
}
