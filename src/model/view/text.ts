import { patternOf, pluralPatternOf, type Pattern } from "./catalogue.ts";

/**
 * What the app says, before it is put into Markdown, HTML or a chat. Strings of other people are always
 * plain spans: what they contain can't become a mention, a link or markup.
 */
export type Span =
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  /** A login or `org/team`, without `@`: the person or team is notified. */
  | { readonly kind: "mention"; readonly name: string };

export type Text = readonly Span[];

export type Block =
  | { readonly kind: "paragraph"; readonly text: Text }
  | { readonly kind: "list"; readonly items: readonly Text[] }
  /** What somebody wrote, letter by letter. */
  | { readonly kind: "verbatim"; readonly text: string };

/** A comment of the app. */
export type Message = readonly Block[];

export const plain = (text: string): Span => ({ kind: "plain", text });
export const code = (text: string): Span => ({ kind: "code", text });
export const strong = (text: string): Span => ({ kind: "strong", text });
export const link = (text: string, url: string): Span => ({ kind: "link", text, url });
export const mention = (name: string): Span => ({ kind: "mention", name });

type Value = string | number | Span | Text;

/**
 * Template tag: ``say`Held by ${mention("sarah")}: ${reason}` ``. Interpolated strings stay plain. It is looked up in the
 * catalogue of the language in force, where its values may have another order.
 */
export function say(parts: TemplateStringsArray, ...values: readonly Value[]): Text {
  const pattern = patternOf(parts);
  return pattern === null ? inEnglish(parts, values) : inPattern(pattern, values);
}

/** One form of a text that depends on a count, for {@link plural}. */
export interface Form {
  readonly parts: TemplateStringsArray;
  readonly values: readonly Value[];
}

/** Template tag: a sentence that isn't said yet. */
export const form = (parts: TemplateStringsArray, ...values: readonly Value[]): Form => ({
  parts,
  values,
});

/** A sentence for one and for many, with the same values; the form for many is its id. */
export function plural(count: number, one: Form, many: Form): Text {
  const pattern = pluralPatternOf(count, many.parts);
  if (pattern !== null) return inPattern(pattern, many.values);
  const { parts, values } = count === 1 ? one : many;
  return inEnglish(parts, values);
}

function inEnglish(parts: TemplateStringsArray, values: readonly Value[]): Text {
  const spans: Span[] = [];
  parts.forEach((part, index) => {
    if (part !== "") spans.push(plain(part));
    add(spans, values[index]);
  });
  return spans;
}

function inPattern(pattern: Pattern, values: readonly Value[]): Text {
  const spans: Span[] = [];
  for (const piece of pattern) {
    if (typeof piece === "string") spans.push(plain(piece));
    else add(spans, values[piece]);
  }
  return spans;
}

function add(spans: Span[], value: Value | undefined): void {
  if (value === undefined) return;
  if (typeof value === "string" || typeof value === "number") spans.push(plain(String(value)));
  else if ("kind" in value) spans.push(value);
  else spans.push(...value);
}

export const paragraph = (text: Text): Block => ({ kind: "paragraph", text });
export const list = (items: readonly Text[]): Block => ({ kind: "list", items });
export const verbatim = (text: string): Block => ({ kind: "verbatim", text });

/** Several texts as one, with a separator between them. */
export function joinTexts(texts: readonly Text[], separator: string): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [plain(separator), ...text]));
}

/** The words alone, for a terminal, a title or a log. */
export const wordsOf = (text: Text): string =>
  text.map((span) => (span.kind === "mention" ? `@${span.name}` : span.text)).join("");
