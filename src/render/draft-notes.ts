/** The draft of the notes, folded in the tracking issue, with what teams should fix before departure. */
import type { DraftNotes } from "../model/view/draft-notes.ts";
import { titleRemark } from "../notes/lint.ts";
import { judgeHighlights } from "../notes/highlights.ts";
import { sortNotes } from "../notes/sort.ts";
import { linkToMarkdown, plainToMarkdown, toMarkdown } from "./markdown.ts";
import { firstEntries, shownSections, type ShownSection } from "./notes-parts.ts";
import { counted, wording } from "../model/view/wording.ts";
import { fewNames } from "../text/few.ts";

export interface DraftTemplate {
  /** On its fold. */
  readonly summary: string;
  readonly remarks: readonly string[];
  /** What people wrote, as the notes will have it; and what of it they won't. */
  readonly highlights: readonly string[];
  readonly unproved: readonly string[];
  readonly sections: readonly ShownSection[];
  /** What isn't in it; "": nothing. */
  readonly closing: string;
}

const remarksMax = 20;

/** undefined: nothing has landed, or there is no room. */
export function draftTemplate(
  draft: DraftNotes | undefined,
  entriesMax: number,
): DraftTemplate | undefined {
  if (!draft || entriesMax === 0) return undefined;
  const services = draft.services.map(({ notes }) => notes);
  const sorted = sortNotes(services, draft.rules);
  if (sorted.found === 0) return undefined;
  const remarks = remarksOf(draft);
  const sections = shownSections(sorted, true, entriesMax);
  const shown = firstEntries(sections, entriesMax).reduce(
    (sum, one) => sum + one.entries.length,
    0,
  );
  const all = sorted.sections.reduce((sum, one) => sum + one.entries.length, 0);
  const { kept, left } = judgeHighlights(draft.highlights, services);
  const unread = services.filter(({ complete }) => !complete).map(({ name }) => name);
  const toFix = remarks.length === 0 ? "" : wording`, ${remarks.length} to fix`;
  return {
    summary: wording`Draft of the release notes: ${counted(sorted.found, "pull request")} so far${toFix}`,
    remarks: [
      ...remarks.slice(0, remarksMax),
      ...(remarks.length > remarksMax ? [wording`and ${remarks.length - remarksMax} more`] : []),
    ],
    highlights: kept.map(toMarkdown),
    unproved: left.slice(0, remarksMax).map((one) => plainToMarkdown(one, 300)),
    sections,
    closing: [
      all > shown
        ? wording`${counted(all - shown, "more entry", "more entries")} left out here.`
        : "",
      unread.length > 0
        ? wording`Incomplete: the pull requests of ${plainToMarkdown(unread.join(", "), 300)} can't be read at the moment.`
        : "",
    ]
      .filter((text) => text !== "")
      .join(" "),
  };
}

/** Each pull request once, with whose it is; nobody is notified of every edit. */
function remarksOf({ services }: DraftNotes): readonly string[] {
  const lines = new Map<string, string>();
  for (const { notes, owner, unexplained } of services) {
    for (const { number, title, url } of notes.pulls) {
      const remark = [
        titleRemark(title),
        unexplained.has(number)
          ? wording`is a breaking change whose description doesn't tell users how to migrate`
          : undefined,
      ].filter((one) => one !== undefined);
      if (remark.length === 0) continue;
      const who = plainToMarkdown(owner, 200);
      lines.set(url, `${who}: ${linkToMarkdown(`#${number}`, url)} ${fewNames(remark)}`);
    }
  }
  return [...lines.values()];
}
