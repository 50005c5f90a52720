/**
 * When the work that a deployment stands for was begun. GitHub keeps one object for all of it: whoever runs an old
 * pipeline again reports on the old deployment (REST docs, "Create a deployment status"), and a job that waits for
 * its reviewers has a deployment long before it begins ("Deployments and environments", GitHub docs).
 */
import { compareInstants } from "../../model/instants.ts";
import { derived } from "../../model/derived.ts";
import type { DeploymentFacts, StatusFacts } from "../../model/observation.ts";
import { isEnd, isStopRequest } from "./statuses.ts";

export interface Beginning {
  readonly at: Temporal.Instant;
  /** Whether it had ended before. */
  readonly isAgain: boolean;
  /** Whose word shows that; null: it was created, and nobody said that it waits. */
  readonly word: StatusFacts | null;
}

/**
 * The last beginning of a deployment; null: it was never in progress, it only waits or was refused.
 * @param production all deployments of its environment: whether a second success is news depends on what came between
 */
export function beginningOf(
  one: DeploymentFacts,
  production: readonly DeploymentFacts[],
): Beginning | null {
  const words = one.statuses.filter((word) => !isStopRequest(word)).toReversed();
  if (words.length === 0) return { at: one.createdAt, isAgain: false, word: null };
  let last: Beginning | null = null;
  let ended: StatusFacts | null = null;
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    if (ended) {
      if (isNewBeginning(one, { word, before, ended }, production)) {
        last = { at: word.createdAt, isAgain: true, word };
      }
    } else if (!last && isBegun(word) && !isRefusal(word, before)) {
      last = firstBeginning(one, word, before);
    }
    if (isOver(word)) ended = word;
    else if (isBegun(word)) ended = null;
  }
  return last;
}

/** Of a list that was cut it isn't known what came before its first word: it may have ended. */
function firstBeginning(
  one: DeploymentFacts,
  word: StatusFacts,
  before: StatusFacts | undefined,
): Beginning {
  if (before) return { at: word.createdAt, isAgain: false, word };
  return one.isCut
    ? { at: word.createdAt, isAgain: true, word: null }
    : { at: one.createdAt, isAgain: false, word: null };
}

/** Whether something is done, or was: `waiting`, `queued` and `pending` say that it isn't yet. */
const isBegun = ({ state }: StatusFacts): boolean => state === "in_progress" || isEnd(state);

const isOver = ({ state }: StatusFacts): boolean => isEnd(state) || state === "inactive";

/** Reviewers refused the job, or its gate did. */
const isRefusal = ({ state }: StatusFacts, before: StatusFacts | undefined): boolean =>
  before?.state === "waiting" && (state === "failure" || state === "error");

/**
 * Whether a word after the end tells that it was done again. One more end may only be a second reporter, or a later
 * judgement of what runs there: it is news of a deployment that another one has replaced, or that was inactive.
 */
function isNewBeginning(
  one: DeploymentFacts,
  {
    word,
    before,
    ended,
  }: {
    readonly word: StatusFacts;
    readonly before: StatusFacts | undefined;
    readonly ended: StatusFacts;
  },
  production: readonly DeploymentFacts[],
): boolean {
  if (!isBegun(word) || isRefusal(word, before) || isSecondReporter(one, word)) return false;
  if (word.state === "in_progress") return true;
  const isLive = word.state === "success";
  if (isLive && ended.state !== "success") return true;
  return production.some(
    (other) =>
      other.id !== one.id &&
      (other.service === null || one.service === null || other.service === one.service) &&
      other.statuses.some(
        ({ state, createdAt }) =>
          state === "success" &&
          compareInstants(createdAt, ended.createdAt) > 0 &&
          compareInstants(createdAt, word.createdAt) <= 0,
      ),
  );
}

/** Several may report on a new deployment, each from its own beginning to its own end. */
function isSecondReporter({ statuses, createdAt }: DeploymentFacts, word: StatusFacts): boolean {
  const older = statuses.slice(statuses.indexOf(word) + 1);
  const isNew = compareInstants(word.createdAt, createdAt.add(firstWordWithin)) < 0;
  const isFirst = older.every(({ creator, state }) => creator !== word.creator || !isEnd(state));
  return isNew && isFirst;
}

/** So soon pipelines say their first word of a deployment, as a rule. */
const firstWordWithin = Temporal.Duration.from({ minutes: 2 });

/** A deployment and when it was last begun. */
export interface Begun {
  readonly deployment: DeploymentFacts;
  readonly began: Beginning;
}

/** Those that were begun, the last one first. */
export const byBeginning = derived((production: readonly DeploymentFacts[]): readonly Begun[] =>
  production
    .flatMap((deployment) => {
      const began = beginningOf(deployment, production);
      return began ? [{ deployment, began }] : [];
    })
    .toSorted((a, b) => compareInstants(b.began.at, a.began.at)),
);
