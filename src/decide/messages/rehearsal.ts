/** What people read of a rehearsal: while it goes on, and of its end. */
import { code, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import type { RehearsedEntry } from "../../model/record/rehearse-entry.ts";
import { fewNames } from "../../text/few.ts";
import { managersMentioned } from "../../text/people.ts";
import { roughly } from "../../text/time-words.ts";
import { entriesOf } from "../record/record.ts";
import { passedRehearsal, waivedRehearsal } from "../record/rehearsed.ts";
import { rehearsalOf } from "../rehearsal/legs.ts";
import { inSeconds } from "../timetable/jobs.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Say } from "../assessment/messages.ts";
import { wording } from "../../model/view/wording.ts";

/** The end of each, once. */
export const rehearsalNews = (assessment: Assessment): readonly Say[] =>
  entriesOf(assessment.record, "rehearsed").map((entry) => ({
    kind: "say",
    key: `rehearsed:${entry.of}`,
    message: [paragraph(endText(assessment, entry))],
  }));

function endText(assessment: Assessment, entry: RehearsedEntry): Text {
  const managers = managersMentioned(assessment.train);
  const waive = assessment.train.rehearse
    ? say` To go without, comment ${code("/waive rehearsal <reason>")}.`
    : say``;
  const again = say`To try again, comment ${code("/rehearse")}.${waive}`;
  switch (entry.outcome) {
    case "passed":
      return say`${strong(wording`Rollback tested`)}: the rehearsal in staging passed${timesOf(entry)}. It is of exactly these commits: a new one needs a new rehearsal.${leftWords(assessment, entry.of)}`;
    case "failed":
      return say`${managers}: the rehearsal in staging failed. ${entry.why}. Nothing more of it starts, and staging may run a mix of versions now. ${again}`;
    case "changed":
      return say`${managers}: the rehearsal in staging ended, since a commit or version of the release has changed. ${again}`;
    case "stopped":
      return say`The rehearsal in staging was stopped: nothing more of it starts.`;
  }
}

function timesOf({ seconds }: RehearsedEntry): string {
  if (!seconds) return "";
  const long = (one: number): string => roughly(inSeconds(one));
  return wording`: deployed in ${long(seconds.out)}, rolled back in ${long(seconds.back)}, deployed again in ${long(seconds.again)}`;
}

function leftWords({ record, services }: Assessment, of: string): Text {
  const left = entriesOf(record, "rehearse").find(({ id }) => id === of)?.left ?? [];
  if (left.length === 0) return say``;
  const names = left.map(({ service }) => services.get(service)?.service.name ?? service);
  return say` Not rehearsed: ${fewNames(names)}.`;
}

/** What the rollback plan says of it; undefined: this manifest was not rehearsed. */
export function rehearsalLine(assessment: Assessment): Text | undefined {
  const passed = passedRehearsal(assessment.record, assessment.digest);
  if (passed) {
    return say`${strong(wording`Rollback tested`)} in staging${timesOf(passed.ended)}.${leftWords(assessment, passed.asked.id)}`;
  }
  const waived = waivedRehearsal(assessment.record, assessment.digest);
  if (waived) {
    return say`${strong(wording`Rollback not tested`)}: ${waived.by.login} waived the rehearsal in staging: ${waived.reason}.`;
  }
  const rehearsal = rehearsalOf(assessment);
  if (!rehearsal) return undefined;
  const words = [wording`deployed`, wording`rolled back`, wording`deployed again`];
  const ways = rehearsal.ways.map((way, index) => {
    const there = way.filter(({ progress }) => progress.kind === "live").length;
    return wording`${there} of ${way.length} ${words[index] ?? ""}`;
  });
  const moving = rehearsal.ways
    .flat()
    .filter(({ progress }) => progress.kind === "deploying" || progress.kind === "starting")
    .map(({ assessed }) => assessed.service.name);
  const now = moving.length === 0 ? "" : wording`; now ${fewNames(moving)}`;
  return say`${strong(wording`Rehearsal in staging`)}: ${ways.join(", ")}${now}.`;
}
