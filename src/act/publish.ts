import type { NewAsset } from "../github/resources/release-assets.ts";
import {
  createRelease,
  getReleaseByTag,
  type NewRelease,
  type PublishedRelease,
} from "../github/resources/releases.ts";
import type { Publish } from "../model/action.ts";
import { fail, type Failure } from "../model/failure.ts";
import { releaseMark } from "../model/marks/marks.ts";
import type { Rank } from "../model/release/rank.ts";
import type { NotesModel, ServiceNotes } from "../model/release/notes.ts";
import { notesJson } from "../notes/json.ts";
import { lockFile, lockJson } from "../notes/lock.ts";
import { evidenceFile, sealEvidence } from "../notes/statement.ts";
import type { NotesFile } from "../render/notes-split.ts";
import { servicesText, trainText } from "./notes-text.ts";
import { withChangelog } from "./offer-changelog.ts";
import { once, type Once } from "./once.ts";
import { previousEvidence } from "./previous-evidence.ts";
import { readNotes, sharedBy, type Shared, type SharedNotes } from "./read-notes.ts";
import { prepareDraft, publishPrepared } from "./release-with-files.ts";
import type { Outcome, Tools } from "./tools.ts";
import { trainExtras } from "./train-extras.ts";
import { wording } from "../model/view/wording.ts";

/**
 * Publishes what is missing: a GitHub release per service, then the one of the train that gathers them. A
 * service whose release can't be published keeps the train's back, not the releases of the others. Nothing is read while
 * there is no room to publish.
 */
export async function publish(action: Publish, tools: Tools): Promise<Outcome> {
  const all = sharedBy(action);
  const missing = all.filter(({ isMissing }) => isMissing);
  const full = await fullUntil(missing, tools.github);
  if (full) return { kind: "open", at: full };
  const published = await publishMissing(
    await readNotes(missing, action.rules, tools),
    action,
    tools,
  );
  if (published.kind !== "published") return published;
  if (await tools.journal.recall(waitsMemory)) await tools.journal.remember(waitsMemory, null);
  if (!action.trainMissing) return lookAgain(tools);
  const others = await readNotes(
    all.filter(({ isMissing }) => !isMissing),
    action.rules,
    tools,
  );
  const notesOf = new Map(published.notes.map((one) => [one.service, one]));
  for (const { notes } of others) {
    if (!notes.ok) return refuse(ownRelease, notes.failure, tools);
    for (const one of notes.value) notesOf.set(one.service, one);
  }
  const services = all.flatMap(({ parts }) =>
    parts.flatMap(({ service }) => notesOf.get(service) ?? []),
  );
  const { issue } = tools.observation;
  const { train, version, tag, rules, digest, setAside, highlights, takenBack, notDeployed } =
    action;
  const gathered = await publishTrain(
    action,
    {
      train,
      version,
      tag,
      rules,
      digest,
      issueUrl: issue.url,
      services,
      setAside,
      highlights,
      takenBack,
      notDeployed,
    },
    tools,
  );
  return gathered.kind === "published" ? lookAgain(tools) : gathered;
}

/** For each of so few there may be another look at the release, which costs more than the wait. */
const togetherMost = 20;

/** When there is room to publish something of it; null: now. */
export const noRoomToPublish = (
  action: Publish,
  github: Pick<Tools["github"], "room">,
): Promise<Temporal.Instant | null> =>
  fullUntil(
    sharedBy(action).filter(({ isMissing }) => isMissing),
    github,
  );

/** When there is room for some of them; null: now, or nothing has to be published. */
async function fullUntil(
  missing: readonly Shared[],
  github: Pick<Tools["github"], "room">,
): Promise<Temporal.Instant | null> {
  const repo = missing[0]?.parts[0]?.repo;
  if (repo === undefined) return null;
  return github.room(repo, "background", Math.min(togetherMost, missing.length));
}

/** One release after the other, while there is room. */
async function publishMissing(
  missing: readonly SharedNotes[],
  action: Publish,
  tools: Tools,
): Promise<
  | { readonly kind: "published"; readonly notes: readonly ServiceNotes[] }
  | Exclude<Outcome, { kind: "done" }>
> {
  const all: ServiceNotes[] = [];
  let trouble: Exclude<Outcome, { kind: "done" }> | undefined;
  for (const [index, { parts, notes, rank }] of missing.entries()) {
    const id = `publish ${parts[0]?.service ?? ""}`;
    const unread = !notes.ok ? notes : rank?.ok === false ? rank : null;
    if (unread) {
      const refused = await refuse(id, unread.failure, tools);
      if (refused.kind === "fenced") return refused;
      trouble ??= refused;
    }
    const [first] = notes.ok ? notes.value : [];
    if (!notes.ok || !rank?.ok || !first) continue;
    if (await tools.github.room(first.repo, "background")) {
      const at = await fullUntil(missing.slice(index), tools.github);
      return trouble ?? { kind: "open", at: at ?? tools.clock.now() };
    }
    const published = await publishServices(first, notes.value, rank.value, { action, tools });
    if (published.kind === "fenced") return published;
    if (published.kind !== "published") trouble ??= published;
    else all.push(...notes.value.map((one) => ({ ...one, releaseUrl: published.url })));
  }
  return trouble ?? { kind: "published", notes: all };
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

type Published =
  | { readonly kind: "published"; readonly url: string }
  | Exclude<Outcome, { kind: "done" }>;

async function publishServices(
  { service, repo, tag, commit, version }: ServiceNotes,
  all: readonly ServiceNotes[],
  rank: Rank,
  { action, tools }: { readonly action: Publish; readonly tools: Tools },
): Promise<Published> {
  const { release } = tools.observation;
  const id = `publish ${service}`;
  const text = await servicesText(tools, action, all);
  if (!text.ok) return refuse(id, text.failure, tools);
  const { body, files } = text.value;
  const name = `${all.map((one) => one.name).join(", ")} ${version}`;
  return publishOnce(tools, {
    id,
    draftId: `prepare ${service}`,
    release: { repo, tag, commit, name, body, ...rank },
    marks: all.map((one) => releaseMark(release, one.service)),
    assets: files.map(asMarkdown),
  });
}

const asMarkdown = (file: NotesFile): NewAsset => ({ ...file, contentType: "text/markdown" });
const asJson = (name: string, content: string): NewAsset => ({
  name,
  contentType: "application/json",
  content,
});

async function publishTrain(
  action: Publish,
  gathered: NotesModel,
  tools: Tools,
): Promise<Published> {
  const { release, issue } = tools.observation;
  const { version, tag, revision: commit } = action;
  const rank = await tools.readRank({ repo: issue.repo, tag, version });
  if (!rank.ok) return refuse(ownRelease, rank.failure, tools);
  const previous = await previousEvidence(tools, { repo: issue.repo, tag });
  if (!previous.ok) return refuse(ownRelease, previous.failure, tools);
  const evidence = { ...action.evidence, previous: previous.value };
  const extras = await trainExtras(gathered, action, tools);
  if (!extras.ok) return refuse(ownRelease, extras.failure, tools);
  const { notes } = extras.value;
  const text = await trainText(tools, action, notes);
  if (!text.ok) return refuse(ownRelease, text.failure, tools);
  const { files } = text.value;
  const body = await withChangelog(tools, action, text.value.body);
  if (!body.ok) return refuse(ownRelease, body.failure, tools);
  const name = `${action.train} ${version}`;
  return publishOnce(tools, {
    id: ownRelease,
    draftId: "prepare train",
    release: { repo: issue.repo, tag, commit, name, body: body.value, ...rank.value },
    discussion: action.rules.discussion,
    marks: [releaseMark(release, "train")],
    assets: [
      asJson("notes.json", notesJson(notes)),
      asJson(lockFile, lockJson(notes)),
      asJson(evidenceFile, sealEvidence(evidence, tools.signer ?? null)),
      ...extras.value.files.map((file) => asJson(file.name, file.content)),
      ...files.map(asMarkdown),
    ],
  });
}

interface ToPublish {
  /** In the journal, and that of its draft. */
  readonly id: string;
  readonly draftId: string;
  readonly release: NewRelease;
  readonly marks: readonly string[];
  readonly assets: readonly NewAsset[];
  /** Category of the discussion that is opened with it; default: none is. */
  readonly discussion?: string | null;
}

/** GitHub holds one release per tag: one that is there with our mark is the one we asked for. */
async function publishOnce(tools: Tools, wanted: ToPublish): Promise<Published> {
  const { id, draftId, release, marks, assets, discussion = null } = wanted;
  if (assets.length === 0) {
    const request = () => createRelease(tools.github, release);
    return publishedBy(await once(tools, { id, detail: null, request }), release, marks, tools);
  }
  const draftMark = releaseMark(tools.observation.release, "draft");
  const whole = { id, draftId, release, draftMark, assets, discussion };
  const prepared = await prepareDraft(tools, whole);
  if (prepared.kind === "failed") return refuse(id, prepared.failure, tools);
  if (prepared.kind !== "prepared") return prepared;
  return publishedBy(await publishPrepared(tools, whole, prepared.draft), release, marks, tools);
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
  message: wording`The release ${tag} of ${repo} was published once and is not there any more.`,
  hint: wording`Someone deleted it; create it again by hand if it is wanted.`,
  retry: "never",
});
