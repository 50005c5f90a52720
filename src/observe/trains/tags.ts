/** The tags of a repository: all there are, or at least all whose names begin as a release's do. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { shaShape } from "../../github/resources/shapes.ts";
import { known } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import { cut, unread, whole, type Listing } from "../../model/listing.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part, readListing } from "../ask/part.ts";
import { createRemembered } from "../ask/remembered.ts";
import { wording } from "../../model/view/wording.ts";

export interface Tag {
  readonly name: string;
  readonly commit: Sha;
}

/** GitHub finds names that hold the text, wherever they do. */
const refs = (put: Put, query: string | null, after: string | null): string =>
  `refs(refPrefix: "refs/tags/", query: ${put("String", query)}, first: 100, after: ${put("String", after)},
    orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
    totalCount ${pageInfo} nodes { name target { oid ... on Tag { target { oid } } } } }`;

/** The newest by their commits: in most repositories all that there are. */
export const tagsSelection = (put: Put): string => `tags: ${refs(put, null, null)}`;

const tagShape = z
  .object({
    name: z.string(),
    target: z.object({ oid: shaShape, target: z.object({ oid: shaShape }).optional() }),
  })
  .transform(({ name, target }): Tag => ({ name, commit: target.target?.oid ?? target.oid }));
const pageShape = pageOf(tagShape);
const firstShape = pageShape
  .and(z.object({ totalCount: z.int() }))
  .nullable()
  // null: the repository is empty.
  .transform((page) => page ?? { nodes: [], next: null, totalCount: 0 });

const pagesMax = 30;
const rememberedMax = 1_000;

export type ReadTags = (
  answer: Answer,
  of: { readonly repo: RepoName; readonly prefix: string },
) => Promise<Listing<Tag>>;

/**
 * Reads them from an answer to `tagsSelection`. Where that isn't all, those of the prefix are asked for, page by page,
 * and asked again only when the number of tags or one of the newest has changed. A list that is cut holds every tag of
 * the prefix; one that can't even be read so far is unread.
 */
export function createReadTags(github: GitHub): ReadTags {
  const remembered = createRemembered<Listing<Tag>>(rememberedMax);
  return async (answer, { repo, prefix }) => {
    const first = part(answer, "tags", firstShape);
    if (first.kind === "unknown") return unread(first.why);
    const { nodes, next, totalCount } = first.value;
    if (next === null) return whole(nodes);
    const print = nodes.map(({ name, commit }) => `${name} ${commit}`);
    const key = [repo, prefix, String(totalCount), ...print].join("\n");
    const before = remembered.get(key);
    if (before) return before;
    // Whatever the search finds, what was seen is there.
    const all = new Map(nodes.map((one) => [one.name, one]));
    for (const query of queriesFor(prefix)) {
      const found = await readListing(github, known({ nodes: [], next: "" }), {
        repo,
        select: (put, after) => `page: ${refs(put, query, after === "" ? null : after)}`,
        shape: pageShape,
        pagesMax,
      });
      if (found.kind === "unread") return found;
      if (found.kind === "cut") return remembered.put(key, tooMany(repo, found.entries.length));
      for (const one of found.entries) all.set(one.name, one);
    }
    const tags = [...all.values()];
    return remembered.put(
      key,
      totalCount <= tags.length
        ? whole(tags)
        : cut(tags, `${repo} has more than the ${tags.length} tags that were read`),
    );
  };
}

/**
 * A tag may have the form but for its capitals, as in `V2.0.0`. GitHub doesn't document whether its search minds them.
 * null: all tags.
 */
const queriesFor = (prefix: string): readonly (string | null)[] =>
  prefix === "" ? [null] : [...new Set([prefix, prefix.toLowerCase(), prefix.toUpperCase()])];

const tooMany = (repo: RepoName, count: number): Listing<never> => ({
  kind: "unread",
  why: wording`${repo} has more than the ${count} tags that can be looked through for versions`,
  isLasting: true,
});
