import { minimiseComment } from "../github/resources/comments.ts";
import type { Action } from "../model/action.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Under this name the run remembers which comments it has minimised: GitHub's listing may be read again only later. */
const minimisedMemory = "minimised";

/** So many in one run, each a write of its own. */
const atOnce = 3;

/**
 * Folds comments of the app that ask for nothing any more. It is done as nobody has to read them, so it waits behind all
 * else; one that can't be folded isn't tried again.
 */
export async function minimise(
  { comments }: Extract<Action, { kind: "minimise" }>,
  { github, journal, observation }: Tools,
): Promise<Outcome> {
  const kept = new Set((await journal.recall(minimisedMemory)) as readonly string[] | undefined);
  const open = comments.filter(({ id }) => !kept.has(id)).slice(0, atOnce);
  if (open.length === 0) return isDone;
  for (const { id } of open) {
    const answer = await minimiseComment(github, { repo: observation.issue.repo, id });
    if (!answer.ok && answer.failure.retry === "later")
      return { kind: "failed", failure: answer.failure };
    kept.add(id);
    if ((await journal.remember(minimisedMemory, [...kept])) === "fenced")
      return { kind: "fenced" };
  }
  return isDone;
}
