/** The tags of a repository: all of those whose names begin as a release's do, or unknown. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { shaShape } from "../../github/resources/shapes.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import { ask, type Answer, type Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part } from "../ask/part.ts";
import { createRemembered } from "../ask/remembered.ts";

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
) => Promise<Reading<readonly Tag[]>>;

/**
 * Reads them from an answer to `tagsSelection`. Where that isn't all, those of the prefix are asked for, page by page,
 * and asked again only when the number of tags or one of the newest has changed.
 */
export function createReadTags(github: GitHub): ReadTags {
  const remembered = createRemembered<readonly Tag[]>(rememberedMax);
  return async (answer, { repo, prefix }) => {
    const first = part(answer, "tags", firstShape);
    if (first.kind === "unknown") return first;
    const { nodes, next, totalCount } = first.value;
    if (next === null) return known(nodes);
    const print = nodes.map(({ name, commit }) => `${name} ${commit}`);
    const key = [repo, prefix, String(totalCount), ...print].join("\n");
    const before = remembered.get(key);
    if (before) return known(before);
    const others = await readAll(github, repo, prefix);
    if (others.kind === "unknown") return others;
    // Whatever the search finds, what was seen is there.
    const all = new Map([...others.value, ...nodes].map((one) => [one.name, one]));
    return known(remembered.put(key, [...all.values()]));
  };
}

/** Whether these are all tags of the repository, of whatever prefix. */
export function isEveryTag(answer: Answer, tags: readonly Tag[]): boolean {
  const first = part(answer, "tags", firstShape);
  return first.kind === "known" && first.value.totalCount <= tags.length;
}

async function readAll(
  github: GitHub,
  repo: RepoName,
  prefix: string,
): Promise<Reading<readonly Tag[]>> {
  const tags: Tag[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const after: string | null = cursor;
    const select = (put: Put): string => `page: ${refs(put, prefix === "" ? null : prefix, after)}`;
    const [answer] = await ask(github, [{ repo, select }]);
    if (!answer?.ok) return unknown(answer?.failure.message ?? "GitHub did not answer");
    const read = part(answer.value, "page", pageShape);
    if (read.kind === "unknown") return read;
    tags.push(...read.value.nodes);
    if (read.value.next === null) return known(tags);
    cursor = read.value.next;
  }
  return unknown(
    `${repo} has more than ${tags.length} tags to look through for the last version; write the version`,
  );
}
