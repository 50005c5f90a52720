import type {
  ReleaseConfirmEntry,
  ReleaseWaiveEntry,
} from "../../model/record/managers-entries.ts";
import { code, say, strong, type Text } from "../../model/view/text.ts";
import type { GoNoGoItem } from "../../model/train/train.ts";
import type { Unphased } from "../assessment/assessment.ts";

/** An item of the go/no-go checklist and the newest word of a manager on it. */
export interface GoNoGoState {
  readonly item: GoNoGoItem;
  readonly word: ReleaseConfirmEntry | ReleaseWaiveEntry | undefined;
}

/** The checklist of the release itself, in the order of the train file. */
export const goNoGoItems = (
  assessment: Pick<Unphased, "train" | "record">,
): readonly GoNoGoState[] =>
  assessment.train.goNoGo.checklist.map((item) => ({
    item,
    word: assessment.record.entries.findLast(
      (entry): entry is ReleaseConfirmEntry | ReleaseWaiveEntry =>
        (entry.kind === "release confirm" || entry.kind === "release waive") &&
        entry.item === item.id,
    ),
  }));

/** What keeps a GO back, item by item. */
export const openItems = (assessment: Unphased): readonly Text[] =>
  assessment.departure
    ? []
    : goNoGoItems(assessment)
        .filter(({ word }) => !word)
        .map(
          ({ item: { text } }) =>
            say`${strong(text)} is not confirmed: a manager can comment ${code(`/confirm ${text}`)}`,
        );
