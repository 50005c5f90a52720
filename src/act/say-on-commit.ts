import { commentOnCommit } from "../github/resources/comments.ts";
import type { RepoName, Sha } from "../model/ids.ts";
import type { Message } from "../model/view/text.ts";
import { renderMessage } from "../render/message.ts";
import { once } from "./once.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/**
 * Says once, on a commit, what must reach people when there is no issue on which it could be said and no chat. On the
 * first of these commits where GitHub takes it.
 */
export async function sayOnCommit(
  tools: Pick<Tools, "github" | "journal" | "clock" | "settle">,
  said: {
    readonly key: string;
    readonly message: Message;
    readonly places: readonly { readonly repo: RepoName; readonly commit: Sha }[];
  },
): Promise<Outcome> {
  let worst: Outcome = isDone;
  for (const { repo, commit } of said.places) {
    const result = await once(
      { ...tools, observation: { blindUntil: null } },
      {
        id: `say ${said.key} in ${repo}`,
        detail: null,
        request: () =>
          commentOnCommit(tools.github, {
            repo,
            commit,
            body: renderMessage(said.key, said.message),
          }),
      },
    );
    if (result.kind === "done" || result.kind === "past") return isDone;
    if (result.kind !== "failed") return result;
    worst = result;
  }
  return worst;
}
