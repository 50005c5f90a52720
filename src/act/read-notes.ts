/** What services' notes are made of, read for many of them at once. */
import { knownIssues } from "../github/resources/known-issues.ts";
import type { Publish } from "../model/action.ts";
import { succeed, type Result } from "../model/failure.ts";
import { isForFewer } from "../model/github/visibility.ts";
import type { NotesPart, ServiceNotes } from "../model/release/notes.ts";
import type { Rank } from "../model/release/rank.ts";
import type { Tools } from "./tools.ts";

/** Services that share a GitHub release. */
export interface Shared {
  readonly parts: readonly NotesPart[];
  /** Whether it is still to be published. */
  readonly isMissing: boolean;
}

export interface SharedNotes extends Shared {
  /** A Failure: those of one of them can't be read. */
  readonly notes: Result<readonly ServiceNotes[]>;
  /** Of what is still to be published. */
  readonly rank?: Result<Rank>;
}

/** What is asked at the same moment goes in the same requests. */
const atOnce = 25;

/** Services of one repository at one version share their tag, and GitHub holds one release per tag. */
export const sharedBy = ({ parts, missing }: Publish): readonly Shared[] =>
  [...Map.groupBy(parts, tagOf).values()].map((some) => ({
    parts: some,
    isMissing: some.some(({ service }) => missing.includes(service)),
  }));

const tagOf = ({ repo, tag }: NotesPart): string => `${repo.toLowerCase()} ${tag}`;

/** In the order of what is asked for. */
export async function readNotes(
  all: readonly Shared[],
  rules: Publish["rules"],
  tools: Tools,
): Promise<readonly SharedNotes[]> {
  const read: SharedNotes[] = [];
  for (let at = 0; at < all.length; at += atOnce) {
    const some = all.slice(at, at + atOnce);
    const meet = meetingOf(some.flatMap(({ parts }) => parts).length);
    read.push(
      ...(await Promise.all(some.map((shared) => notesOfAll(shared, { rules, meet }, tools)))),
    );
  }
  return read;
}

/** Where so many wait for each other, each once. */
function meetingOf(members: number): () => Promise<void> {
  const all = Promise.withResolvers<void>();
  let missing = members;
  return () => {
    missing -= 1;
    if (missing <= 0) all.resolve();
    return all.promise;
  };
}

interface How {
  readonly rules: Publish["rules"];
  /** Each part calls it once. */
  readonly meet: () => Promise<void>;
}

async function notesOfAll(shared: Shared, how: How, tools: Tools): Promise<SharedNotes> {
  const [first] = shared.parts;
  const isRanked = shared.isMissing && first !== undefined;
  const [rank, ...read] = await Promise.all([
    isRanked ? tools.readRank(first) : undefined,
    ...shared.parts.map((part) => notesOf(part, how, tools)),
  ]);
  const notes: ServiceNotes[] = [];
  for (const one of read) {
    if (!one.ok) return { ...shared, notes: one };
    notes.push(one.value);
  }
  return { ...shared, notes: succeed(notes), ...(rank && { rank }) };
}

async function notesOf(
  part: NotesPart,
  { rules: { knownIssues: label }, meet }: How,
  tools: Tools,
): Promise<Result<ServiceNotes>> {
  const [changes, issues] = await Promise.all([
    tools.readChanges(part, meet),
    label === null ? null : knownIssues(tools.github, part.repo, label),
  ]);
  if (!changes.ok) return changes;
  if (issues?.ok === false) return issues;
  const facts = tools.observation.services.get(part.service);
  const known = facts?.kind === "known" ? facts.value : undefined;
  const release = known?.release.kind === "known" ? known.release.value : null;
  return succeed({
    ...part,
    ...changes.value,
    ...(issues && { knownIssues: issues.value }),
    repoUrl: known?.url ?? "",
    releaseUrl: release?.url ?? null,
    isHidden: isForFewer(
      { repo: part.repo, visibility: known?.visibility ?? "private" },
      tools.observation.issue,
    ),
  });
}
