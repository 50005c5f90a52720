import type { Observation } from "../model/observation.ts";
import { outsideSections } from "../model/marks/region.ts";
import { emptyRecord, type ReleaseRecord } from "../model/record/record.ts";
import type { Train } from "../model/train/train.ts";
import type { Text } from "../model/view/text.ts";
import { adoptionOf } from "./answers/adoption.ts";
import { createScene } from "./assess/scene.ts";
import { withProved } from "./assess/proved.ts";
import type { Scene } from "./assessment/assessment.ts";
import { mayHaveLeft } from "./lost/doubt.ts";
import { planOf, tagClashes } from "./plan/plan.ts";
import { trainProblems } from "./plan/unplanned.ts";
import { departureOf } from "./record/record.ts";

/** What an issue is, before anything is weighed. */
export type Ground =
  /** The train file, or what the release did, can't be told at the moment. */
  | { readonly kind: "unread" }
  /** Somebody opened it who may not; `isOpen`: the issue is still open, so that a manager may take it. */
  | { readonly kind: "not adopted"; readonly train: Train; readonly isOpen: boolean }
  | {
      readonly kind: "unplanned";
      readonly record: ReleaseRecord;
      readonly problems: readonly Text[];
    }
  | {
      readonly kind: "planned";
      readonly scene: Scene;
      /** The record as it is written. */
      readonly before: ReleaseRecord;
      /** With what GitHub proves beyond it. */
      readonly from: ReleaseRecord;
    };

export function groundOf(observation: Observation): Ground {
  const { record, train, issue } = observation;
  if (train.kind === "unknown") return { kind: "unread" };
  const before = record.kind === "kept" ? record.record : emptyRecord;
  const without = (problems: readonly Text[]): Ground => ({
    kind: "unplanned",
    record: before,
    problems,
  });
  if (train.kind !== "valid") return without(trainProblems(train));
  const adoption = adoptionOf(observation);
  if (adoption !== "adopted")
    return { kind: "not adopted", train: train.train, isOpen: adoption === "open" };
  const reading = planOf(outsideSections(issue.body), train.train, before, observation);
  if (!reading.ok) return without(reading.problems);
  const found = withProved(observation, train, reading.plan, before);
  if (found === "late") return { kind: "unread" };
  const { plan, record: from } = found;
  const isSettled = departureOf(from) !== undefined || mayHaveLeft(from);
  const clashes = isSettled ? [] : tagClashes(plan, train.train, issue.repo);
  if (clashes.length > 0) return without(clashes);
  return { kind: "planned", scene: createScene(observation, train, plan, from), before, from };
}
