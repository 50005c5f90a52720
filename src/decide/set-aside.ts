import type { SetAside } from "../model/release.ts";
import { setAsideIn } from "./gates/checklist.ts";
import { overridesOf } from "./managers-words.ts";
import type { Outlook } from "./outlook.ts";

/** Everything that managers set aside in this release: its window and freezes, and items of checklists. */
export const setAsideOf = ({ situation, record }: Outlook): readonly SetAside[] => [
  ...overridesOf(record).map(({ by, reason }): SetAside => ({
    item: "Window and freezes",
    how: "overridden",
    service: "the release",
    by: by.login,
    reason,
  })),
  ...setAsideIn(situation.riders.values()),
];
