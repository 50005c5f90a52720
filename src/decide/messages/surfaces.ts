/** Where a release is shown beside what is said of it: its issue, its sub-issues and the chat. */
import type { Action } from "../../model/action.ts";
import type { ReleaseView } from "../../model/view/view.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { news } from "./announce.ts";
import { posts } from "./chat-posts.ts";
import { minimising } from "./settled.ts";
import { subIssueActions } from "./sub-issues.ts";

/** @param isInDoubt whether it may have left without a record of that: then its sub-issues stay as they are */
export function surfaces(
  assessment: Assessment,
  view: ReleaseView,
  isInDoubt: boolean,
): readonly Action[] {
  const told = news(assessment);
  return [
    { kind: "show", view },
    ...(isInDoubt ? [] : subIssueActions(assessment, view)),
    ...posts(assessment, told),
    ...minimising(assessment.observation, told),
  ];
}
