/** The GitHub release of the train itself, and its tag, out of the train repository's answer. */
import type { GitHub } from "../../github/client/github.ts";
import { unknown, type Reading, type Result } from "../../model/failure.ts";
import type { ReleaseFacts } from "../../model/observation.ts";
import { tagName } from "../../model/train/tag-names.ts";
import type { TagFacts } from "../../model/train/tag.ts";
import type { Answer } from "../ask/ask.ts";
import { readRelease } from "../services/release-at.ts";
import { tagAt, type ReleaseQuestion } from "../services/service-question.ts";
export async function trainReleaseOf(
  github: GitHub,
  question: ReleaseQuestion,
  answer: Result<Answer> | undefined,
): Promise<{
  readonly trainRelease: Reading<ReleaseFacts | null>;
  readonly trainTag: Reading<TagFacts | null>;
}> {
  if (!answer?.ok) {
    const why = unknown<never>(answer?.failure.message ?? "GitHub did not answer");
    return { trainRelease: why, trainTag: why };
  }
  const { trainRepo: repo, train, version } = question;
  const tag = tagName(train, null, version);
  const of = { alias: "release", repo, tag, question, part: "train" };
  return {
    trainRelease: await readRelease(github, answer.value, of),
    trainTag: tagAt(answer.value, "tag", tag),
  };
}
