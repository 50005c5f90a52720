import { plain, type Text } from "../model/view/text.ts";

/** The first of many, and how many more there are: hundreds of services must still fit into a sentence. */
export function fewOf(texts: readonly Text[], max: number): readonly Text[] {
  if (texts.length <= max) return texts;
  return [...texts.slice(0, max), [plain(`and ${texts.length - max} more`)]];
}

/** Names in a row as a sentence has them, the first of many: `A, B and C`. */
export function fewNames(names: readonly string[], max = 5): string {
  const shown =
    names.length <= max ? names : [...names.slice(0, max), `${names.length - max} more`];
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}
