/** Tries the templates of a train file on notes as they might be, so that people know before a release whether they work. */
import { join } from "node:path";
import { repoName, sha } from "../model/ids.ts";
import { trainFilePath } from "../model/marks/marks.ts";
import type { NotesModel, ServiceNotes } from "../model/release/notes.ts";
import type { Service, Train } from "../model/train/train.ts";
import { ownTextMax } from "../render/notes-split.ts";
import { serviceNotesView, trainNotesView } from "../render/notes-view.ts";
import { renderOwn } from "../render/own-template.ts";
import { readText } from "./read-text.ts";

/**
 * What is wrong with them, a sentence each.
 * @param file where the train file was read; templates are beside it only where it is in its place in a repository
 */
export async function templateProblems(
  train: Train,
  file: string | undefined,
): Promise<readonly string[]> {
  const views = viewsOf(train);
  if (views.size === 0) return [];
  const place = file?.replaceAll("\\", "/");
  if (!place?.endsWith(trainFilePath)) {
    const names = [...views.keys()].join(", ");
    return [
      `The templates can't be checked (${names}): name the train file as ${trainFilePath} of its repository.`,
    ];
  }
  const root = place.slice(0, -trainFilePath.length);
  const problems: string[] = [];
  for (const [path, view] of views) {
    const read = await readText(join(root, path));
    if (!read.ok) {
      problems.push(`The template ${path} can't be used: ${read.sentence}`);
      continue;
    }
    const rendered = await renderOwn(read.text, view, ownTextMax);
    if (rendered.kind === "unusable")
      problems.push(`The template ${path} can't be used: it ${rendered.why}.`);
  }
  return problems;
}

/** By the path of each template. */
function viewsOf(train: Train): ReadonlyMap<string, object> {
  const services = train.services.map(sampleOf);
  const views = new Map<string, object>();
  const { template } = train.notes;
  if (template !== null) views.set(template, trainNotesView(sampleTrain(train, services)));
  for (const [index, { notesTemplate }] of train.services.entries()) {
    const own = services[index];
    if (notesTemplate !== null && own) views.set(notesTemplate, serviceNotesView(own, train.notes));
  }
  return views;
}

const sampleTrain = ({ name, notes }: Train, services: readonly ServiceNotes[]): NotesModel => ({
  train: name,
  version: "1.2.3",
  tag: "v1.2.3",
  issueUrl: "https://github.com/acme/releases/issues/12",
  rules: notes,
  digest: null,
  services,
  setAside: [],
  highlights: [],
  takenBack: [{ service: "Search", version: "1.0.0" }],
  notDeployed: [],
});

const commit = sha("0123456789abcdef0123456789abcdef01234567");

const sampleOf = ({ id, name, repo }: Service): ServiceNotes => ({
  service: id,
  name,
  repo: repoName(repo),
  repoUrl: `https://github.com/${repo}`,
  version: "1.2.3",
  tag: "v1.2.3",
  commit,
  previous: null,
  releaseUrl: null,
  isHidden: false,
  complete: true,
  pulls: [
    {
      number: 12,
      title: "feat: keep carts for a week",
      url: `https://github.com/${repo}/pull/12`,
      author: "tom",
      isBot: false,
      body: "Closes #7",
      labels: [],
      messages: [],
      isFirst: true,
    },
  ],
});
