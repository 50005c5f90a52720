import type { SetAside } from "../model/release/release.ts";
import { plainToMarkdown } from "./markdown.ts";

/** One line of Markdown for each, the first of many. */
export function setAsideLines(all: readonly SetAside[], max: number): readonly string[] {
  const lines = all.slice(0, max).map(({ item, how, service, by, reason }) => {
    const what = `${plainToMarkdown(item, 200)} of ${plainToMarkdown(service, 100)}`;
    return `${what}, ${how === "set aside" ? "waived" : how} by ${plainToMarkdown(by, 100)}: ${plainToMarkdown(reason, 300)}`;
  });
  return all.length > max ? [...lines, `and ${all.length - max} more`] : lines;
}
