/** What the train repository says of the train's own release, out of its answer. */
import type { GitHub } from "../../github/client/github.ts";
import { unknown, type Reading, type Result } from "../../model/failure.ts";
import type { BlockerFacts } from "../../model/github/blocker.ts";
import { unread, type Listing } from "../../model/listing.ts";
import type { ReleaseFacts } from "../../model/observation.ts";
import { tagName } from "../../model/train/tag-names.ts";
import type { TagFacts } from "../../model/train/tag.ts";
import type { Answer } from "../ask/ask.ts";
import { readRelease } from "../services/release-at.ts";
import { tagAt, type ReleaseQuestion } from "../services/service-question.ts";

export interface TrainReadings {
  readonly trainRelease: Reading<ReleaseFacts | null>;
  readonly trainTag: Reading<TagFacts | null>;
  /** In the train repository, with the blockers' label. */
  readonly blockers: Listing<BlockerFacts>;
}

export const trainUnread = (why: string): TrainReadings => ({
  trainRelease: unknown(why),
  trainTag: unknown(why),
  blockers: unread(why),
});

/** @param blockers undefined: they weren't read either */
export async function trainReadingsOf(
  github: GitHub,
  question: ReleaseQuestion,
  answer: Result<Answer> | undefined,
  blockers: Listing<BlockerFacts> | undefined,
): Promise<TrainReadings> {
  const missed = trainUnread(
    answer?.ok === false ? answer.failure.message : "GitHub did not answer",
  );
  if (!answer?.ok) return { ...missed, ...(blockers && { blockers }) };
  const { trainRepo: repo, train, version } = question;
  const tag = tagName(train, null, version);
  const of = { alias: "release", repo, tag, question, part: "train" };
  return {
    trainRelease: await readRelease(github, answer.value, of),
    trainTag: tagAt(answer.value, "tag", tag),
    blockers: blockers ?? missed.blockers,
  };
}
