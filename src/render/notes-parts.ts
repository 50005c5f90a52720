/** The parts of release notes as Markdown: sections, entries, and who took part. */
import { fewNames } from "../text/few.ts";
import type { NotedPull, ServiceNotes } from "../model/release/notes.ts";
import type { Entry, Sorted } from "../notes/sort.ts";
import type { Delta } from "../notes/dependencies.ts";
import { cutText } from "./clean-text.ts";
import { linkToMarkdown, plainToMarkdown, toMarkdown } from "./markdown.ts";
import { counted, wording } from "../model/view/wording.ts";

/** A section as the templates show it. */
export interface ShownSection {
  readonly title: string;
  /** The words on its fold; "": it is not folded. */
  readonly folded: string;
  readonly entries: readonly string[];
}

const textMax = 600;
const creditsMax = 100;
const deltasMax = 20;

/**
 * The sections as Markdown, with so many entries at most: those of the first sections first, so that what users must
 * react to is never left out for what they needn't.
 * @param isNamed whether each entry names its services
 */
export function shownSections(
  { sections }: Pick<Sorted, "sections">,
  isNamed: boolean,
  entriesMax = Infinity,
): readonly ShownSection[] {
  const all = sections.map((section) => ({ ...section, found: section.entries.length }));
  return firstEntries(all, entriesMax).map(({ title, isFolded, entries, found }) => ({
    title: plainToMarkdown(title, 200),
    folded: isFolded ? counted(found, "update") : "",
    entries: entries.map((entry) => entryOf(entry, isNamed)),
  }));
}

/** The first entries of these sections. */
export function firstEntries<Of extends { readonly entries: readonly unknown[] }>(
  sections: readonly Of[],
  entriesMax: number,
): readonly Of[] {
  let left = entriesMax;
  return sections.flatMap((section) => {
    const entries = section.entries.slice(0, left);
    left -= entries.length;
    return entries.length === 0 ? [] : [{ ...section, entries }];
  });
}

/** Authors by their plain name: nobody is notified of notes. */
function entryOf({ services, pull, text, closes, deltas }: Entry, isNamed: boolean): string {
  const names = services.map(({ name }) => name).join(", ");
  const issues = issuesOf({ services, closes });
  return [
    isNamed ? `${toMarkdown([{ kind: "strong", text: cutText(names, 200) }])}: ` : "",
    plainToMarkdown(text, textMax),
    wording` (${linkToMarkdown(`#${pull.number}`, pull.url)}) by ${authorOf(pull)}`,
    deltas.some((one) => !isTold(text, one)) ? `: ${updatesOf(deltas).join(", ")}` : "",
    issues.length > 0 ? wording`, closes ${issues.join(", ")}` : "",
  ].join("");
}

/** Most titles of single updates say all of it. */
const isTold = (text: string, { name, from, to }: Delta): boolean =>
  [name, from ?? "", to ?? ""].every((part) => text.includes(part));

/** The issues that it closes, linked. */
export function issuesOf({
  services,
  closes,
}: Pick<Entry, "services" | "closes">): readonly string[] {
  const site = services[0]?.repoUrl.replace(/\/[^/]+\/[^/]+$/, "") ?? "";
  return closes.map(({ text, repo, number }) =>
    linkToMarkdown(text, `${site}/${repo}/issues/${number}`),
  );
}

/** Each dependency with its versions; of very many the first. */
export function updatesOf(deltas: readonly Delta[]): readonly string[] {
  const shown = deltas.slice(0, deltasMax).map(({ name, from, to }) => {
    const versions = [from, to]
      .filter((one) => one !== null)
      .map((one) => plainToMarkdown(one, 60));
    return [plainToMarkdown(name, 150), versions.join(" → ")].join(" ").trim();
  });
  const left = deltas.length - shown.length;
  return [...shown, ...(left > 0 ? [wording`${left} more`] : [])];
}

export const authorOf = ({ author }: NotedPull): string => plainToMarkdown(author, 100);

/** Whose first merged pull request is among these; the entry itself links it. */
export function newcomersOf(services: readonly ServiceNotes[]): readonly string[] {
  const pulls = pullsShown(services);
  const firsts = pulls.filter(({ isFirst }) => isFirst === true);
  const names = [...new Set(firsts.map(authorOf))];
  return [
    ...names,
    ...(pulls.some(({ isFirst }) => isFirst === null)
      ? [wording`Whether others are new could not be read from GitHub.`]
      : []),
  ];
}

/** Everybody who wrote one of them, without bots. */
export function creditsOf(services: readonly ServiceNotes[]): string {
  const people = pullsShown(services).filter(({ isBot }) => !isBot);
  const names = [...new Set(people.map(({ author }) => author))].sort();
  if (names.length === 0) return "";
  const shown = names.map((name) => plainToMarkdown(name, 100));
  return wording`Thanks to ${fewNames(shown, creditsMax)}.`;
}

/** Each once, without those of repositories that readers may not see. */
const pullsShown = (services: readonly ServiceNotes[]): readonly NotedPull[] => [
  ...new Map(
    services
      .filter(({ isHidden }) => !isHidden)
      .flatMap(({ pulls }) => pulls)
      .map((pull) => [pull.url, pull]),
  ).values(),
];
