import type { ReleaseKey } from "../model/ids.ts";
import { releaseMark } from "../model/marks/marks.ts";
import type { NotedPull, NotesModel, ServiceNotes } from "../model/release/notes.ts";
import { firstThatFits } from "./fit.ts";
import { linkToMarkdown, plainToMarkdown } from "./markdown.ts";
import { setAsideLines } from "./set-aside.ts";
import { compileTemplate } from "./template.ts";
import { counted } from "./words.ts";

/** Below GitHub's limit for the text of a release, 125,000 characters. */
const bodyMax = 124_000;

/** A listed pull request, with its title, link and author, has at least so many characters. */
const shortestEntry = 40;

/** How many pull requests of a service are listed, how many services have a part or at least a line. */
interface Detail {
  readonly pulls: number;
  readonly parts: number;
  readonly lines: number;
}

const details: readonly Detail[] = [
  ...[Infinity, 200, 100, 50, 20, 10, 5, 0].map((pulls) => ({
    pulls,
    parts: Infinity,
    lines: Infinity,
  })),
  { pulls: 0, parts: 100, lines: Infinity },
  { pulls: 0, parts: 0, lines: 500 },
  { pulls: 0, parts: 0, lines: 100 },
];

interface Part {
  readonly opening: string;
  readonly pulls: readonly string[];
  readonly closing: string;
}

/** What managers set aside; more than these are counted. */
const setAsideMax = 50;

const serviceTemplate = compileTemplate("service-notes");
const trainTemplate = compileTemplate("train-notes");

/** The text of the GitHub release of one service, or of several that share its tag. */
export function renderServiceNotes(services: readonly ServiceNotes[], release: ReleaseKey): string {
  const markOf = ({ service }: ServiceNotes): string => releaseMark(release, service);
  const render = (detail: Detail): string =>
    services
      .map((notes) => {
        const text = serviceTemplate({ ...partOf(notes, detail), mark: markOf(notes) });
        const heading = plainToMarkdown(`${notes.name} ${notes.version}`, 200);
        return services.length === 1 ? text : `## ${heading}\n\n${text}`;
      })
      .join("\n\n");
  return fitted(services, services.map(markOf).join("\n"), render);
}

/** The text of the GitHub release of the train, which gathers those of its services. */
export function renderTrainNotes(notes: NotesModel, release: ReleaseKey): string {
  const mark = releaseMark(release, "train");
  const { services } = notes;
  const pulls = services.reduce((sum, service) => sum + service.pulls.length, 0);
  const size = `${counted(services.length, "service")}, ${counted(pulls, "pull request")}`;
  const name = plainToMarkdown(`${notes.train} ${notes.version}`, 200);
  const opening = `${name}: ${size}. ${linkToMarkdown("Tracking issue", notes.issueUrl)}.`;
  const render = (detail: Detail): string => {
    const beyond = services.slice(detail.parts);
    const unnamed = beyond.length - Math.min(beyond.length, detail.lines);
    return trainTemplate({
      opening,
      services: services.slice(0, detail.parts).map((service) => ({
        heading: headingOf(service),
        ...(service.isHidden ? hiddenPart(service) : partOf(service, detail)),
      })),
      setAside: setAsideLines(notes.setAside, setAsideMax),
      takenBack: namesOf(notes.takenBack),
      notDeployed: namesOf(notes.notDeployed ?? []),
      others: beyond.slice(0, detail.lines).map(lineOf),
      closing: unnamed > 0 ? `${counted(unnamed, "more service")} left out for their length.` : "",
      mark,
    });
  };
  return fitted(services, mark, render);
}

const namesOf = (services: NotesModel["takenBack"]): readonly string[] =>
  services
    .slice(0, setAsideMax)
    .map(({ service, version }) => plainToMarkdown(`${service} ${version}`, 200));

function fitted(
  services: readonly ServiceNotes[],
  mark: string,
  render: (detail: Detail) => string,
): string {
  // What can't fit isn't even tried: there may be many thousands of pull requests.
  const thinkable = details.filter(({ pulls: max }) => {
    const listed = services.reduce((sum, { pulls }) => sum + Math.min(pulls.length, max), 0);
    return listed * shortestEntry <= bodyMax;
  });
  return firstThatFits(thinkable, bodyMax, render) ?? mark;
}

function headingOf({ name, version, releaseUrl, isHidden }: ServiceNotes): string {
  const words = `${name} ${version}`;
  return releaseUrl === null || isHidden
    ? plainToMarkdown(words, 200)
    : linkToMarkdown(words, releaseUrl);
}

const lineOf = (notes: ServiceNotes): string =>
  `${headingOf(notes)}: ${counted(notes.pulls.length, "pull request")}`;

/** Who reads the train's notes may not be allowed to read the service's repository. */
const hiddenPart = ({ pulls }: ServiceNotes): Part => ({
  opening: `${counted(pulls.length, "pull request")} of a private repository, listed in its own release.`,
  pulls: [],
  closing: "",
});

function partOf(notes: ServiceNotes, { pulls: max }: Detail): Part {
  const { pulls, complete } = notes;
  const left = pulls.length - Math.min(pulls.length, max);
  const all = compareLink(notes);
  const gone = [
    ...(left > 0 ? [`${counted(left, "more pull request")} left out for their length`] : []),
    ...(complete ? [] : ["incomplete: not every change could be read from GitHub"]),
  ].join("; ");
  const closing = gone === "" ? "" : `${gone.charAt(0).toUpperCase()}${gone.slice(1)}.`;
  return {
    opening: [openingOf(notes), all].filter((text) => text !== "").join(" "),
    pulls: pulls.slice(0, max).map(pullOf),
    closing,
  };
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

/** Authors by their plain name: nobody is notified of notes. */
function pullOf({ number, title, url, author }: NotedPull): string {
  const name = plainToMarkdown(author, 100);
  return `${plainToMarkdown(title, 300)} (${linkToMarkdown(`#${number}`, url)}) by ${name}`;
}
