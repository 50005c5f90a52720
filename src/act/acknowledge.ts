import { addReaction } from "../github/resources/reactions.ts";
import type { Action } from "../model/action.ts";
import { placeOf } from "./issue-place.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Shows the author of a command that it was seen, done or refused. GitHub keeps one of each kind. */
export async function acknowledge(
  action: Extract<Action, { kind: "acknowledge" }>,
  { github, observation }: Tools,
): Promise<Outcome> {
  const { comment, reaction: content, isUrgent } = action;
  const on = observation.comments.find(({ id }) => id === comment)?.issue;
  const { repo } = placeOf(observation, on);
  const answer = await addReaction(github, {
    repo,
    comment,
    content,
    ...(isUrgent && { urgency: "brake" }),
  });
  // A comment that was deleted meanwhile needs no answer.
  if (answer.ok || answer.failure.kind === "not found") return isDone;
  return { kind: "failed", failure: answer.failure };
}
