import { joinTexts, plain, say, type Text } from "../model/view/text.ts";
import { wording } from "../model/view/wording.ts";

/** The first of many, and how many more there are: hundreds of services must still fit into a sentence. */
export function fewOf(texts: readonly Text[], max: number): readonly Text[] {
  if (texts.length <= max) return texts;
  return [...texts.slice(0, max), [plain(wording`and ${texts.length - max} more`)]];
}

/** The same in a row as a sentence has them: `A, B and C`. */
export function fewInRow(texts: readonly Text[], max: number): Text {
  const left = texts.length - max;
  const shown = left > 0 ? [...texts.slice(0, max), [plain(wording`${left} more`)]] : texts;
  const last = shown.at(-1) ?? [];
  return shown.length < 2 ? last : say`${joinTexts(shown.slice(0, -1), ", ")} and ${last}`;
}

/** Names in a row as a sentence has them, the first of many: `A, B and C`. */
export function fewNames(names: readonly string[], max = 5): string {
  const shown =
    names.length <= max ? names : [...names.slice(0, max), wording`${names.length - max} more`];
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : wording`${shown.slice(0, -1).join(", ")} and ${last}`;
}
