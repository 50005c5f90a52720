import { createRelease, getReleaseByTag } from "../github/releases.ts";
import type { NotesPart, Publish } from "../model/action.ts";
import type { Failure, Result } from "../model/failure.ts";
import { succeed } from "../model/failure.ts";
import { releaseMark } from "../model/marks.ts";
import type { NotesModel, ServiceNotes } from "../model/notes.ts";
import { renderServiceNotes, renderTrainNotes } from "../render/notes.ts";
import { isForFewer } from "../model/visibility.ts";
import { once } from "./once.ts";
import type { Outcome, Tools } from "./tools.ts";

/**
 * Publishes what is missing: a GitHub release per service, then the one of the train that gathers them. A
 * service whose release can't be published keeps the train's back, not the releases of the others.
 */
export async function publish(action: Publish, tools: Tools): Promise<Outcome> {
  const services: ServiceNotes[] = [];
  let trouble: Exclude<Outcome, { kind: "done" }> | undefined;
  for (const part of action.parts) {
    const published = await publishPart(part, action.missing.includes(part.service), tools);
    if (published.kind === "fenced") return published;
    if (published.kind === "published") services.push(published.notes);
    else trouble ??= published;
  }
  if (trouble) return trouble;
  if (!action.trainMissing) return lookAgain(tools);
  const { issue } = tools.observation;
  const { train, version, setAside, takenBack } = action;
  const published = await publishTrain(
    action,
    { train, version, issueUrl: issue.url, services, setAside, takenBack },
    tools,
  );
  return published.kind === "published" ? lookAgain(tools) : published;
}

async function publishPart(
  part: NotesPart,
  isMissing: boolean,
  tools: Tools,
): Promise<
  { readonly kind: "published"; readonly notes: ServiceNotes } | Exclude<Outcome, { kind: "done" }>
> {
  const notes = await notesOf(part, tools);
  if (!notes.ok) return { kind: "failed", failure: notes.failure };
  if (!isMissing) return { kind: "published", notes: notes.value };
  const published = await publishService(notes.value, tools);
  if (published.kind !== "published") return published;
  return { kind: "published", notes: { ...notes.value, releaseUrl: published.url } };
}

// What was published is believed when it is seen.
const lookAgain = (tools: Tools): Outcome => ({
  kind: "open",
  at: tools.clock.now().add({ seconds: 5 }),
});

async function notesOf(part: NotesPart, tools: Tools): Promise<Result<ServiceNotes>> {
  const changes = await tools.readChanges(part);
  if (!changes.ok) return changes;
  const facts = tools.observation.services.get(part.service);
  const known = facts?.kind === "known" ? facts.value : undefined;
  const release = known?.release.kind === "known" ? known.release.value : null;
  return succeed({
    ...part,
    ...changes.value,
    repoUrl: known?.url ?? "",
    releaseUrl: release?.url ?? null,
    isHidden: isForFewer(
      { repo: part.repo, visibility: known?.visibility ?? "private" },
      tools.observation.issue,
    ),
  });
}

type Published =
  | { readonly kind: "published"; readonly url: string }
  | Exclude<Outcome, { kind: "done" }>;

function publishService(notes: ServiceNotes, tools: Tools): Promise<Published> {
  const release = tools.observation.release;
  return publishOnce(tools, `publish ${notes.service}`, {
    repo: notes.repo,
    tag: notes.tag,
    commit: notes.commit,
    name: `${notes.name} ${notes.version}`,
    body: renderServiceNotes(notes, release),
    latest: true,
    mark: releaseMark(release, notes.service),
  });
}

function publishTrain(action: Publish, notes: NotesModel, tools: Tools): Promise<Published> {
  const { release, issue } = tools.observation;
  return publishOnce(tools, "publish train", {
    repo: issue.repo,
    tag: action.tag,
    commit: action.revision,
    name: `${action.train} ${action.version}`,
    body: renderTrainNotes(notes, release),
    latest: true,
    mark: releaseMark(release, "train"),
  });
}

type ToPublish = Parameters<typeof createRelease>[1] & { readonly mark: string };

/** GitHub holds one release per tag: one that is there with our mark is the one we asked for. */
async function publishOnce(tools: Tools, id: string, wanted: ToPublish): Promise<Published> {
  const { mark, ...release } = wanted;
  const result = await once(tools, {
    id,
    detail: null,
    request: () => createRelease(tools.github, release),
  });
  if (result.kind === "done") return { kind: "published", url: result.value.url };
  if (result.kind === "open" || result.kind === "fenced") return result;
  const found = await getReleaseByTag(tools.github, release);
  if (!found.ok) return { kind: "failed", failure: found.failure };
  if (found.value?.body.includes(mark)) return { kind: "published", url: found.value.url };
  return { kind: "failed", failure: result.kind === "failed" ? result.failure : gone(release) };
}

const gone = ({ tag, repo }: { readonly tag: string; readonly repo: string }): Failure => ({
  kind: "conflict",
  message: `The release ${tag} of ${repo} was published once and is not there any more.`,
  hint: "Someone deleted it; create it again by hand if it is wanted.",
  retry: "never",
});
