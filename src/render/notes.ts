import type { ReleaseKey, ServiceId } from "../model/ids.ts";
import { builtInNotice, releaseMark } from "../model/marks/marks.ts";
import { whole } from "../model/listing.ts";
import type { NotesModel, ServiceNotes } from "../model/release/notes.ts";
import type { NotesRules } from "../model/train/notes-rules.ts";
import type { Text } from "../model/view/text.ts";
import { sortNotes, type Sorted } from "../notes/sort.ts";
import { knownIssuesOf } from "./known-issues.ts";
import { plainToMarkdown, toMarkdown } from "./markdown.ts";
import { creditsOf, newcomersOf, shownSections } from "./notes-parts.ts";
import { inParts, type Block, type NotesText } from "./notes-split.ts";
import {
  highlightsOf,
  leftOut,
  sbomLacks,
  closingOf,
  compareLink,
  lineOf,
  namesOf,
  openingOf,
  proofOf,
  trainOpening,
} from "./notes-words.ts";
import { setAsideLines } from "./set-aside.ts";
import { compileTemplate } from "./template.ts";
import { wording } from "../model/view/wording.ts";

const serviceTemplate = compileTemplate("service-notes");
const trainTemplate = compileTemplate("train-notes");

/** What a template of the train repository makes of notes, or why it can't be used. */
export type OwnText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unusable"; readonly notice: Text };

/**
 * The text of the GitHub release of one service, or of several that share its tag.
 * @param own of those for which the train file names a template
 */
export function renderServiceNotes(
  services: readonly ServiceNotes[],
  release: ReleaseKey,
  rules: NotesRules,
  own: ReadonlyMap<ServiceId, OwnText> = new Map(),
): NotesText {
  const parts = services.map((one): ServicePart => {
    const notes = shown(one);
    const sorted = sortNotes([notes], rules);
    const name = plainToMarkdown(`${notes.name} ${notes.version}`, 200);
    return { notes, sorted, name, own: own.get(one.service) };
  });
  const isShared = parts.length > 1;
  const [first] = services;
  return inParts({
    title: parts.map(({ name }) => name).join(", "),
    repoUrl: first?.repoUrl ?? "",
    tag: first?.tag ?? "",
    blocks: parts.flatMap(({ notes, sorted, name, own: text }, index) => {
      if (text?.kind === "text") return [];
      const of = isShared ? name : "";
      const sections = shownSections(sorted, false);
      return [
        ...sections.map((one) => ({ ...one, of, group: `${notes.service} sections` })),
        ...(index === 0
          ? listed("known issues", wording`Known issues`, knownIssuesOf(services.map(shown)), of)
          : []),
        ...listed(
          `${notes.service} newcomers`,
          wording`New contributors`,
          newcomersOf([notes]),
          of,
        ),
      ];
    }),
    shares: {},
    render: (blocks, goesOn) =>
      parts
        .map((part, index) => {
          const mark = releaseMark(release, part.notes.service);
          const ends = { goesOn: index === parts.length - 1 ? goesOn : "", mark };
          const text =
            part.own?.kind === "text"
              ? ownBody(part.own.text, [closingOf([part.notes], part.sorted), ends.goesOn], mark)
              : serviceTemplate({
                  ...serviceView(part, blocks),
                  knownIssues: index === 0 ? entriesOf(blocks, "known issues") : [],
                  ...ends,
                });
          return isShared ? `## ${part.name}\n\n${text}` : text;
        })
        .join("\n\n"),
  });
}

/** Whoever reads this reads the service's repository. */
const shown = (notes: ServiceNotes): ServiceNotes => ({ ...notes, isHidden: false });

interface ServicePart {
  readonly notes: ServiceNotes;
  readonly sorted: Sorted;
  readonly name: string;
  readonly own: OwnText | undefined;
}

/** Whatever a template leaves out, what proves the notes and what they lack is told. */
const ownBody = (text: string, kept: readonly string[], mark: string): string =>
  [text, ...kept.filter((one) => one !== "" && !text.includes(one)), mark].join("\n\n");

function serviceView({ notes, sorted, own }: ServicePart, blocks: readonly Block[]): object {
  return {
    notice: noticeOf(own),
    opening: [openingOf(notes), compareLink(notes)].filter((text) => text !== "").join(" "),
    sections: blocks.filter(({ group }) => group === `${notes.service} sections`),
    newcomers: entriesOf(blocks, `${notes.service} newcomers`),
    credits: creditsOf([notes]),
    closing: closingOf([notes], sorted),
  };
}

const listed = (
  group: string,
  title: string,
  entries: readonly string[],
  of = "",
): readonly Block[] => (entries.length === 0 ? [] : [{ group, of, title, folded: "", entries }]);

const entriesOf = (blocks: readonly Block[], group: string): readonly string[] =>
  blocks.filter((one) => one.group === group).flatMap(({ entries }) => entries);

const noticeOf = (own: OwnText | undefined): string =>
  own?.kind === "unusable" ? `> [!NOTE]\n> ${toMarkdown(own.notice)}\n${builtInNotice}` : "";

/** The text of the GitHub release of the train, which gathers those of its services. */
export function renderTrainNotes(notes: NotesModel, release: ReleaseKey, own?: OwnText): NotesText {
  const { services, rules, train, version } = notes;
  const sorted = sortNotes(services, rules);
  const mark = releaseMark(release, "train");
  if (own?.kind === "text") {
    const kept = [
      proofOf(notes, sorted),
      closingOf(services, sorted),
      leftOut(notes),
      sbomLacks(notes),
    ];
    return { body: ownBody(own.text, kept, mark), files: [] };
  }
  return inParts({
    title: plainToMarkdown(`${train} ${version}`, 200),
    repoUrl: notes.issueUrl.replace(/\/issues\/\d+$/, ""),
    tag: notes.tag,
    blocks: [
      ...listed("highlights", wording`Highlights`, highlightsOf(notes).kept.map(toMarkdown)),
      ...shownSections(sorted, true).map((one) => ({ ...one, of: "", group: "sections" })),
      ...listed(
        "known issues",
        wording`Known issues`,
        knownIssuesOf(services, notes.knownIssues ?? whole([])),
      ),
      ...listed("services", wording`Services`, services.map(lineOf)),
      ...listed("newcomers", wording`New contributors`, newcomersOf(services)),
      ...listed("rolled back", wording`Rolled back`, namesOf(notes.takenBack)),
      ...listed("not deployed", wording`Not deployed`, namesOf(notes.notDeployed ?? [])),
      ...listed("waived", wording`Waived`, setAsideLines(notes.setAside, Infinity)),
    ],
    shares: {
      highlights: 1 / 8,
      services: 1 / 4,
      waived: 1 / 8,
      newcomers: 1 / 16,
      "known issues": 1 / 16,
      "rolled back": 1 / 16,
      "not deployed": 1 / 16,
    },
    render: (blocks, goesOn) =>
      trainTemplate({
        notice: noticeOf(own),
        opening: trainOpening(notes, sorted),
        highlights: entriesOf(blocks, "highlights"),
        sections: blocks.filter((one) => one.group === "sections"),
        knownIssues: entriesOf(blocks, "known issues"),
        services: entriesOf(blocks, "services"),
        newcomers: entriesOf(blocks, "newcomers"),
        credits: creditsOf(services),
        takenBack: entriesOf(blocks, "rolled back"),
        notDeployed: entriesOf(blocks, "not deployed"),
        setAside: entriesOf(blocks, "waived"),
        closing: [closingOf(services, sorted), leftOut(notes), sbomLacks(notes)]
          .filter((one) => one !== "")
          .join(" "),
        goesOn,
        mark,
      }),
  });
}
