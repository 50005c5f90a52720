import {
  createRelease,
  getReleaseByTag,
  type NewRelease,
  type PublishedRelease,
} from "../github/resources/releases.ts";
import type { Publish } from "../model/action.ts";
import { fail, type Failure, type Result, succeed } from "../model/failure.ts";
import { releaseMark } from "../model/marks/marks.ts";
import type { Rank } from "../model/release/rank.ts";
import type { NotesModel, ServiceNotes, NotesPart } from "../model/release/notes.ts";
import type { NotesRules } from "../model/train/notes-rules.ts";
import { notesJson } from "../notes/json.ts";
import { lockFile, lockJson } from "../notes/lock.ts";
import { evidenceFile, sealEvidence } from "../notes/statement.ts";
import { renderServiceNotes, renderTrainNotes } from "../render/notes.ts";
import { isForFewer } from "../model/github/visibility.ts";
import { once, type Once } from "./once.ts";
import { previousEvidence } from "./previous-evidence.ts";
import { prepareDraft, publishPrepared, type TrainRelease } from "./publish-train.ts";
import type { Outcome, Tools } from "./tools.ts";

/**
 * Publishes what is missing: a GitHub release per service, then the one of the train that gathers them. A
 * service whose release can't be published keeps the train's back, not the releases of the others.
 */
export async function publish(action: Publish, tools: Tools): Promise<Outcome> {
  const services: ServiceNotes[] = [];
  let trouble: Exclude<Outcome, { kind: "done" }> | undefined;
  for (const parts of Map.groupBy(action.parts, tagOf).values()) {
    const isMissing = parts.some(({ service }) => action.missing.includes(service));
    const published = await publishParts(parts, isMissing, action, tools);
    if (published.kind === "fenced") return published;
    if (published.kind === "published") services.push(...published.notes);
    else trouble ??= published;
  }
  if (trouble) return trouble;
  if (await tools.journal.recall(waitsMemory)) await tools.journal.remember(waitsMemory, null);
  if (!action.trainMissing) return lookAgain(tools);
  const { issue } = tools.observation;
  const { train, version, rules, digest, setAside, takenBack, notDeployed } = action;
  const published = await publishTrain(
    action,
    {
      train,
      version,
      rules,
      digest,
      issueUrl: issue.url,
      services,
      setAside,
      takenBack,
      notDeployed,
    },
    tools,
  );
  return published.kind === "published" ? lookAgain(tools) : published;
}

/** Services of one repository at one version share their tag, and GitHub holds one release per tag. */
const tagOf = ({ repo, tag }: NotesPart): string => `${repo.toLowerCase()} ${tag}`;

async function publishParts(
  parts: readonly NotesPart[],
  isMissing: boolean,
  { rules }: Publish,
  tools: Tools,
): Promise<
  | { readonly kind: "published"; readonly notes: readonly ServiceNotes[] }
  | Exclude<Outcome, { kind: "done" }>
> {
  const all: ServiceNotes[] = [];
  for (const part of parts) {
    const notes = await notesOf(part, tools);
    if (!notes.ok) {
      const [first = part] = parts;
      return refuse(isMissing ? `publish ${first.service}` : ownRelease, notes.failure, tools);
    }
    all.push(notes.value);
  }
  const [first] = all;
  if (!isMissing || !first) return { kind: "published", notes: all };
  const later = await tools.github.room(first.repo, "background");
  if (later) return { kind: "open", at: later };
  const published = await publishServices(first, all, rules, tools);
  if (published.kind !== "published") return published;
  return { kind: "published", notes: all.map((one) => ({ ...one, releaseUrl: published.url })) };
}

/** The release's own, in the journal and among what was refused. */
const ownRelease = "publish train";

/** Since when the notes wait for what passes by itself, in the journal. */
const waitsMemory = "notes wait since";
/** So long nobody needs to know of that. */
const passing = Temporal.Duration.from({ minutes: 30 });

async function waitsLong({ journal, clock }: Tools): Promise<boolean> {
  const since = await journal.recall(waitsMemory);
  if (typeof since === "string") {
    const at = Temporal.Instant.from(since).add(passing);
    return Temporal.Instant.compare(at, clock.now()) <= 0;
  }
  await journal.remember(waitsMemory, clock.now().toString());
  return false;
}

/** What doesn't pass by itself is told to people, as what GitHub refuses is: they are asked for it. */
async function refuse(
  id: string,
  failure: Failure,
  tools: Tools,
): Promise<Exclude<Outcome, { kind: "done" }>> {
  if (failure.retry === "later" && !(await waitsLong(tools))) return { kind: "failed", failure };
  const told = await once(tools, {
    id,
    detail: null,
    request: () => Promise.resolve(fail({ ...failure, retry: "never" })),
  });
  return told.kind === "open" || told.kind === "fenced" ? told : { kind: "failed", failure };
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

function publishServices(
  { service, repo, tag, commit, version }: ServiceNotes,
  all: readonly ServiceNotes[],
  rules: NotesRules,
  tools: Tools,
): Promise<Published> {
  const release = tools.observation.release;
  return publishOnce(tools, `publish ${service}`, version, {
    repo,
    tag,
    commit,
    name: `${all.map(({ name }) => name).join(", ")} ${version}`,
    body: renderServiceNotes(all, release, rules),
    marks: all.map((one) => releaseMark(release, one.service)),
  });
}

async function publishTrain(action: Publish, notes: NotesModel, tools: Tools): Promise<Published> {
  const { release, issue } = tools.observation;
  const { version, tag } = action;
  const rank = await tools.readRank({ repo: issue.repo, tag, version });
  if (!rank.ok) return refuse(ownRelease, rank.failure, tools);
  const previous = await previousEvidence(tools, { repo: issue.repo, tag });
  if (!previous.ok) return refuse(ownRelease, previous.failure, tools);
  const evidence = { ...action.evidence, previous: previous.value };
  const wanted: TrainRelease = {
    id: ownRelease,
    release: {
      repo: issue.repo,
      tag,
      commit: action.revision,
      name: `${action.train} ${version}`,
      body: renderTrainNotes(notes, release),
      ...rank.value,
    },
    draftMark: releaseMark(release, "draft"),
    assets: [
      { name: "notes.json", contentType: "application/json", content: notesJson(notes) },
      { name: lockFile, contentType: "application/json", content: lockJson(notes) },
      {
        name: evidenceFile,
        contentType: "application/json",
        content: sealEvidence(evidence, tools.signer ?? null),
      },
    ],
  };
  const prepared = await prepareDraft(tools, wanted);
  if (prepared.kind === "failed") return refuse(ownRelease, prepared.failure, tools);
  if (prepared.kind !== "prepared") return prepared;
  const result = await publishPrepared(tools, wanted, prepared.draft);
  return publishedBy(result, wanted.release, [releaseMark(release, "train")], tools);
}

type ToPublish = Omit<NewRelease, keyof Rank> & { readonly marks: readonly string[] };

/** GitHub holds one release per tag: one that is there with our mark is the one we asked for. */
async function publishOnce(
  tools: Tools,
  id: string,
  version: string,
  wanted: ToPublish,
): Promise<Published> {
  const { marks, ...named } = wanted;
  const rank = await tools.readRank({ repo: named.repo, tag: named.tag, version });
  if (!rank.ok) return refuse(id, rank.failure, tools);
  const release: NewRelease = { ...named, ...rank.value };
  const result = await once(tools, {
    id,
    detail: null,
    request: () => createRelease(tools.github, release),
  });
  return publishedBy(result, release, marks, tools);
}

async function publishedBy(
  result: Once<PublishedRelease>,
  release: NewRelease,
  marks: readonly string[],
  tools: Tools,
): Promise<Published> {
  if (result.kind === "done") return { kind: "published", url: result.value.url };
  if (result.kind === "open" || result.kind === "fenced") return result;
  const found = await getReleaseByTag(tools.github, release);
  if (!found.ok) return { kind: "failed", failure: found.failure };
  const body = found.value?.body ?? "";
  if (found.value && marks.every((one) => body.includes(one)))
    return { kind: "published", url: found.value.url };
  return { kind: "failed", failure: result.kind === "failed" ? result.failure : gone(release) };
}

const gone = ({ tag, repo }: { readonly tag: string; readonly repo: string }): Failure => ({
  kind: "conflict",
  message: `The release ${tag} of ${repo} was published once and is not there any more.`,
  hint: "Someone deleted it; create it again by hand if it is wanted.",
  retry: "never",
});
