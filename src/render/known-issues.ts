/** The known issues of release notes as lines of Markdown. */
import type { Listing } from "../model/listing.ts";
import type { KnownIssue, NotesModel, ServiceNotes } from "../model/release/notes.ts";
import { linkToMarkdown, plainToMarkdown, toMarkdown } from "./markdown.ts";
import { wording } from "../model/view/wording.ts";

/** Each issue once: services of one repository share theirs. What is missing is said. */
export function knownIssuesOf(
  services: readonly ServiceNotes[],
  own?: NotesModel["knownIssues"],
): readonly string[] {
  const isNamed = own !== undefined;
  const lists = new Map<string, { readonly names: string[]; readonly list: Listing<KnownIssue> }>();
  for (const { repo, name, isHidden, knownIssues: list } of services) {
    if (isHidden || !list) continue;
    const there = lists.get(repo.toLowerCase());
    if (there) there.names.push(name);
    else lists.set(repo.toLowerCase(), { names: [name], list });
  }
  return [
    ...(own ? linesOf(own, "", wording`the train repository`) : []),
    ...[...lists.values()].flatMap(({ names, list }) => {
      const whose = plainToMarkdown(names.join(", "), 200);
      const before = toMarkdown([{ kind: "strong", text: names.join(", ").slice(0, 200) }]);
      return linesOf(list, isNamed ? `${before}: ` : "", whose);
    }),
  ];
}

function linesOf(list: Listing<KnownIssue>, before: string, whose: string): readonly string[] {
  const lines = list.kind === "unread" ? [] : list.entries.map((one) => before + lineOf(one));
  if (list.kind === "whole") return lines;
  return [
    ...lines,
    list.kind === "cut"
      ? wording`Only the newest known issues of ${whose} are listed.`
      : wording`The known issues of ${whose} could not be read from GitHub.`,
  ];
}

const lineOf = ({ number, title, url }: KnownIssue): string =>
  `${plainToMarkdown(title, 600)} (${linkToMarkdown(`#${number}`, url)})`;
