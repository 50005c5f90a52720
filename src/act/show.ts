import { getIssueBody, updateIssueBody } from "../github/issues.ts";
import { outsideRegion, replaceRegion } from "../model/region.ts";
import type { ReleaseView } from "../model/view.ts";
import { renderIssue } from "../render/issue.ts";
import { afterWriting, restoreLost } from "./restore-lost.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** GitHub's limit for the body of an issue, in characters. */
const bodyLimit = 65_536;

/**
 * Renders the app's part of the tracking issue. GitHub has no lock on issues: the body is read again right
 * before it is written, and only the app's part of it is exchanged; what came in between is put back.
 */
export async function show(view: ReleaseView, tools: Tools): Promise<Outcome> {
  const { github, observation } = tools;
  const { issue } = observation;
  const withView = (body: string): string => {
    const room = bodyLimit - outsideRegion(body).length - 200;
    return replaceRegion(body, renderIssue(view, { room }));
  };
  if (withView(issue.body) === issue.body) return restoreLost(issue, tools);
  const fresh = await getIssueBody(github, issue);
  if (!fresh.ok) return { kind: "failed", failure: fresh.failure };
  const body = withView(fresh.value);
  if (body === fresh.value) return isDone;
  const { repo, number } = issue;
  const written = await updateIssueBody(github, { repo, number, body });
  if (!written.ok) return { kind: "failed", failure: written.failure };
  return afterWriting({ repo, number, base: fresh.value, body }, tools);
}
