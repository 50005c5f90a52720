/** The notes of a train's release for machines; its schema is `docs/notes.schema.json`. */
import type { NotesModel, ServiceNotes } from "../model/release/notes.ts";
import { entriesOf } from "../model/listing.ts";
import { wordsOf } from "../model/view/text.ts";
import { judgeHighlights } from "./highlights.ts";
import { sortNotes, type Entry } from "./sort.ts";

/** The text of `notes.json`. */
export function notesJson(notes: NotesModel): string {
  const { train, version, digest, issueUrl, services, setAside, takenBack } = notes;
  const { sections, listed, found } = sortNotes(services, notes.rules);
  const shown = services.filter(({ isHidden }) => !isHidden).flatMap(({ pulls }) => pulls);
  const isFirst = shown.filter((pull) => pull.isFirst === true).map(({ author }) => author);
  const content = {
    schema: 1,
    train,
    version,
    manifest: digest,
    issue: issueUrl,
    pullRequests: {
      listed,
      found,
      isComplete: services.every(({ complete }) => complete),
      repositories: new Set(services.map(({ repo }) => repo.toLowerCase())).size,
    },
    highlights: judgeHighlights(notes.highlights, services).kept.map(wordsOf),
    services: services.map(serviceJson),
    categories: sections.map(({ title, entries }) => ({ title, entries: entries.map(entryJson) })),
    knownIssues: knownJson(notes),
    newContributors: [...new Set(isFirst)],
    waived: setAside,
    rolledBack: takenBack,
    notDeployed: notes.notDeployed ?? [],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** null: none were asked for. */
function knownJson({ services, knownIssues: own }: NotesModel): object | null {
  const listed = services.flatMap(({ isHidden, repo, knownIssues }) =>
    isHidden || !knownIssues ? [] : [{ repo: repo.toLowerCase(), list: knownIssues }],
  );
  const byRepo = new Map(listed.map(({ repo, list }) => [repo, list]));
  const lists = [...(own ? [own] : []), ...byRepo.values()];
  if (lists.length === 0) return null;
  return {
    isComplete: lists.every(({ kind }) => kind === "whole"),
    issues: lists.flatMap(entriesOf).map(({ number, title, url }) => ({ number, title, url })),
  };
}

/** Of a repository that fewer may read only that it is there, as in the notes. */
function serviceJson(notes: ServiceNotes): object {
  const { service, name, version, tag, pulls, complete } = notes;
  const own = { id: service, name, version, pullRequests: pulls.length, isComplete: complete };
  if (notes.isHidden) return { ...own, isPrivate: true };
  const { repo, repoUrl: url, commit, previous, releaseUrl: release } = notes;
  return { ...own, isPrivate: false, tag, repo, url, commit, previous, release };
}

function entryJson({ services, pull, text, closes, deltas }: Entry): object {
  const { number, url, title, author, isBot, labels } = pull;
  return {
    services: services.map(({ service }) => service),
    number,
    url,
    text,
    title,
    author,
    isBot,
    labels,
    closes: closes.map((issue) => ({ repo: issue.repo, number: issue.number })),
    dependencies: deltas,
  };
}
