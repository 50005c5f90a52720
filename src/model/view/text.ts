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

/** Template tag: ``say`Held by ${mention("sarah")}: ${reason}` ``. Interpolated strings stay plain. */
export function say(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Span | Text)[]
): Text {
  const spans: Span[] = [];
  parts.forEach((part, index) => {
    if (part !== "") spans.push(plain(part));
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === "string" || typeof value === "number") spans.push(plain(String(value)));
    else if ("kind" in value) spans.push(value);
    else spans.push(...value);
  });
  return spans;
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
