/**
 * What templates of the train repository see: plain data, in which every text is Markdown already, escaped and linked. A name
 * here is a promise to those who wrote a template: `docs/train-file.md` lists them.
 */
import type { NotesModel, ServiceNotes } from "../model/release/notes.ts";
import { sortNotes, type Entry, type Sorted } from "../notes/sort.ts";
import { whole } from "../model/listing.ts";
import { knownIssuesOf } from "./known-issues.ts";
import { linkToMarkdown, plainToMarkdown, toMarkdown } from "./markdown.ts";
import {
  authorOf,
  creditsOf,
  issuesOf,
  newcomersOf,
  shownSections,
  updatesOf,
} from "./notes-parts.ts";
import {
  highlightsOf,
  closingOf,
  compareLink,
  headingOf,
  lineOf,
  namesOf,
  proofOf,
} from "./notes-words.ts";
import { setAsideLines } from "./set-aside.ts";
import { wording } from "../model/view/wording.ts";

interface EntryView {
  /** All of it in one line, as the built-in notes have it. */
  readonly line: string;
  readonly text: string;
  readonly number: number;
  /** `#12`, linked. */
  readonly link: string;
  readonly author: string;
  readonly isBot: boolean;
  readonly services: readonly string[];
  /** Issues, linked. */
  readonly closes: readonly string[];
  /** Dependencies with their versions. */
  readonly updates: readonly string[];
}

interface SectionView {
  readonly title: string;
  /** Of little interest to most: the built-in notes fold it. */
  readonly isFolded: boolean;
  readonly entries: readonly EntryView[];
}

interface CommonView {
  readonly version: string;
  readonly tag: string;
  readonly sections: readonly SectionView[];
  /** Lines: open issues with the label of `notes.known_issues`. */
  readonly knownIssues: readonly string[];
  readonly newContributors: readonly string[];
  /** A sentence; "": nobody but bots took part. */
  readonly thanks: string;
  /** What isn't listed and why, in sentences; "": all is. The notes say it in any case. */
  readonly missing: string;
}

export interface TrainNotesView extends CommonView {
  readonly train: string;
  /** The tracking issue, linked. */
  readonly issue: string;
  /** Its digest; "": not known. */
  readonly manifest: string;
  /** `478 of 478 pull requests in 38 repositories, manifest …`. The notes say it in any case. */
  readonly proof: string;
  /** Sentences that people wrote in the tracking issue, each of which cites a pull request of the release. */
  readonly highlights: readonly string[];
  readonly services: readonly ServiceLine[];
  readonly rolledBack: readonly string[];
  readonly notDeployed: readonly string[];
  readonly waived: readonly string[];
}

interface ServiceLine {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** As the built-in notes have it. */
  readonly line: string;
  /** Name and version, linked to its own release. */
  readonly release: string;
  readonly pullRequests: number;
  /** Its repository is for fewer readers: only its own release says what changed. */
  readonly isPrivate: boolean;
}

export interface ServiceNotesView extends CommonView {
  readonly service: string;
  /** The released commit, linked. */
  readonly commit: string;
  /** A comparison with what production ran before, linked; "": there is none. */
  readonly changes: string;
  /** Whether production runs anything of it for the first time. */
  readonly isFirst: boolean;
}

export function trainNotesView(notes: NotesModel): TrainNotesView {
  const { services, train, digest } = notes;
  const sorted = sortNotes(services, notes.rules);
  return {
    ...commonView(notes, services, sorted, true),
    train: plain(train),
    issue: linkToMarkdown(wording`Tracking issue`, notes.issueUrl),
    manifest: digest ?? "",
    proof: proofOf(notes, sorted),
    highlights: highlightsOf(notes).kept.map(toMarkdown),
    sections: sectionsOf(sorted, true),
    services: services.map((one) => ({
      id: one.service,
      name: plain(one.name),
      version: plain(one.version),
      line: lineOf(one),
      release: headingOf(one),
      pullRequests: one.pulls.length,
      isPrivate: one.isHidden,
    })),
    rolledBack: namesOf(notes.takenBack),
    notDeployed: namesOf(notes.notDeployed ?? []),
    waived: setAsideLines(notes.setAside, Infinity),
  };
}

export function serviceNotesView(
  notes: ServiceNotes,
  rules: NotesModel["rules"],
): ServiceNotesView {
  // Whoever reads this reads the service's repository.
  const own = { ...notes, isHidden: false };
  const sorted = sortNotes([own], rules);
  return {
    ...commonView(own, [own], sorted, false),
    service: plain(own.name),
    commit: linkToMarkdown(own.commit.slice(0, 7), `${own.repoUrl}/commit/${own.commit}`),
    changes: compareLink(own).replace(/\.$/, ""),
    isFirst: own.previous === null,
    sections: sectionsOf(sorted, false),
  };
}

const plain = (text: string): string => plainToMarkdown(text, 200);

const commonView = (
  { version, tag, knownIssues }: Pick<NotesModel, "version" | "tag" | "knownIssues">,
  services: readonly ServiceNotes[],
  sorted: Sorted,
  isOfTrain: boolean,
): Omit<CommonView, "sections"> => ({
  version: plain(version),
  tag: plain(tag),
  knownIssues: knownIssuesOf(services, isOfTrain ? (knownIssues ?? whole([])) : undefined),
  newContributors: newcomersOf(services),
  thanks: creditsOf(services),
  missing: closingOf(services, sorted),
});

function sectionsOf(sorted: Sorted, isNamed: boolean): readonly SectionView[] {
  const shown = shownSections(sorted, isNamed);
  return sorted.sections.map(({ entries, isFolded }, index) => ({
    title: shown[index]?.title ?? "",
    isFolded,
    entries: entries.map((entry, at) => entryView(entry, shown[index]?.entries[at] ?? "")),
  }));
}

const entryView = (entry: Entry, line: string): EntryView => ({
  line,
  text: plainToMarkdown(entry.text, 600),
  number: entry.pull.number,
  link: linkToMarkdown(`#${entry.pull.number}`, entry.pull.url),
  author: authorOf(entry.pull),
  isBot: entry.pull.isBot,
  services: entry.services.map(({ name }) => plain(name)),
  closes: issuesOf(entry),
  updates: updatesOf(entry.deltas),
});
