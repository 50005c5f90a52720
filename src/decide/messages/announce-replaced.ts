/** Tells that a fix took the place of a commit, and what must happen before it is deployed. */
import { code, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { short } from "../../text/short.ts";
import { entriesOf } from "../record/record.ts";
import { replacedKey } from "../record/replaced.ts";
import type { ReplaceEntry } from "../../model/record/replace-entry.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Say } from "../assessment/messages.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

export const replacedNews = (assessment: Assessment): readonly Say[] =>
  entriesOf(assessment.record, "replace").flatMap((entry) => {
    const assessed = assessment.services.get(entry.service);
    if (!assessed) return [];
    const key = replacedKey(entry, assessed.hides);
    return [{ kind: "say" as const, key, message: [paragraph(textOf(entry, assessed))] }];
  });

function textOf(entry: ReplaceEntry, { service, candidate, hides }: ServiceAssessment): Text {
  const { by, commit, instead, branch, reason, attempt } = entry;
  const head = branch === null ? say`` : say`the head of ${code(branch)}, `;
  const fix = hides ? say`another commit` : say`${head}${code(short(commit))}`;
  const before = hides || instead === null ? say`its commit` : say`${code(short(instead))}`;
  const why = reason === "" ? "" : ` (${reason})`;
  const again =
    branch === null
      ? say``
      : say` What is pushed to ${code(branch)} from now on is not followed: to take it, comment ${code(`/replace ${service.id} <commit or branch>`)} again.`;
  return say`${strong(`${service.name} ${candidate.version}`)}: ${fix} takes the place of ${before}, by the word of ${by.login}${why}. It is deployed as attempt ${attempt} when its gates are ready, its team and those that depend on it have voted, and a manager comments ${code("/go")}.${again}`;
}
