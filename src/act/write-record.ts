import { createComment, updateComment } from "../github/resources/comments.ts";
import { sealRecord } from "../model/marks/marks.ts";
import type { ReleaseRecord } from "../model/record/record.ts";
import { isForFewer } from "../model/github/visibility.ts";
import { renderRecord } from "../render/record-comment.ts";
import { once } from "./once.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Under this name the run remembers the newest record that it wrote. */
export const recordMemory = "record";

/** Writes the release record into the app's own comment, or into a new one where there is none to trust. */
export async function writeRecord(record: ReleaseRecord, tools: Tools): Promise<Outcome> {
  const { observation, github, journal } = tools;
  const { issue } = observation;
  const isOpen = hasOpenCommits(observation);
  const rendered = renderRecord(record, { commits: isOpen });
  const body = isOpen ? rendered : sealRecord(rendered, tools.seal);
  const remember = async (comment: number): Promise<Outcome> => {
    const kept = await journal.remember(recordMemory, { comment, record });
    return kept === "fenced" ? { kind: "fenced" } : isDone;
  };
  if (observation.record.kind === "kept") {
    const { comment } = observation.record;
    const answer = await updateComment(github, { repo: issue.repo, id: comment, body });
    if (answer.ok) return remember(comment);
    // Someone deleted it: what the app remembers goes into a new one.
    if (answer.failure.kind !== "not found") return { kind: "failed", failure: answer.failure };
  }
  // A record that takes the place of another begins a count of its own.
  const place =
    observation.record.kind === "none" ? "" : ` instead of ${observation.record.comment}`;
  const result = await once(tools, {
    id: `record ${record.seq}${place}`,
    detail: null,
    request: () =>
      createComment(github, {
        repo: issue.repo,
        number: issue.number,
        body,
        urgency: "brake",
      }),
  });
  switch (result.kind) {
    case "done":
      return remember(result.value.id);
    // Written before and not shown yet.
    case "past":
      return { kind: "open", at: tools.clock.now().add({ seconds: 10 }) };
    case "open":
    case "failed":
    case "fenced":
      return result;
  }
}

/**
 * Whether everybody who reads the issue may know the commits of all its services. Of a repository that can't be read
 * that isn't known.
 */
const hasOpenCommits = ({ services, issue, train }: Tools["observation"]): boolean =>
  train.kind === "valid" &&
  [...services.values()].every(
    (facts) => facts.kind === "known" && !isForFewer(facts.value, issue),
  );
