import type { Action } from "../../model/action.ts";
import type { CommentFacts, Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { code, link, paragraph, say, type Message, type Text } from "../../model/view/text.ts";
import { answer, answerWithoutPlan } from "./answer.ts";
import { isBrake, secondStop } from "../commands/command.ts";
import { pendingCommands } from "../commands/pending.ts";
import { heardComments, withEntry } from "../record/record.ts";
import { shorten } from "../../text/shorten.ts";
import { createReplies } from "./replies.ts";
import { done, refused, type Answer } from "./request.ts";
import type { Command } from "../../model/release/command.ts";
import type { Pending } from "../assessment/pending.ts";
import type { Scene, Situation } from "../assessment/assessment.ts";

/** What became of the commands that waited for an answer. */
export interface Heard {
  readonly record: ReleaseRecord;
  /** What became of the stops: before anything that only tells. */
  readonly urgent: readonly Action[];
  readonly actions: readonly Action[];
  /** Those that could not be answered yet: whether their authors may say so was not known. */
  readonly waiting: readonly Pending[];
}

/** Why there is no situation: the issue can't be planned. */
interface Unplanned {
  readonly problem: Text;
  readonly observation: Observation;
  /** It is a stranger's: a manager may take it. */
  readonly mayBeAdopted?: true;
}

/** Answers every pending command in the order in which they were written, each seeing those before it. */
export function listen(scene: Scene | Unplanned, record: ReleaseRecord): Heard {
  let current = record;
  const waiting: Pending[] = [];
  const urgent: Action[] = [];
  const { observation } = "problem" in scene ? scene : scene(record);
  const { comments } = observation;
  const replies = createReplies(observation);
  const actions: Action[] = [...missingAnswers(comments, record)];
  for (const pending of pendingCommands(comments, record)) {
    const { comment, command } = pending;
    const situation = "problem" in scene ? scene : scene(current);
    const result = answerTo(situation, comment, command);
    if (!result) {
      waiting.push(pending);
      if (isBrake(command)) urgent.push(...react(comment, "eyes", true));
      else actions.push(...react(comment, "eyes"));
      continue;
    }
    if (result.kind === "done") current = result.entries.reduce(withEntry, current);
    const isUrgent = isBrake(command);
    const { answer: given, after, told } = replies.within(pending, result);
    (isUrgent ? urgent : actions).push(
      // One reaction is enough for what gets no words.
      ...(after === undefined ? react(comment, "eyes", isUrgent) : []),
      ...(told ? [told] : []),
      ...acknowledge(comment, given, { observation, isUrgent, after }),
    );
  }
  return { record: current, urgent, actions, waiting };
}

function answerTo(
  situation: Situation | Unplanned,
  comment: CommentFacts,
  command: Command,
): Answer | undefined {
  if (comment.firstWords === "unread") return undefined;
  const alone = answerAlone(situation, comment, command);
  const given = alone && comment.firstWords ? asFirstWritten(alone, comment) : alone;
  const second = given && command.kind === "command" ? secondStop(comment.body) : undefined;
  if (!given || !second) return given;
  // A stop below another command isn't heard, and isn't met with silence either.
  const text = say`Only the first line of a comment is a command, so ${code(`/${second}`)} further down did nothing. If you mean it, write it as a new comment.`;
  return { ...given, reply: [...(given.reply ?? []), paragraph(text)] };
}

/** Whoever edits a stop must not believe that the edit counts. */
function asFirstWritten(given: Answer, { body }: CommentFacts): Answer {
  const [line = ""] = body.trimStart().split(/[\r\n]/, 1);
  const text = say`You edited this comment. It counts as you first wrote it: ${code(shorten(line))}. If you mean something else now, write a new comment.`;
  return { ...given, reply: [...(given.reply ?? []), paragraph(text)] };
}

function answerAlone(
  situation: Situation | Unplanned,
  comment: CommentFacts,
  command: Command,
): Answer | undefined {
  if (comment.edited) {
    return refused(say`Edited commands are ignored. Write it again as a new comment.`);
  }
  if ("problem" in situation) {
    if (situation.mayBeAdopted && command.kind === "command" && command.name === "adopt") {
      return adopt(situation, comment);
    }
    return answerWithoutPlan(command) ?? refused(situation.problem);
  }
  return answer(situation, comment, command);
}

/** @returns undefined while it can't be read who that is */
function adopt({ problem, observation }: Unplanned, { author }: CommentFacts): Answer | undefined {
  const reading = author.id === null ? undefined : observation.answers.authority.get(author.id);
  const isManager = reading?.kind === "known" ? reading.value.isManager : null;
  if (isManager === null) return undefined;
  if (!isManager) return refused(problem);
  const text = say`This issue is now a release. ${code("/help")} lists the commands.`;
  return done([], [paragraph(text)]);
}

function acknowledge(
  comment: CommentFacts,
  result: Answer,
  how: {
    readonly observation: Observation;
    readonly isUrgent: boolean;
    readonly after: string | undefined;
  },
): readonly Action[] {
  const { isUrgent, after, observation } = how;
  const reaction = result.kind === "done" ? "rocket" : "confused";
  if (!result.reply || result.reply.length === 0) return react(comment, reaction, isUrgent, after);
  const key = `reply:${comment.id}`;
  const on = comment.issue === observation.issue.number ? {} : { on: comment.issue };
  const urgency = isUrgent ? ({ isUrgent } as const) : {};
  // The last reaction last: while it is missing, the answer is not complete.
  return [
    { kind: "say", key, message: addressed(comment, result.reply), ...on, ...urgency },
    { kind: "acknowledge", comment: comment.id, reaction, after: key, ...urgency },
  ];
}

/** @param after key of what must be said first */
function react(
  comment: CommentFacts,
  reaction: "eyes" | "rocket" | "confused",
  isUrgent = false,
  after?: string,
): readonly Action[] {
  if (comment.reactions.has(reaction)) return [];
  const urgency = isUrgent ? ({ isUrgent } as const) : {};
  const order = after === undefined ? {} : { after };
  return [{ kind: "acknowledge", comment: comment.id, reaction, ...order, ...urgency }];
}

function addressed(comment: CommentFacts, message: Message): Message {
  const [first, ...others] = message;
  if (first?.kind !== "paragraph") return message;
  const to = say`${link(comment.author.login, comment.url)}: `;
  return [{ kind: "paragraph", text: [...to, ...first.text] }, ...others];
}

function missingAnswers(
  comments: readonly CommentFacts[],
  record: ReleaseRecord,
): readonly Action[] {
  const heard = heardComments(record);
  return comments.flatMap((one) =>
    heard.has(one.id) && !one.reactions.has("rocket")
      ? [...react(one, "eyes"), ...react(one, "rocket")]
      : [],
  );
}
