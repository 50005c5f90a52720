import { outsideRegion, replaceRegion } from "../model/region.ts";
import type { ReleaseView } from "../model/view.ts";
import { renderIssue } from "../render/issue.ts";
import { restoreLost, rewrite } from "./restore-lost.ts";
import type { Outcome, Tools } from "./tools.ts";

/** GitHub's limit for the body of an issue, in characters. */
const bodyLimit = 65_536;

/**
 * Renders the app's part of the tracking issue. GitHub has no lock on issues: the body is read again right
 * before it is written, and only the app's part of it is exchanged; what came in between is put back.
 */
export async function show(view: ReleaseView, tools: Tools): Promise<Outcome> {
  const { issue } = tools.observation;
  const withView = (body: string): string => {
    const room = bodyLimit - outsideRegion(body).length - 200;
    return replaceRegion(body, renderIssue(view, { room }));
  };
  if (withView(issue.body) === issue.body) return restoreLost(issue, tools);
  const written = await rewrite(issue, tools, (now) => {
    const body = withView(now.body);
    return body === now.body ? null : { body };
  });
  if (written.kind === "failed" || written.kind === "fenced") return written;
  return restoreLost(issue, tools);
}
