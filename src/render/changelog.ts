/** Sections of a changelog, as [Keep a Changelog](https://keepachangelog.com/en/1.1.0/) has them: the newest first. */

const title = "# Changelog";
const heading = /^## /m;
const unreleased = /^## \[?unreleased\b/i;

/**
 * The file with a section for a version, before the section of the version before it; undefined: it has one.
 * @param before the file; "": there is none yet
 */
export function withSection(
  before: string,
  {
    version,
    date,
    text,
  }: { readonly version: string; readonly date: string; readonly text: string },
): string | undefined {
  const lines = before === "" ? [title, ""] : before.split(/\r?\n/);
  const isOf = (line: string): boolean =>
    heading.test(line) &&
    line
      .slice("## ".length)
      .split(/[\s[\]()]+/)
      .some((word) => word.replace(/^v/i, "") === version);
  if (lines.some(isOf)) return undefined;
  const section = [`## ${version} - ${date}`, "", ...text.trim().split("\n"), ""];
  const at = lines.findIndex((line) => heading.test(line) && !unreleased.test(line));
  const after =
    at === -1
      ? [...withoutEnd(lines), "", ...section]
      : [...lines.slice(0, at), ...section, ...lines.slice(at)];
  return after.join(before.includes("\r\n") ? "\r\n" : "\n");
}

/** Without blank lines at the end. */
function withoutEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines.slice(0, last + 1);
}
