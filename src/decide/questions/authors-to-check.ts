import type { CommentFacts, Observation } from "../../model/observation.ts";
import { emptyRecord, type ReleaseRecord } from "../../model/record/record.ts";
import type { Person } from "../../model/record/said.ts";
import { authorsUnheard, hearEdits } from "../answers/attest.ts";
import { isOrder } from "../commands/command.ts";
import { pendingCommands } from "../commands/pending.ts";
import { assess } from "../assess/assess.ts";
import { plannedScene } from "../assess/planned.ts";
import { lastDecision } from "../record/record.ts";
import { isAboutToLeave } from "../starts/starts.ts";
import { wordsCounted } from "../votes/votes.ts";
import type { Authority, AuthorityQuestion, Author } from "../../model/github/authority.ts";

/**
 * Whose authority must be read, as far as the observation doesn't hold it yet: all that the authors of waiting
 * commands and ticks may do, and, when a decision is about to take effect, what the words on which it rests depend on.
 * Whether a `/go` decides is only known with its author's authority: so ask again with that.
 */
export function authorsToCheck(observation: Observation): readonly AuthorityQuestion[] {
  const { comments, answers } = observation;
  const record = observation.record.kind === "kept" ? observation.record.record : emptyRecord;
  const orders = pendingCommands(comments, record).filter(
    ({ comment, command }) => isOrder(command) && !comment.edited,
  );
  const questions = new Map<number, AuthorityQuestion>();
  const isDeciding = orders.some(
    ({ comment: { author }, command }) =>
      isOrder(command) && command.name === "go" && isManager(authorityOf(observation, author)),
  );
  if (isDeciding || isLeaving(observation, record)) {
    for (const { by, ...about } of wordsCounted(record)) {
      questions.set(by.id, { author: asNow(comments, by), about });
    }
  }
  const speakers = [
    ...orders.map(({ comment }) => comment.author),
    ...authorsUnheard(observation, record).filter(({ kind }) => kind === "person"),
  ];
  for (const author of speakers) {
    if (author.id !== null) questions.set(author.id, { author, about: "everything" });
  }
  return [...questions]
    .filter(([id]) => !answers.authority.has(id))
    .map(([, question]) => question);
}

function authorityOf({ answers }: Observation, { id }: Author): Authority | undefined {
  const reading = id === null ? undefined : answers.authority.get(id);
  return reading?.kind === "known" ? reading.value : undefined;
}

const isManager = (authority: Authority | undefined): boolean => authority?.isManager === true;

function isLeaving(observation: Observation, record: ReleaseRecord): boolean {
  if (lastDecision(record)?.answer !== "go") return false;
  const scene = plannedScene(observation, record);
  if (!scene) return false;
  const ticks = hearEdits(scene(record), record);
  return isAboutToLeave(assess(scene(ticks.record)));
}

/** Under the login of today: comments follow when somebody takes another one, the record doesn't. */
const asNow = (comments: readonly CommentFacts[], { id, login }: Person): Author =>
  comments.find(({ author }) => author.id === id)?.author ?? { id, login, kind: "person" };
