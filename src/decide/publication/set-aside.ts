import type { SetAside } from "../../model/release/release.ts";
import { goNoGoItems } from "../votes/go-no-go.ts";
import { blockersSetAside } from "../gates/blockers-gate.ts";
import { setAsideIn } from "../gates/checklist.ts";
import { waiversShown } from "../gates/waivers.ts";
import { ridingAgain } from "../gates/taken-back-gate.ts";
import { letBe } from "../guard/overtaken.ts";
import { overridesOf } from "../record/departure.ts";
import type { Unphased } from "../assessment/assessment.ts";

/** Everything that managers set aside in this release: its window and freezes, and items of checklists. */
export const setAsideOf = (assessment: Unphased): readonly SetAside[] => [
  ...overridesOf(assessment.record).map(({ by, reason }): SetAside => ({
    item: "Window and freezes",
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
  ...letBe(assessment),
];
