import type { SetAside } from "../../model/release/release.ts";
import { goNoGoItems } from "../votes/go-no-go.ts";
import { blockersSetAside } from "../gates/blockers-gate.ts";
import { setAsideIn } from "../gates/checklist.ts";
import { waiversShown } from "../gates/waivers.ts";
import { ridingAgain } from "../gates/taken-back-gate.ts";
import { letBe } from "../guard/overtaken.ts";
import { entriesOf } from "../record/record.ts";
import { waivedRehearsal } from "../record/rehearsed.ts";
import { short } from "../../text/short.ts";
import { overridesOf } from "../record/departure.ts";
import type { Unphased } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** Everything that managers set aside in this release: its window and freezes, and items of checklists. */
export const setAsideOf = (assessment: Unphased): readonly SetAside[] => [
  ...overridesOf(assessment.record).map(({ by, reason }): SetAside => ({
    item: wording`Window and freezes`,
    how: "overridden",
    service: "the release",
    by: by.login,
    reason,
  })),
  ...goNoGoItems(assessment).flatMap(({ item, word }): readonly SetAside[] =>
    word?.kind === "release waive"
      ? [
          {
            item: item.text,
            how: "set aside",
            service: "the release",
            by: word.by.login,
            reason: word.reason,
          },
        ]
      : [],
  ),
  ...setAsideIn(assessment.services.values()),
  ...blockersSetAside(assessment),
  ...ridingAgain(assessment.services.values(), assessment.record),
  ...waiversShown(assessment.services.values(), assessment.record),
  ...unrehearsed(assessment),
  ...letBe(assessment),
  ...replaced(assessment),
];

/** What went without the rehearsal that the train file asks for. */
function unrehearsed({ record, digest }: Unphased): readonly SetAside[] {
  const waived = waivedRehearsal(record, digest);
  if (!waived) return [];
  const { by, reason } = waived;
  const how = "set aside" as const;
  return [
    { item: wording`Rehearsal in staging`, how, service: "the release", by: by.login, reason },
  ];
}

/** Commits that people voted on and that a fix took the place of. */
const replaced = ({ record, services }: Unphased): readonly SetAside[] =>
  entriesOf(record, "replace").flatMap(({ service: id, instead, commit, branch, by, reason }) => {
    const assessed = services.get(id);
    if (!assessed) return [];
    const isShown = !assessed.hides && instead !== null;
    const fix = assessed.hides ? wording`a fix` : `${branch ?? ""} ${short(commit)}`.trim();
    return [
      {
        item: isShown ? wording`Commit ${short(instead)}` : wording`The commit`,
        how: "replaced" as const,
        service: assessed.service.name,
        by: by.login,
        reason: reason === "" ? wording`with ${fix}` : wording`with ${fix}, ${reason}`,
      },
    ];
  });
