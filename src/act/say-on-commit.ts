import { commentOnCommit, ownCommitComments, type CommitAt } from "../github/resources/comments.ts";
import { succeed, type Result } from "../model/failure.ts";
import { readSaidMark } from "../model/marks/marks.ts";
import type { Message } from "../model/view/text.ts";
import { renderMessage } from "../render/message.ts";
import { once } from "./once.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** What is said under a key. */
interface Said {
  readonly key: string;
  readonly message: Message;
}

/**
 * Says once, on a commit, what must reach people when there is no issue on which it could be said and no chat. On the
 * first of these commits where GitHub takes it.
 */
export async function sayOnCommit(
  tools: Pick<Tools, "github" | "journal" | "clock" | "settle">,
  { places, ...said }: Said & { readonly places: readonly CommitAt[] },
): Promise<Outcome> {
  let worst: Outcome = isDone;
  for (const place of places) {
    const result = await once(
      { ...tools, observation: { blindUntil: null } },
      {
        id: `say ${said.key} in ${place.repo}`,
        detail: null,
        request: () => sayUnlessSaid(tools.github, place, said),
      },
    );
    if (result.kind === "done" || result.kind === "past") return isDone;
    if (result.kind !== "failed") return result;
    worst = result;
  }
  return worst;
}

/** No look at a release reads what is said on commits, so it is looked for right before. */
async function sayUnlessSaid(
  github: Tools["github"],
  place: CommitAt,
  { key, message }: Said,
): Promise<Result<unknown>> {
  const own = await ownCommitComments(github, place);
  if (!own.ok) return own;
  if (own.value.some((body) => readSaidMark(body) === key)) return succeed(null);
  return commentOnCommit(github, place, renderMessage(key, message));
}
