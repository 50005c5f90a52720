import type { ReleaseKey } from "../model/ids.ts";
import { releaseMark } from "../model/marks/marks.ts";
import type { NotesModel, ServiceNotes } from "../model/release/notes.ts";
import type { NotesRules } from "../model/train/notes-rules.ts";
import { sortNotes, type Sorted } from "../notes/sort.ts";
import { firstThatFits } from "./fit.ts";
import { linkToMarkdown, plainToMarkdown } from "./markdown.ts";
import {
  creditsOf,
  firstEntries,
  newcomersOf,
  shownSections,
  type ShownSection,
} from "./notes-parts.ts";
import { setAsideLines } from "./set-aside.ts";
import { compileTemplate } from "./template.ts";
import { counted } from "./words.ts";

/** Below GitHub's limit for the text of a release, 125,000 characters. */
const bodyMax = 124_000;

/** A listed pull request, with its title, link and author, has at least so many characters. */
const shortestEntry = 40;
const entriesThinkable = Math.floor(bodyMax / shortestEntry);

/** How many entries are listed, and how many services are named. */
interface Detail {
  readonly entries: number;
  readonly services: number;
}

const details: readonly Detail[] = [
  ...[Infinity, 2_000, 1_500, 1_000, 700, 500, 350, 200, 100, 50, 0].map((entries) => ({
    entries,
    services: Infinity,
  })),
  { entries: 0, services: 500 },
  { entries: 0, services: 100 },
];

/** What managers waived; more than these are counted. */
const setAsideMax = 50;

const serviceTemplate = compileTemplate("service-notes");
const trainTemplate = compileTemplate("train-notes");

/** The text of the GitHub release of one service, or of several that share its tag. */
export function renderServiceNotes(
  services: readonly ServiceNotes[],
  release: ReleaseKey,
  rules: NotesRules,
): string {
  const parts = services.map((one): ServicePart => {
    // Whoever reads this reads the service's repository.
    const notes = { ...one, isHidden: false };
    const sorted = sortNotes([notes], rules);
    return { notes, sorted, sections: shownSections(sorted, false, entriesThinkable) };
  });
  const markOf = ({ service }: ServiceNotes): string => releaseMark(release, service);
  const render = (detail: Detail): string =>
    parts
      .map((part) => {
        const { notes } = part;
        const text = serviceTemplate({ ...serviceView(part, detail), mark: markOf(notes) });
        const heading = plainToMarkdown(`${notes.name} ${notes.version}`, 200);
        return services.length === 1 ? text : `## ${heading}\n\n${text}`;
      })
      .join("\n\n");
  return fitted(
    parts.map(({ sorted }) => sorted),
    services.map(markOf).join("\n"),
    render,
  );
}

interface ServicePart {
  readonly notes: ServiceNotes;
  readonly sorted: Sorted;
  readonly sections: readonly ShownSection[];
}

function serviceView({ notes, sorted, sections }: ServicePart, detail: Detail): object {
  return {
    opening: [openingOf(notes), compareLink(notes)].filter((text) => text !== "").join(" "),
    sections: firstEntries(sections, detail.entries),
    newcomers: newcomersOf([notes]),
    credits: creditsOf([notes]),
    closing: closingOf([notes], sorted, detail),
  };
}

/** The text of the GitHub release of the train, which gathers those of its services. */
export function renderTrainNotes(notes: NotesModel, release: ReleaseKey): string {
  const mark = releaseMark(release, "train");
  const { services, rules } = notes;
  const sorted = sortNotes(services, rules);
  const sections = shownSections(sorted, true, entriesThinkable);
  const render = (detail: Detail): string => {
    const named = services.slice(0, detail.services).map(lineOf);
    const unnamed = services.length - named.length;
    return trainTemplate({
      opening: trainOpening(notes, sorted),
      sections: firstEntries(sections, detail.entries),
      services: [
        ...named,
        ...(unnamed > 0 ? [`${counted(unnamed, "more service")} left out for their length.`] : []),
      ],
      newcomers: newcomersOf(services),
      credits: creditsOf(services),
      setAside: setAsideLines(notes.setAside, setAsideMax),
      takenBack: namesOf(notes.takenBack),
      notDeployed: namesOf(notes.notDeployed ?? []),
      closing: closingOf(services, sorted, detail),
      mark,
    });
  };
  return fitted([sorted], mark, render);
}

/** How much of what came is told, and of what: the digest is the one that people voted on. */
function trainOpening(notes: NotesModel, { listed, found }: Sorted): string {
  const { services, train, version, digest, issueUrl } = notes;
  const name = plainToMarkdown(`${train} ${version}`, 200);
  const repositories = new Set(services.map(({ repo }) => repo.toLowerCase())).size;
  const all = services.every(({ complete }) => complete) ? "" : "at least ";
  const pulls = `${listed} of ${all}${counted(found, "pull request")} in ${counted(repositories, "repository", "repositories")}`;
  const manifest = digest === null ? "" : `, manifest ${digest}`;
  const opening = `${name}: ${counted(services.length, "service")}.`;
  return `${opening} ${pulls}${manifest}. ${linkToMarkdown("Tracking issue", issueUrl)}.`;
}

const namesOf = (services: NotesModel["takenBack"]): readonly string[] =>
  services
    .slice(0, setAsideMax)
    .map(({ service, version }) => plainToMarkdown(`${service} ${version}`, 200));

function fitted(
  sorted: readonly Sorted[],
  mark: string,
  render: (detail: Detail) => string,
): string {
  const all = sorted.flatMap(({ sections }) => sections.map(({ entries }) => entries.length));
  const count = all.reduce((sum, one) => sum + one, 0);
  // What can't fit isn't even tried: there may be many thousands of pull requests.
  const thinkable = details.filter(
    ({ entries }) => Math.min(count, entries) * shortestEntry <= bodyMax,
  );
  return firstThatFits(thinkable, bodyMax, render) ?? mark;
}

function headingOf({ name, version, releaseUrl, isHidden }: ServiceNotes): string {
  const words = `${name} ${version}`;
  return releaseUrl === null || isHidden
    ? plainToMarkdown(words, 200)
    : linkToMarkdown(words, releaseUrl);
}

/** Who reads the train's notes may not be allowed to read the service's repository. */
function lineOf(notes: ServiceNotes): string {
  const count = counted(notes.pulls.length, "pull request");
  if (notes.isHidden)
    return `${headingOf(notes)}: ${count} of a private repository, listed in its own release.`;
  const all = compareLink(notes);
  const pulls = notes.pulls.length === 0 ? "" : `${count}. `;
  return `${headingOf(notes)}: ${pulls}${openingOf(notes)}${all === "" ? "" : ` ${all}`}`;
}

/** What isn't listed, and why. */
function closingOf(
  services: readonly ServiceNotes[],
  { sections, listed, found }: Sorted,
  detail: Detail,
): string {
  const entries = sections.reduce((sum, one) => sum + one.entries.length, 0);
  const left = entries - Math.min(entries, detail.entries);
  const excluded = found - listed;
  const unread = services.filter(({ complete }) => !complete).map(({ name }) => name);
  const names = unread.slice(0, setAsideMax).map((name) => plainToMarkdown(name, 100));
  return [
    left > 0 ? `${counted(left, "more entry", "more entries")} left out for their length.` : "",
    excluded > 0
      ? `${counted(excluded, "pull request")} left out by the train file or by their own description.`
      : "",
    names.length > 0
      ? `Incomplete: not every change${services.length === 1 ? "" : ` of ${names.join(", ")}`} could be read from GitHub.`
      : "",
  ]
    .filter((text) => text !== "")
    .join(" ");
}

function openingOf(notes: ServiceNotes): string {
  const { commit, previous, repoUrl, pulls, complete } = notes;
  const at = linkToMarkdown(commit.slice(0, 7), `${repoUrl}/commit/${commit}`);
  if (previous === commit) return `Commit ${at}, as production ran it before.`;
  const first = previous === null ? " First release: production ran nothing before." : "";
  const none = pulls.length === 0 && complete ? " No pull requests." : "";
  return `Commit ${at}.${first}${none}`;
}

function compareLink({ repoUrl, previous, commit }: ServiceNotes): string {
  if (previous === null || previous === commit || repoUrl === "") return "";
  return `${linkToMarkdown("All changes", `${repoUrl}/compare/${previous}...${commit}`)}.`;
}
