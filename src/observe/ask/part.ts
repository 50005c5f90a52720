/** Parts of an answer: known when GitHub gave them whole and in the expected shape, else unknown. */
import { z } from "zod";
import { known, unknown, type Reading } from "../../model/failure.ts";
import { cut, unread, whole, wholeOf, type Listing } from "../../model/listing.ts";
import type { GitHub, GraphqlError } from "../../github/client/github.ts";
import { ask, type Answer, type Put } from "./ask.ts";
import type { RepoName } from "../../model/ids.ts";
import { wording } from "../../model/view/wording.ts";

/** One field of an answer. Any error at it or below it makes it unknown: partial data is no data. */
export function part<T>(
  answer: Answer,
  key: string,
  shape: z.ZodType<T>,
  isHarmless: (error: GraphqlError) => boolean = () => false,
): Reading<T> {
  const error = answer.errors.find(
    (one) => (one.path.length === 0 || one.path[0] === key) && !isHarmless(one),
  );
  if (error) return unknown(wording`GitHub did not give ${key}: ${error.message}`);
  const parsed = shape.safeParse(answer.data[key]);
  if (parsed.success) return known(parsed.data);
  const issue = parsed.error.issues[0];
  const where = [key, ...(issue?.path ?? [])].join(".");
  return unknown(wording`GitHub's answer has an unexpected shape at ${where}`);
}

/** Some entries of a list, and where to ask for the next ones; null: there are no more. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly next: string | null;
}

/** Every connection asks for this beside its nodes. */
export const pageInfo = "pageInfo { hasNextPage endCursor }";

export const pageOf = <T>(node: z.ZodType<T>): z.ZodType<Page<T>> =>
  z
    .object({
      nodes: z.array(node),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    })
    .transform(({ nodes, pageInfo: { hasNextPage, endCursor } }) => ({
      nodes,
      next: hasNextPage ? endCursor : null,
    }));

export interface FurtherPages<T> {
  readonly repo: RepoName;
  /** The field of the repository, under the alias `page`, from a cursor on. */
  readonly select: (put: Put, cursor: string) => string;
  readonly fragments?: readonly string[];
  readonly shape: z.ZodType<Page<T>>;
  /** Further pages, at most; a longer list is unknown. */
  readonly pagesMax: number;
  /** Answers true when the entries so far will do; default: all are wanted. */
  readonly isEnough?: (entries: readonly T[]) => boolean;
}

/** What a first page alone says of its list. */
export function listingOf<T>(first: Reading<Page<T>>, what: string): Listing<T> {
  if (first.kind === "unknown") return unread(first.why);
  const { nodes, next } = first.value;
  return next === null ? whole(nodes) : cut(nodes, `${what} has more than ${nodes.length} entries`);
}

/** The list behind its first page, as far as it is wanted. */
export async function readListing<T>(
  github: GitHub,
  first: Reading<Page<T>>,
  further: FurtherPages<T>,
): Promise<Listing<T>> {
  if (first.kind === "unknown") return unread(first.why);
  const entries = [...first.value.nodes];
  let cursor = first.value.next;
  for (let page = 0; cursor !== null; page += 1) {
    const tooLong = `${further.repo} has more than ${entries.length} entries of one kind`;
    if (page === further.pagesMax || further.isEnough?.(entries)) return cut(entries, tooLong);
    const at = cursor;
    const question = {
      repo: further.repo,
      select: (put: Put): string => further.select(put, at),
    };
    const [answer] = await ask(github, [question], { fragments: further.fragments ?? [] });
    if (!answer?.ok) return unread(answer?.failure.message ?? "GitHub did not answer");
    const read = part(answer.value, "page", further.shape);
    if (read.kind === "unknown") return unread(read.why);
    entries.push(...read.value.nodes);
    cursor = read.value.next;
  }
  return whole(entries);
}

/** The whole list behind its first page, or as much as is enough; never one that was cut off sooner. */
export async function wholeList<T>(
  github: GitHub,
  first: Reading<Page<T>>,
  further: FurtherPages<T>,
): Promise<Reading<readonly T[]>> {
  const list = await readListing(github, first, further);
  if (list.kind === "cut" && further.isEnough?.(list.entries)) return known(list.entries);
  return wholeOf(list);
}
