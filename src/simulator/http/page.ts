import { Refusal, type Answer } from "./answer.ts";
import { apiUrl } from "./present/address.ts";
import type { Call } from "./route.ts";

/** The part of a list that a request asks for, with the links to the others. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly headers: Readonly<Record<string, string>>;
}

/** Cuts by `page` and `per_page` (30 by default, at most 100), with GitHub's `Link` header. */
export function pageOf<Item>(call: Call, all: readonly Item[]): Page<Item> {
  const size = Math.min(100, wholeNumber(call, "per_page", 30));
  const page = wholeNumber(call, "page", 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const links: string[] = [];
  const link = (number: number, relation: string) =>
    links.push(linkTo(call, { page: String(number) }, relation));
  if (page > 1) link(page - 1, "prev");
  if (page < last) link(page + 1, "next");
  if (page < last) link(last, "last");
  if (page > 1) link(1, "first");
  const items = all.slice((page - 1) * size, page * size);
  return { items, headers: links.length > 0 ? { link: links.join(", ") } : {} };
}

/** Answers a page of a list, each item in its JSON form. */
export function listAnswer<Item>(
  call: Call,
  all: readonly Item[],
  present: (item: Item) => unknown,
): Answer {
  const { items, headers } = pageOf(call, all);
  return { status: 200, body: items.map(present), headers };
}

/** As `listAnswer`, for the lists that come as `{ total_count, <name>: [...] }`. */
export function countedAnswer<Item>(
  call: Call,
  name: string,
  all: readonly Item[],
  present: (item: Item) => unknown,
): Answer {
  const { items, headers } = pageOf(call, all);
  return { status: 200, body: { total_count: all.length, [name]: items.map(present) }, headers };
}

/** One entry of a `Link` header: this request with other parameters. */
export function linkTo(
  call: Call,
  change: Readonly<Record<string, string>>,
  relation: string,
): string {
  const query = new URLSearchParams(call.url.searchParams);
  for (const [name, value] of Object.entries(change)) query.set(name, value);
  return `<${apiUrl(call.world)}${call.url.pathname}?${query.toString()}>; rel="${relation}"`;
}

/** A positive whole number from the query. GitHub takes nonsense for the default; here it is refused. */
export function wholeNumber(call: Call, name: string, otherwise: number): number {
  const text = call.query.get(name);
  if (text === null) return otherwise;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Refusal(422, `Invalid request.\n\n${name} is not a positive number: ${text}`);
  return number;
}
