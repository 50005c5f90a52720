/**
 * Publishes a release with its files. A release that GitHub makes immutable can't be given files later,
 * so there is a draft first, then the files, and the publication is the last step: what is seen is whole.
 */
import { createHash } from "node:crypto";
import { deleteAsset, uploadAsset, type NewAsset } from "../github/resources/release-assets.ts";
import {
  createDraft,
  getRelease,
  allReleases,
  publishDraft,
  type NewRelease,
  type PublishedRelease,
} from "../github/resources/releases.ts";
import { succeed, type Failure, type Result } from "../model/failure.ts";
import { undiscussedNotice } from "../model/marks/marks.ts";
import { code, say } from "../model/view/text.ts";
import { notesWithNotice } from "../render/amended-notes.ts";
import { once, type Once } from "./once.ts";
import type { Tools } from "./tools.ts";
import { wording } from "../model/view/wording.ts";

export interface ReleaseWithFiles {
  /** Of its publication, in the journal. */
  readonly id: string;
  /** Of its draft, in the journal. */
  readonly draftId: string;
  readonly release: NewRelease;
  /** In the text of the draft, and of nothing else. */
  readonly draftMark: string;
  readonly assets: readonly NewAsset[];
  /** Category of the discussion that is opened with it; null: none is. */
  readonly discussion: string | null;
}

export type Prepared =
  | { readonly kind: "prepared"; readonly draft: PublishedRelease }
  | { readonly kind: "open"; readonly at: Temporal.Instant }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "fenced" };

/** The draft with all of its files, however far an earlier run came with it. */
export async function prepareDraft(tools: Tools, wanted: ReleaseWithFiles): Promise<Prepared> {
  const draft = await draftOf(tools, wanted, wanted.draftId);
  // Of one that is published, by us or by others, the files stay.
  if (draft.kind !== "prepared" || !draft.draft.isDraft) return draft;
  const attached = await attach(tools, wanted, draft.draft);
  return attached.ok ? draft : { kind: "failed", failure: attached.failure };
}

/** Publishes it, once. */
export const publishPrepared = (
  tools: Tools,
  { id, release, discussion }: ReleaseWithFiles,
  draft: PublishedRelease,
): Promise<Once<PublishedRelease>> =>
  once(tools, {
    id,
    detail: null,
    request: async () => {
      const { github } = tools;
      if (discussion === null) return publishDraft(github, draft.id, release);
      const discussed = await publishDraft(github, draft.id, release, discussion);
      // GitHub says of a category that isn't there what it says of all that it hides.
      if (discussed.ok || !["not found", "invalid"].includes(discussed.failure.kind))
        return discussed;
      return publishDraft(github, draft.id, withoutDiscussion(release, discussion));
    },
  });

const withoutDiscussion = (release: NewRelease, category: string): NewRelease => {
  const why = say`No discussion was opened: ${release.repo} has no category ${code(category)}, or no discussions.`;
  return { ...release, body: notesWithNotice(release.body, why, undiscussedNotice) };
};

/** Somebody may have deleted one that was made: then another one takes its place. */
async function draftOf(
  tools: Tools,
  wanted: ReleaseWithFiles,
  id: string,
  before: number | null = null,
): Promise<Prepared> {
  const made = await once(tools, {
    id,
    detail: null,
    request: async () => {
      const there = await draftThere(tools, wanted);
      if (!there.ok || there.value) return there.ok ? idOf(there.value) : there;
      const created = await createDraft(tools.github, {
        ...wanted.release,
        body: wanted.draftMark,
      });
      return created.ok ? idOf(created.value) : created;
    },
  });
  if (made.kind === "open" || made.kind === "fenced" || made.kind === "failed") return made;
  if (typeof made.value !== "number") {
    const why = made.kind === "past" ? made.refused : undefined;
    return { kind: "failed", failure: refused(wanted.release, why) };
  }
  const draft = await getRelease(tools.github, { repo: wanted.release.repo, id: made.value });
  if (!draft.ok) return { kind: "failed", failure: draft.failure };
  if (draft.value) return { kind: "prepared", draft: draft.value };
  // What was just made and isn't found isn't deleted: GitHub is late.
  if (made.kind === "done" || made.value === before) {
    return { kind: "open", at: tools.clock.now().add(tools.settle) };
  }
  return draftOf(tools, wanted, `${wanted.draftId} after ${made.value}`, made.value);
}

const idOf = (release: PublishedRelease | null): Result<number | null> =>
  succeed(release?.id ?? null);

/** One whose making nobody heard of, or that an app with another memory made. */
async function draftThere(
  { github }: Tools,
  { release, draftMark }: ReleaseWithFiles,
): Promise<Result<PublishedRelease | null>> {
  const newest = await allReleases(github, release.repo);
  if (!newest.ok) return newest;
  const own = newest.value.find(
    ({ isDraft, tag, body }) => isDraft && tag === release.tag && body.includes(draftMark),
  );
  return succeed(own ?? null);
}

/** What is there already, as it should be, stays; what isn't whole or of an earlier run is replaced. */
async function attach(
  { github }: Tools,
  { release: { repo }, assets }: ReleaseWithFiles,
  draft: PublishedRelease,
): Promise<Result<undefined>> {
  for (const asset of assets) {
    const there = draft.assets.find(({ name }) => name === asset.name);
    const digest = `sha256:${createHash("sha256").update(asset.content).digest("hex")}`;
    if (there?.digest === digest) continue;
    const gone = there ? await deleteAsset(github, repo, there) : succeed(undefined);
    if (!gone.ok) return gone;
    const uploaded = await uploadAsset(github, repo, draft, asset);
    if (!uploaded.ok) return uploaded;
  }
  return succeed(undefined);
}

const refused = ({ tag, repo }: NewRelease, why = "the app lost its number"): Failure => ({
  kind: "conflict",
  message: wording`The draft of the release ${tag} of ${repo} can't be made: ${why}`,
  hint: wording`Publish the release ${tag} by hand if it is wanted.`,
  retry: "never",
});
