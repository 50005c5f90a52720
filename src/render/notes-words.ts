/** The sentences and lines of release notes. */
import type { NotesModel, ServiceNotes } from "../model/release/notes.ts";
import { judgeHighlights, type Highlights } from "../notes/highlights.ts";
import type { Sorted } from "../notes/sort.ts";
import { linkToMarkdown, plainToMarkdown } from "./markdown.ts";
import { counted, wording } from "../model/view/wording.ts";
import { form, plural, wordsOf } from "../model/view/text.ts";

type Counts = Pick<Sorted, "listed" | "found">;

export function trainOpening(notes: NotesModel, sorted: Sorted): string {
  const { services, train, version, issueUrl } = notes;
  const name = plainToMarkdown(`${train} ${version}`, 200);
  const opening = `${name}: ${counted(services.length, "service")}.`;
  return `${opening} ${proofOf(notes, sorted)} ${linkToMarkdown(wording`Tracking issue`, issueUrl)}.`;
}

/** How much of what came is told, and of what: the digest is the one that people voted on. */
export function proofOf(
  { services, digest }: Pick<NotesModel, "services" | "digest">,
  { listed, found }: Counts,
): string {
  const repositories = new Set(services.map(({ repo }) => repo.toLowerCase())).size;
  const [all, where] = [
    counted(found, "pull request"),
    counted(repositories, "repository", "repositories"),
  ];
  const pulls = services.every(({ complete }) => complete)
    ? wording`${listed} of ${all} in ${where}`
    : wording`${listed} of at least ${all} in ${where}`;
  return `${pulls}${digest === null ? "" : wording`, manifest ${digest}`}.`;
}

export const namesOf = (services: NotesModel["takenBack"]): readonly string[] =>
  services.map(({ service, version }) => plainToMarkdown(`${service} ${version}`, 200));

export function headingOf({ name, version, releaseUrl, isHidden }: ServiceNotes): string {
  const words = `${name} ${version}`;
  return releaseUrl === null || isHidden
    ? plainToMarkdown(words, 200)
    : linkToMarkdown(words, releaseUrl);
}

/** Who reads the train's notes may not be allowed to read the service's repository. */
export function lineOf(notes: ServiceNotes): string {
  const count = counted(notes.pulls.length, "pull request");
  if (notes.isHidden)
    return `${headingOf(notes)}: ${wording`${count} of a private repository, listed in its own release.`}`;
  const all = compareLink(notes);
  const pulls = notes.pulls.length === 0 ? "" : `${count}. `;
  return `${headingOf(notes)}: ${pulls}${openingOf(notes)}${all === "" ? "" : ` ${all}`}`;
}

const unreadMax = 50;

/** What isn't listed, and why. */
export function closingOf(services: readonly ServiceNotes[], { listed, found }: Counts): string {
  const excluded = found - listed;
  const unread = services.filter(({ complete }) => !complete).map(({ name }) => name);
  const names = [
    ...unread.slice(0, unreadMax).map((name) => plainToMarkdown(name, 100)),
    ...(unread.length > unreadMax ? [wording`${unread.length - unreadMax} more`] : []),
  ];
  return [
    excluded > 0
      ? wording`${counted(excluded, "pull request")} left out by the train file or by their own description.`
      : "",
    names.length > 0
      ? services.length === 1
        ? wording`Incomplete: not every change could be read from GitHub.`
        : wording`Incomplete: not every change of ${names.join(", ")} could be read from GitHub.`
      : "",
  ]
    .filter((text) => text !== "")
    .join(" ");
}

export function openingOf(notes: ServiceNotes): string {
  const { commit, previous, repoUrl, pulls, complete } = notes;
  const at = linkToMarkdown(commit.slice(0, 7), `${repoUrl}/commit/${commit}`);
  if (previous === commit) return wording`Commit ${at}, which production already ran.`;
  const first = previous === null ? wording` First release to production.` : "";
  const none = pulls.length === 0 && complete ? wording` No pull requests.` : "";
  return `${wording`Commit ${at}.`}${first}${none}`;
}

export function compareLink({ repoUrl, previous, commit }: ServiceNotes): string {
  if (previous === null || previous === commit || repoUrl === "") return "";
  return `${linkToMarkdown(wording`All changes`, `${repoUrl}/compare/${previous}...${commit}`)}.`;
}

/** What people wrote above them, as far as it is proved. */
export const highlightsOf = ({
  highlights,
  services,
}: Pick<NotesModel, "highlights" | "services">): Highlights =>
  judgeHighlights(highlights, services);

/** What of that isn't; "": all is. */
export function leftOut(notes: Pick<NotesModel, "highlights" | "services">): string {
  const { length } = highlightsOf(notes).left;
  if (length === 0) return "";
  return wordsOf(
    plural(
      length,
      form`${length} sentence of the highlights left out. It cites no pull request of this release.`,
      form`${length} sentences of the highlights left out. They cite no pull request of this release.`,
    ),
  );
}

/** What the bill of materials lacks; "": nothing, or there is none. */
export const sbomLacks = ({ sbomLacks: text }: Pick<NotesModel, "sbomLacks">): string =>
  text === undefined ? "" : plainToMarkdown(text, 3_000);
