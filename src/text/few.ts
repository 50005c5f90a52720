import { plain, type Text } from "../model/view/text.ts";

/** The first of many, and how many more there are: hundreds of services must still fit into a sentence. */
export function fewOf(texts: readonly Text[], max: number): readonly Text[] {
  if (texts.length <= max) return texts;
  return [...texts.slice(0, max), [plain(`and ${texts.length - max} more`)]];
}

/** Names in a row, the first of many. */
export const fewNames = (names: readonly string[], max = 5): string =>
  names.length <= max
    ? names.join(", ")
    : `${names.slice(0, max).join(", ")} and ${names.length - max} more`;
