/** What happened to a release so far, as GitHub and the record prove it. */
import { compareInstants } from "../../model/instants.ts";
import { say } from "../../model/view/text.ts";
import type { Happening } from "../../model/view/view.ts";
import type { Unphased } from "../assessment/assessment.ts";
import { courseOf } from "./deployed.ts";
import { saidIn } from "./said.ts";

/** Oldest first. Of one moment, what was said comes before what came of it. */
export function timelineOf(assessment: Unphased): readonly Happening[] {
  const { issue } = assessment.observation;
  const opened: Happening = {
    at: issue.openedAt,
    kind: "said",
    service: null,
    text: say`${issue.author} opened the release`,
  };
  return [
    opened,
    ...assessment.record.entries.flatMap((entry) => saidIn(assessment, entry)),
    ...[...assessment.services.values()].flatMap((assessed) => courseOf(assessment, assessed)),
  ].toSorted((a, b) => compareInstants(a.at, b.at));
}
