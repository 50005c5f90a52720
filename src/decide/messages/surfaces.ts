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
    { kind: "show", view, ...milestoneFor(assessment) },
    ...(isInDoubt ? [] : subIssueActions(assessment, view)),
    ...posts(assessment, told),
    ...minimising(assessment.observation, told),
  ];
}

/**
 * The milestone of the release, by what was read of the issue: one that people chose stays, and so does none once they took it
 * off. It goes along with a text that is written in any case, so that nothing is written again because of it.
 */
function milestoneFor({ observation, plan }: Assessment): { readonly milestone?: string } {
  const { issue, subIssues } = observation;
  const isNew = issue.milestone === null && subIssues.size === 0;
  const isOther = issue.milestone !== null && isOtherVersion(issue.milestone, plan.version);
  return isNew || isOther ? { milestone: plan.version } : {};
}

/** It was planned under that version before. */
const isOtherVersion = (title: string, version: string): boolean =>
  /^v?\d+(?:\.\d+)+/.test(title) && title !== version && title !== `v${version}`;
