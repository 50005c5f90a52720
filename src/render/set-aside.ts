import type { SetAside } from "../model/release/release.ts";
import { plainToMarkdown } from "./markdown.ts";
import { type Phrase, phrase, translated, wording } from "../model/view/wording.ts";

const ways: Readonly<Record<SetAside["how"], Phrase>> = {
  "set aside": phrase("waived by {0}"),
  "counted as contained": phrase("counted as contained by {0}"),
  "counted as published": phrase("counted as published by {0}"),
  overridden: phrase("overridden by {0}"),
  "let be": phrase("let be by {0}"),
  replaced: phrase("replaced by {0}"),
};

/** One line of Markdown for each, the first of many. */
export function setAsideLines(all: readonly SetAside[], max: number): readonly string[] {
  const lines = all.slice(0, max).map(({ item, how, service, by, reason }) => {
    const of = service === "the release" ? wording`the release` : service;
    const what = wording`${plainToMarkdown(item, 200)} of ${plainToMarkdown(of, 100)}`;
    return `${what}, ${translated(ways[how], plainToMarkdown(by, 100))}: ${plainToMarkdown(reason, 300)}`;
  });
  return all.length > max ? [...lines, wording`and ${all.length - max} more`] : lines;
}
