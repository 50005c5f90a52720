/** Lists in pages, as GitHub cuts them: by opaque cursors, forwards and backwards. */
import { fieldError } from "./errors.ts";

/** The arguments of every connection; that one of `first` and `last` is there has been checked before. */
export interface Page {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** What GraphQL's connection types are resolved from. Functions, since most queries ask for one of them. */
export interface Connection {
  readonly totalCount: number;
  readonly nodes: () => unknown[];
  readonly edges: () => unknown[];
  readonly pageInfo: () => {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

interface Options<Item> {
  /** What tells an item from the others of the list; default: its id. */
  readonly key?: (item: Item) => string | number;
  /** What an edge has besides `node` and `cursor`. */
  readonly edge?: (item: Item) => object;
}

const ONE_PAGE_MAX = 100;

/** One page of `items`, which are in their order already; `present` makes a node of an item. */
export function connect<Item>(
  items: readonly Item[],
  page: Page,
  present: (item: Item) => unknown,
  { key = idOf, edge }: Options<Item> = {},
): Connection {
  let start = page.after ? placeAfter(items, page.after, key) : 0;
  let end = page.before ? placeOf(items, page.before, key).index : items.length;
  if (typeof page.first === "number") end = Math.min(end, start + page.first);
  if (typeof page.last === "number") start = Math.max(start, end - page.last);
  const cut = items.slice(start, Math.max(start, end));
  const cursorAt = (offset: number): string | null => {
    const item = cut[offset];
    return item === undefined ? null : cursorOf(start + offset, key(item));
  };
  return {
    totalCount: items.length,
    nodes: () => cut.map(present),
    edges: () =>
      cut.map((item, offset) => ({
        cursor: cursorAt(offset),
        node: present(item),
        ...edge?.(item),
      })),
    pageInfo: () => ({
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: cursorAt(0),
      endCursor: cursorAt(cut.length - 1),
    }),
  };
}

/** What is wrong with the page sizes of a connection, in GitHub's words; undefined when nothing is. */
export function pageFault(page: Page, field: string): Error | undefined {
  for (const side of ["first", "last"] as const) {
    const asked = page[side];
    if (typeof asked !== "number") continue;
    if (asked > ONE_PAGE_MAX)
      return fieldError(
        "EXCESSIVE_PAGINATION",
        `Requesting ${asked} records on the \`${field}\` connection exceeds the \`${side}\` limit of ${ONE_PAGE_MAX} records.`,
      );
    if (asked < 1)
      return fieldError(
        "UNPROCESSABLE",
        `\`${side}\` on the \`${field}\` connection cannot be less than one.`,
      );
  }
  if (typeof page.first === "number" && typeof page.last === "number")
    return fieldError(
      "UNPROCESSABLE",
      `Passing both \`first\` and \`last\` to paginate the \`${field}\` connection is not supported.`,
    );
  return undefined;
}

/** The error for a connection that was asked for its nodes without a size. */
export function boundaryFault(field: string): Error {
  return fieldError(
    "MISSING_PAGINATION_BOUNDARIES",
    `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`,
  );
}

function idOf(item: unknown): string | number {
  return (item as { readonly id: number }).id;
}

function cursorOf(index: number, key: string | number): string {
  return Buffer.from(`cursor:v2:${index}:${key}`, "utf8").toString("base64");
}

/**
 * Where the item of the cursor is now. When it has left the list (a pull request was closed between two
 * pages, say) its old place is the best guess: what followed it stands there.
 */
function placeOf<Item>(
  items: readonly Item[],
  cursor: string,
  key: (item: Item) => string | number,
): { readonly index: number; readonly gone: boolean } {
  const [, index, wanted] =
    /^cursor:v2:(\d+):(.+)$/s.exec(Buffer.from(cursor, "base64").toString("utf8")) ?? [];
  if (index === undefined)
    throw fieldError(
      "INVALID_CURSOR_ARGUMENTS",
      `\`${cursor}\` does not appear to be a valid cursor.`,
    );
  const found = items.findIndex((item) => String(key(item)) === wanted);
  return found < 0
    ? { index: Math.min(Number(index), items.length), gone: true }
    : { index: found, gone: false };
}

function placeAfter<Item>(
  items: readonly Item[],
  cursor: string,
  key: (item: Item) => string | number,
): number {
  const { index, gone } = placeOf(items, cursor, key);
  return gone ? index : index + 1;
}
