import type { NotesPage } from "../model/view/page.ts";
import type { DraftNotes } from "../model/view/draft-notes.ts";
import { link, say, strong } from "../model/view/text.ts";
import { sortNotes } from "../notes/sort.ts";

/** So many entries are shown; the issue has more. */
const entriesMax = 100;

/** The draft of the notes for the dashboard, under its headings; absent: nothing has landed, or they are published. */
export function toNotes(draft: DraftNotes | undefined): NotesPage | undefined {
  if (!draft) return undefined;
  const sorted = sortNotes(
    draft.services.map(({ notes }) => notes),
    draft.rules,
  );
  let room = entriesMax;
  const sections = sorted.sections.flatMap(({ title, entries }) => {
    const shown = entries.slice(0, room);
    room -= shown.length;
    const lines = shown.map(({ services, pull, text }) => {
      const [line = ""] = text.split("\n");
      const names = services.map(({ name }) => name).join(", ");
      return say`${strong(names)}: ${line} ${link(`#${pull.number}`, pull.url)}`;
    });
    return lines.length > 0 ? [{ title, entries: lines }] : [];
  });
  const all = sorted.sections.reduce((sum, { entries }) => sum + entries.length, 0);
  return sections.length > 0 ? { sections, left: all - (entriesMax - room) } : undefined;
}
