/** The sub-issues that the app opened for a release, as facts. */
import type { AppIdentity } from "../../github/client/github.ts";
import type { Reading } from "../../model/failure.ts";
import type { ReleaseKey, RepoName, ServiceId, TrainNames } from "../../model/ids.ts";
import { readSubIssueMark } from "../../model/marks/marks.ts";
import type { SubIssueFacts } from "../../model/github/sub-issue.ts";
import { isOurs } from "../ask/account.ts";
import { editsOf } from "./body-edits.ts";
import type { Revision, SubIssue } from "./sub-issue-shape.ts";
import { wording } from "../../model/view/wording.ts";

/** Those that the app opened for this release; of several for one service the first. */
export function ownOf(
  listed: readonly SubIssue[],
  app: AppIdentity,
  release: ReleaseKey,
  train: TrainNames,
): ReadonlyMap<ServiceId, SubIssue> {
  const own = new Map<ServiceId, SubIssue>();
  for (const one of listed.toSorted((a, b) => b.number - a.number)) {
    if (!isOurs(one.author, app)) continue;
    const service = readSubIssueMark(one.body, release, train);
    if (service !== undefined) own.set(service, one);
  }
  return own;
}

export function factsOf(
  { app, repo }: { readonly app: AppIdentity; readonly repo: RepoName },
  service: ServiceId,
  one: SubIssue,
  talk: { readonly revisions: Reading<readonly Revision[]> } | undefined,
): SubIssueFacts {
  const { number, url, title, body, createdAt } = one;
  return {
    service,
    key: number,
    repo,
    number,
    id: one.fullDatabaseId,
    node: one.id,
    url,
    title,
    state: one.state === "OPEN" ? "open" : "closed",
    openedAt: createdAt,
    body,
    milestone: one.milestone?.title ?? null,
    edits: talk ? editsOf(talk.revisions, app) : { kind: "unknown", why: wording`it was not read` },
  };
}
