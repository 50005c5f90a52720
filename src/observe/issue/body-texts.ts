/** The latest texts of the issues that the app has written, along with the tracking issue: whether it ran over any. */
import { z } from "zod";
import type { AppIdentity } from "../../github/client/github.ts";
import type { BodyRevision } from "../../model/github/body-revision.ts";
import type { Reading } from "../../model/failure.ts";
import type { IssueKey } from "../../model/github/issue-key.ts";
import { isOurs } from "../ask/account.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { part } from "../ask/part.ts";
import { revisionPage, revisionsOf, type Revision } from "./sub-issue-shape.ts";
import type { SubIssuesRead } from "./sub-issues.ts";

/** The newest ones: each may be 64 KB. */
export const textsOf = (put: Put, number: number): string =>
  `texts: issue(number: ${put("Int!", number)}) { ${revisionsOf(put, null, 10)} }`;

const textsShape = z
  .object({ userContentEdits: revisionPage.nullable() })
  .transform(({ userContentEdits }) => userContentEdits?.nodes ?? []);

/** The latest texts of those issues, as far as they were read. */
export function textsHeard(
  app: AppIdentity,
  { issue, inQuestion }: { readonly issue: number; readonly inQuestion: readonly IssueKey[] },
  read: { readonly answer: Answer; readonly subIssues: Pick<SubIssuesRead, "revisions"> },
): ReadonlyMap<number, readonly BodyRevision[]> {
  const tracking = inQuestion.includes(issue)
    ? [[issue, part(read.answer, "texts", textsShape)] as const]
    : [];
  const revisions = new Map([...read.subIssues.revisions, ...tracking]);
  return textsIn(app, inQuestion, revisions);
}

/** Of what was read of issues the texts of those in question. */
export const textsIn = (
  app: AppIdentity,
  inQuestion: readonly IssueKey[],
  revisions: ReadonlyMap<IssueKey, Reading<readonly Revision[]>>,
): ReadonlyMap<IssueKey, readonly BodyRevision[]> =>
  new Map(
    inQuestion.flatMap((key) => {
      const texts = revisions.get(key);
      return texts?.kind === "known"
        ? [[key, texts.value.map((one) => asBody(one, app))] as const]
        : [];
    }),
  );

const asBody = (
  { editedAt: at, editor, diff: text }: Revision,
  app: AppIdentity,
): BodyRevision => ({ at, by: editor.login, ours: isOurs(editor, app), text });
