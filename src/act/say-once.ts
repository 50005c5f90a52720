import { createComment } from "../github/resources/comments.ts";
import type { Action } from "../model/action.ts";
import type { RepoName } from "../model/ids.ts";
import type { Message } from "../model/view/text.ts";
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

/** The same where no look has seen the issue, so that only the intent tells whether it was said. */
export async function sayUnobserved(
  tools: Pick<Tools, "github" | "journal" | "clock" | "settle">,
  said: {
    readonly repo: RepoName;
    readonly number: number;
    readonly key: string;
    readonly message: Message;
  },
): Promise<Outcome> {
  const { repo, number, key, message } = said;
  const result = await once(
    { ...tools, observation: { blindUntil: null } },
    {
      id: `say ${key}`,
      detail: null,
      request: () =>
        createComment(tools.github, { repo, number, body: renderMessage(key, message) }),
    },
  );
  return result.kind === "past" ? isDone : result;
}
