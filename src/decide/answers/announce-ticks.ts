import type { UndoneBox, UndoneEntry } from "../../model/record/heard-edits.ts";
import type { Gate } from "../../model/release/release.ts";
import { gateBox, itemBox } from "../../model/marks/boxes.ts";
import {
  code,
  list,
  mention,
  paragraph,
  plain,
  say,
  strong,
  type Text,
} from "../../model/view/text.ts";
import { ownerName } from "../../model/train/train.ts";
import { undoneKey } from "./attest.ts";
import { entriesOf } from "../record/record.ts";
import { itemWords } from "../gates/checklist.ts";
import { hashOf } from "../../text/hash.ts";
import { mentionOwner } from "../../text/people.ts";
import type { Say } from "../assessment/messages.ts";
import { short } from "../../text/short.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

/** What became of ticks, said in the sub-issue where they were made, each once. */
export const tickAnnouncements = (assessment: Assessment): readonly Say[] => [
  ...entriesOf(assessment.record, "undone").flatMap((entry) => putRight(assessment, entry)),
  ...outdated(assessment),
];

function putRight(assessment: Assessment, entry: UndoneEntry): readonly Say[] {
  const assessed = assessment.services.get(entry.service);
  if (!assessed) return [];
  const texts = entry.boxes.map((one) => whyUndone(assessed, one));
  const [first] = texts;
  if (!first) return [];
  const who = mention(entry.by);
  const message =
    texts.length === 1
      ? [paragraph(say`${who}: ${first}`)]
      : [paragraph(say`${who}: I corrected these boxes.`), list(texts)];
  return [{ kind: "say", key: undoneKey(entry), message, on: entry.issue }];
}

function whyUndone(assessed: ServiceAssessment, { box, ticked, why }: UndoneBox): Text {
  const gate = gateOf(assessed, box);
  const name = strong(gate?.name ?? box);
  const owner = ownerName(assessed.service.owner);
  switch (why) {
    case "outsider":
      return ticked
        ? say`I unticked ${name}: only ${owner} can confirm it, and GitHub doesn't list you as a member. Ask them, or ask a manager to waive it with ${code("/waive")}.`
        : say`${name} stays confirmed: only ${owner} can withdraw it, and GitHub doesn't list you as a member.`;
    case "computed":
      return say`${name} is verified automatically, so the box shows what I found: ${gate?.reason ?? wording`nothing yet`}.`;
    case "older text":
      return ticked
        ? say`${name} is no longer confirmed: your edit was based on an older text of this issue. Tick it again if it is done.`
        : say`${name} stays confirmed: your edit was based on an older text of this issue. To withdraw it, untick this box alone.`;
    case "other commit": {
      const { commit } = assessed.candidate;
      if (assessed.hides) {
        return say`I unticked ${name}: it must be confirmed for each commit, and this issue can't show which one. Check the repository and comment ${code("/confirm")} instead.`;
      }
      const at = commit === null ? "" : wording`, now ${short(commit)}`;
      return say`I unticked ${name}: it must be confirmed for each commit${at}, and this issue did not show that commit yet when you ticked it. Review it and tick it again.`;
    }
  }
}

const gateOf = ({ gates }: ServiceAssessment, box: string): Gate | undefined =>
  gates.find(({ name, item }) => (item ? itemBox(item.id) : gateBox(name)) === box);

/** What a new commit voided, unless it was confirmed again meanwhile. */
function outdated(assessment: Assessment): readonly Say[] {
  const { record } = assessment;
  const words = itemWords(record);
  const voided = Map.groupBy(
    entriesOf(record, "withdraw").filter(({ by }) => by === null),
    ({ service }) => service,
  );
  return [...assessment.services.values()].flatMap((assessed) => {
    const { service, candidate } = assessed;
    const ids = (voided.get(service.id) ?? []).flatMap(({ item, commit }) =>
      commit === candidate.commit && !words(service.id, item).confirmed ? [item] : [],
    );
    const lost = new Set(ids);
    const items = assessment.train.checklist.filter(({ id }) => lost.has(id));
    if (items.length === 0 || candidate.commit === null) return [];
    const at = assessed.hides ? wording`another commit` : code(short(candidate.commit));
    const again = items.map(({ text }) => [plain(text)]);
    const key = `outdated:${hashOf(JSON.stringify([service.id, candidate.commit, items.map(({ id }) => id)]))}`;
    const on = assessment.observation.subIssues.get(service.id)?.key;
    const message = [
      paragraph(
        say`${mentionOwner(service.owner)}: ${strong(service.name)} is now at ${at}. Please confirm these items again, because each commit needs its own confirmation:`,
      ),
      list(again),
    ];
    return [{ kind: "say", key, message, ...(on !== undefined && { on }) }];
  });
}
