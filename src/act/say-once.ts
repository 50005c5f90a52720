import { createComment } from "../github/resources/comments.ts";
import type { Action } from "../model/action.ts";
import { renderMessage } from "../render/message.ts";
import { once } from "./once.ts";
import { placeOf } from "./issue-place.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Comments on the tracking issue or a sub-issue, once per key. */
export async function sayOnce(
  action: Extract<Action, { kind: "say" }>,
  tools: Tools,
): Promise<Outcome> {
  const { repo, number } = placeOf(tools.observation, action.on);
  const body = renderMessage(action.key, action.message);
  const { isUrgent, key } = action;
  const later = isUrgent ? null : await tools.github.room(repo, "answer");
  if (later) return { kind: "open", at: later };
  const result = await once(tools, {
    id: `say ${key}`,
    detail: null,
    request: () =>
      createComment(tools.github, { repo, number, body, ...(isUrgent && { urgency: "brake" }) }),
  });
  return result.kind === "done" || result.kind === "past" ? isDone : result;
}
