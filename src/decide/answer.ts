import type { CommentFacts } from "../model/observation.ts";
import type { ReleaseRecord } from "../model/record.ts";
import { code, say } from "../model/text.ts";
import { answerHold, answerResume, answerRetry } from "./answer-hold.ts";
import { answerGo, answerNoGo } from "./answer-vote.ts";
import { helpMessage, planMessage } from "./answer-plan.ts";
import type { Command } from "./command.ts";
import { done, refused, type Answer, type Request } from "./request.ts";
import type { Situation } from "./situation.ts";

/**
 * Answers one command in a planned release.
 * @returns undefined while the author's authority could not be read: asked again at the next wake
 */
export function answer(
  situation: Situation,
  record: ReleaseRecord,
  comment: CommentFacts,
  command: Command,
): Answer | undefined {
  const simple = answerWithoutPlan(command);
  if (simple) return simple;
  if (command.kind !== "command" || comment.author.id === null) return undefined;
  if (command.name === "plan") return done([], planMessage(situation, record));
  const authority = situation.observation.authority.get(comment.author.id);
  if (authority?.kind !== "known") return undefined;
  const request: Request = {
    situation,
    record,
    comment: comment.id,
    at: comment.createdAt,
    by: { id: comment.author.id, login: comment.author.login },
    authority: authority.value,
    rest: command.rest,
  };
  switch (command.name) {
    case "go":
      return answerGo(request);
    case "no-go":
      return answerNoGo(request);
    case "hold":
      return answerHold(request);
    case "resume":
      return answerResume(request);
    case "retry":
      return answerRetry(request);
    case "help":
      return undefined;
  }
}

/** The answers that need neither a plan nor authority. */
export function answerWithoutPlan(command: Command): Answer | undefined {
  switch (command.kind) {
    case "near miss":
      return refused(
        say`There is no command ${code(`/${command.word}`)}. Did you mean ${code(`/${command.meant}`)}? ${code("/help")} lists them all.`,
      );
    case "not yet":
      return refused(
        say`${code(`/${command.word}`)} isn't available in this version of Release Train. ${code("/help")} lists what is.`,
      );
    case "command":
      return command.name === "help" ? done([], helpMessage) : undefined;
  }
}
