import type { GitHub } from "../../github/client/github.ts";
import type { RepoName } from "../../model/ids.ts";
import type { TrainFacts } from "../../model/observation.ts";
import type { RecordFacts } from "../../model/record/record-facts.ts";
import type { TrackingIssue } from "../issue/tracking-issue.ts";
import { withLackingContents } from "../services/lacking.ts";
import type { TrainFiles } from "./train-at.ts";

/** From its departure on a release keeps the train file with which it left. */
export async function trainFor(
  { github, trainFiles }: { readonly github: GitHub; readonly trainFiles: TrainFiles },
  repo: RepoName,
  issue: TrackingIssue,
  record: RecordFacts,
): Promise<TrainFacts> {
  const departure =
    record.kind === "kept"
      ? record.record.entries.find((entry) => entry.kind === "departure")
      : undefined;
  const head = trainFiles.atHead(repo, issue.head);
  const facts = departure ? await trainFiles.at(repo, departure.revision) : head;
  return withLackingContents(github, repo, facts);
}
