import { code, joinTexts, plain, say, strong, type Text } from "../../model/view/text.ts";
import type { DecisionEntry, RecordEntry } from "../../model/record/record.ts";
import type { ReplaceEntry } from "../../model/record/replace-entry.ts";
import { short } from "../../text/short.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Happening } from "../../model/view/view.ts";
import { fewNames } from "../../text/few.ts";
import type { Unphased } from "../assessment/assessment.ts";
import { wording, phrase, translated } from "../../model/view/wording.ts";
import { stateName } from "../../text/state-words.ts";

/** What people said and the app noted, in a sentence without its full stop. Ticks and turns show in what they cause. */
export function saidIn(assessment: Unphased, entry: RecordEntry): readonly Happening[] {
  const nameOf = (id: ServiceId): string => assessment.services.get(id)?.service.name ?? id;
  const text = entry.kind === "replace" ? replacedText(assessment, entry) : saidText(entry, nameOf);
  if (!text || !("at" in entry)) return [];
  const kind = entry.kind === "abort" ? "ended" : entry.kind === "unhealthy" ? "failed" : "said";
  const service = "service" in entry ? entry.service : null;
  return [{ at: Temporal.Instant.from(entry.at), kind, service, text: because(text, entry) }];
}

function replacedText(
  { services }: Unphased,
  { by, service: id, commit, instead }: ReplaceEntry,
): Text {
  const assessed = services.get(id);
  const name = strong(assessed?.service.name ?? id);
  if (!assessed || assessed.hides) return say`${by.login} replaced the commit of ${name}`;
  const before = instead === null ? say`the commit` : say`commit ${code(short(instead))}`;
  return say`${by.login} replaced ${before} of ${name} with ${code(short(commit))}`;
}

/** undefined: it is no news by itself. */
function saidText(
  entry: Exclude<RecordEntry, { kind: "replace" }>,
  nameOf: (id: ServiceId) => string,
): Text | undefined {
  const by = "by" in entry ? entry.by : null;
  const who = by && typeof by === "object" ? by.login : wording`The app`;
  const what = (id: ServiceId | null): Text =>
    id === null ? say`the release` : say`${strong(nameOf(id))}`;
  switch (entry.kind) {
    case "vote":
      return say`${who} voted ${strong(stateName(entry.answer))} for ${fewNames(entry.owners.map(({ owner }) => owner))}`;
    case "decision":
      return say`${who} decided ${strong(decisionWord(entry))}`;
    case "departure":
      return say`The rollout began`;
    case "hold":
      return say`${who} put ${what(entry.service)} on hold`;
    case "resume":
      return say`${who} resumed ${what(entry.service)}`;
    case "allow":
      return say`${who} allowed ${code(entry.what)}`;
    case "retry":
      return say`${who} retried ${what(entry.service)}`;
    case "hand over":
      return say`${who} handed the release to ${entry.to.login}`;
    case "reschedule":
      return say`${who} moved the departure`;
    case "override":
      return say`${who} overrode windows and freezes`;
    case "waive":
      return say`${who} waived an item of ${what(entry.service)}`;
    case "release waive":
      return say`${who} waived an item of the release`;
    case "waive blocker":
      return say`${who} waived the blocker ${entry.name}`;
    case "include":
      return say`${who} counted #${entry.pull} as contained`;
    case "unhealthy":
      return entry.task === "deploy"
        ? say`${what(entry.service)} became unhealthy`
        : say`${what(entry.service)} became unhealthy after its rollback`;
    case "vouch":
      return say`${who} confirmed the health of ${what(entry.service)}`;
    case "rehearse":
      return say`${who} began a rehearsal in staging`;
    case "rehearsed":
      return say`The rehearsal in staging ${translated(rehearsalEnds[entry.outcome])}`;
    case "rollback":
      return entry.whole
        ? say`${who} began to roll back the release`
        : say`${who} began to roll back ${fewNames(entry.services.map((one) => nameOf(one.service)))}`;
    case "complete":
      return say`${who} ended the observation`;
    case "abort":
      return say`${who} aborted the release`;
    case "void":
      return say`Votes became void: ${entry.why}`;
    case "confirm":
    case "withdraw":
    case "release confirm":
    case "section edited":
    case "turn":
    case "undone":
      return undefined;
  }
}

const rehearsalEnds = {
  passed: phrase("passed"),
  failed: phrase("failed"),
  changed: phrase("ended: the release changed"),
  stopped: phrase("was stopped"),
};

const decisionWord = ({ answer, part }: DecisionEntry): string =>
  answer === "no-go" ? "NO-GO" : part ? "PARTIAL" : "GO";

/** With the reason that its author gave, or what was seen. */
function because(text: Text, entry: RecordEntry): Text {
  const why = entry.kind === "unhealthy" ? entry.why : "reason" in entry ? entry.reason : "";
  return why === "" ? text : joinTexts([text, [plain(why)]], ": ");
}
