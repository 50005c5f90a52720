import { compareInstants } from "../../model/instants.ts";
import type { CommentFacts } from "../../model/observation.ts";
import { code, paragraph, say, type Text } from "../../model/view/text.ts";
import { answerAllow } from "./answer-allow.ts";
import { answerComplete, answerVouch, namesHealth } from "./answer-health.ts";
import { answerConfirm, answerWaive } from "./answer-confirm.ts";
import { answerHold, answerResume, answerRetry } from "./answer-hold.ts";
import { answerInclude } from "./answer-include.ts";
import { answerManager } from "./answer-manager.ts";
import { helpMessage, planMessage } from "./answer-plan.ts";
import { askedAbout } from "./asked-about.ts";
import { answerOverride, answerReschedule } from "./answer-time.ts";
import { answerRehearse } from "./answer-rehearse.ts";
import { answerReplace } from "./answer-replace.ts";
import { answerAbort, answerRollback, tooLateToGoBack } from "./answer-rollback.ts";
import { answerGo, answerNoGo } from "./answer-vote.ts";
import { answerWhere } from "./answer-where.ts";
import { isBrake, isOrder, type Order } from "../commands/command.ts";
import { assess } from "../assess/assess.ts";
import { handOvers } from "../record/record.ts";
import { returnsUntil } from "../record/complete.ts";
import { fewNames } from "../../text/few.ts";
import { managersNamed } from "../../text/people.ts";
import { done, refused, type Answer, type Request } from "./request.ts";
import type { Authority } from "../../model/github/authority.ts";
import type { Command } from "../../model/release/command.ts";
import type { Ending } from "../assessment/rollback.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** After that a command would take effect when nobody expects it any more. */
const patience = Temporal.Duration.from({ minutes: 10 });

/**
 * Answers one command in a planned release.
 * @returns undefined while something that the answer rests on could not be read: asked again at the next look
 */
export function answer(
  situation: Situation,
  comment: CommentFacts,
  command: Command,
): Answer | undefined {
  if (isOrder(command)) return answerOrder(situation, comment, command);
  const given = answerWithoutPlan(command);
  if (given || command.kind !== "command") return given;
  return command.name === "where"
    ? answerWhere(situation, comment, command.rest)
    : done([], planMessage(assess(situation)));
}

/** The answers that need neither a plan nor authority. */
export function answerWithoutPlan(command: Command): Answer | undefined {
  switch (command.kind) {
    case "near miss":
      return refused(nearMissText(command));
    case "command":
      return command.name === "help" ? done([], helpMessage()) : undefined;
  }
}

function nearMissText({ word, meant, is }: Extract<Command, { kind: "near miss" }>): Text {
  const instead = code(`/${meant}`);
  if (is === "further down") {
    return say`Only the first line of a comment is a command, so ${instead} further down did nothing. If you mean it, write it as a new comment.`;
  }
  // What can't be seen in a comment must be seen here.
  const seen = is === undefined ? `/${word.replaceAll(/[^\x21-\x7e]/g, "\uFFFD")}` : word;
  if (is === "no command" && !word.startsWith("/")) {
    return say`${code(seen)} is not a command. Did you mean ${instead}? ${code("/help")} lists them all.`;
  }
  return say`Unknown command ${code(seen)}. Did you mean ${instead}? ${code("/help")} lists them all.`;
}

function answerOrder(
  situation: Situation,
  comment: CommentFacts,
  order: Order,
): Answer | undefined {
  const { id, login } = comment.author;
  if (id === null) return undefined;
  const over = whyOver(situation, order);
  if (over) return over;
  const { now, answers } = situation.observation;
  const reading = answers.authority.get(id);
  const isAsked = reading?.kind === "known" && isWhole(reading.value, situation);
  if (isAsked && !isJustHandedTo(id, situation)) {
    const given = withWhatIsKnown(order, {
      situation,
      comment: comment.id,
      issue: comment.issue,
      at: comment.createdAt,
      by: { id, login },
      authority: reading.value,
      rest: order.rest,
    });
    if (given) return given;
  }
  if (compareInstants(comment.createdAt.add(patience), now) > 0) return undefined;
  const whys = reading?.kind === "unknown" ? [reading.why] : unreadWhys(reading?.value);
  const why = whys.length === 0 ? "" : ` (${whys.join(" ")})`;
  return refused(
    say`GitHub could not be read for ten minutes${why}, so this was not done. Comment it again if you still mean it.`,
  );
}

/** What is over takes no more orders, but what is taken back goes on until that is over, too. */
function whyOver(situation: Situation, order: Order): Answer | undefined {
  const { phase } = assess(situation);
  switch (phase.kind) {
    case "planning":
    case "ready":
    case "no-go":
    case "go":
    case "rolling out":
    case "on hold":
    case "verifying":
      return undefined;
    case "complete":
      if (order.name === "rollback") return whyTooLate(situation);
      return refused(say`This release is complete: there is nothing left to start or to stop.`);
    case "rolling back":
      return phase.ending && !isOfWayBack(order) ? whyEnded(phase.ending, order, true) : undefined;
    case "rolled back":
    case "aborted":
      return whyEnded(phase.ending, order);
  }
}

/** Within its `rollback_window` a complete release may be rolled back like one that is still watched. */
function whyTooLate(situation: Situation): Answer | undefined {
  const until = returnsUntil(situation);
  const isInTime = until !== null && compareInstants(situation.observation.now, until) < 0;
  return isInTime ? undefined : tooLateToGoBack(situation, until);
}

/** What went back is vouched for, and nothing else is confirmed any more. */
const isOfWayBack = ({ name, rest }: Order): boolean =>
  name === "retry" ||
  name === "hold" ||
  name === "resume" ||
  (name === "confirm" && namesHealth(rest));

/** @param isGoing whether it is on its way to that end */
function whyEnded({ kind }: Ending, { name }: Order, isGoing = false): Answer | undefined {
  if (name === "rollback" || name === "abort") return undefined;
  const what =
    kind === "abort"
      ? wording`aborted`
      : isGoing
        ? wording`being rolled back`
        : wording`rolled back`;
  return refused(
    say`This release is ${what}, so ${code(`/${name}`)} has no effect. Put its services into a new release.`,
  );
}

/** Whether everything was asked: nobody is refused for what wasn't. */
const isWhole = ({ isManager, owners, unread }: Authority, situation: Situation): boolean =>
  (isManager !== null || [...(unread?.values() ?? [])].some((one) => one.isManagers)) &&
  [...situation.owners.keys()].every((name) => owners.has(name) || unread?.has(name) === true);

/** Whoever has become a manager in this very look was asked about before that: the next look asks again. */
function isJustHandedTo(id: number, { observation, record }: Situation): boolean {
  const before = observation.record.kind === "kept" ? handOvers(observation.record.record) : [];
  return handOvers(record)
    .slice(before.length)
    .some(({ to }) => to.id === id);
}

/**
 * What a command leads to by what is known of its author. What isn't known is waited for only where it would make a
 * difference, and by a stop not even then: that its author may say it in one way is enough.
 */
function withWhatIsKnown(order: Order, request: Request): Answer | undefined {
  const { authority, situation } = request;
  const least = askedAbout(order, request, carryOut(order, request));
  if (!least || !authority.unread) return least;
  const unlimited = { ...request, authority: atMost(authority, situation) };
  const most = askedAbout(order, unlimited, carryOut(order, unlimited));
  if (least.kind === "refused" && most?.kind === "refused") return least;
  const isSame =
    least.kind === "done" &&
    most?.kind === "done" &&
    JSON.stringify(least.entries) === JSON.stringify(most.entries);
  if (isSame || (least.kind === "done" && isBrake(order))) return least;
  const isLasting = [...authority.unread.values()].every(({ isMissing }) => isMissing);
  if (!isLasting) return undefined;
  const names = fewNames([...authority.unread.keys()]);
  const { train } = situation;
  return {
    ...least,
    reply: [
      ...(least.reply ?? []),
      paragraph(
        say`GitHub finds no ${names}, or a different one than when this release began, so nobody can act for it: name an existing team in the train file. Until then its votes and confirmations wait; the managers (${managersNamed(train)}) decide the rest.`,
      ),
    ],
  };
}

/** As if everything that can't be read spoke for this person. */
const atMost = ({ unread, ...authority }: Authority, { owners }: Situation): Authority => ({
  ...authority,
  isManager: authority.isManager ?? true,
  owners: new Map([
    ...authority.owners,
    ...[...owners.keys()].flatMap((name) =>
      unread?.has(name) && !authority.owners.has(name) ? [[name, true] as const] : [],
    ),
  ]),
});

const unreadWhys = (authority: Authority | undefined): readonly string[] => [
  ...new Set([...(authority?.unread?.values() ?? [])].map(({ why }) => why)),
];

function carryOut(order: Order, request: Request): Answer | undefined {
  switch (order.name) {
    case "go":
      return answerGo(request);
    case "no-go":
      return answerNoGo(request);
    case "hold":
      return answerHold(request);
    case "resume":
      return answerResume(request);
    case "allow":
      return answerAllow(request);
    case "retry":
      return answerRetry(request);
    case "rehearse":
      return answerRehearse(request);
    case "replace":
      return answerReplace(request);
    case "rollback":
      return answerRollback(request);
    case "abort":
      return answerAbort(request);
    case "confirm":
      return answerVouch(request) ?? answerConfirm(request);
    case "waive":
      return answerWaive(request);
    case "include":
      return answerInclude(request);
    case "reschedule":
      return answerReschedule(request);
    case "override":
      return answerOverride(request);
    case "manager":
      return answerManager(request);
    case "complete":
      return answerComplete(request);
    case "adopt":
      return refused(say`This issue is already a release.`);
  }
}
