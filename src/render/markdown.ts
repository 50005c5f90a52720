import { plain } from "../model/view/text.ts";
import type { Span, Text } from "../model/view/text.ts";
import { cleanText, cutText } from "./clean-text.ts";
import { webAddress } from "./web-address.ts";

/**
 * A zero-width space, written so that it shows in the source. GitHub looks for @logins, #numbers
 * and :emoji: in the finished page, where `\@` and `&#64;` are plain `@` again and still notify
 * (github/cmark-gfm#181, github/markup#1168); only a character in between stops it. Commits are shown as code, where
 * GitHub looks for nothing: whoever copies one must get it whole.
 */
const gap = "&#8203;";

/** What can mean something to GitHub, and what it becomes. One pass over the text, so nothing is done twice. */
const risky = new RegExp(
  [
    /[<>|\\$]/, // HTML, table cells, escapes of our own escapes, mathematics
    /[`*[\]~]/,
    /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/,
    /&(?=[#\w]|$)/,
    /@/,
    /#/,
    /:(?=\/\/|[\w+-]+:)/, // web addresses and emoji
    /(?<![A-Za-z0-9])www(?=\.)/,
    /(?<![A-Za-z0-9])(?:GH|GHSA|CVE)-(?=\w)/,
    /(?<![A-Za-z0-9])[0-9a-f]{7,}(?![A-Za-z0-9])/,
    /!$/, // before a link it would make an image
  ]
    .map((part) => part.source)
    .join("|"),
  "giu",
);

const entities: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  "|": "&#124;",
  "\\": "&#92;",
  $: "&#36;",
};

/** What becomes of what may name a commit: where it would be one already, it stays as it is. */
type Commits = "as code" | "as they are";

function escapeMatch(match: string, offset: number, whole: string, commits: Commits): string {
  const entity = entities[match];
  if (entity !== undefined) return entity;
  if (match === "#") return whole[offset + 1] === " " ? "\\#" : `#${gap}`;
  if (match === "@" || match === ":" || /^www$|-$/i.test(match)) return match + gap;
  if (match.length === 1) return `\\${match}`;
  // Seven hexadecimal digits in a row may name a commit.
  return commits === "as code" ? `\`${match}\`` : match;
}

/** At the start of a block these would begin a list, a rule or the underline of a heading. */
function escapeStart(markdown: string): string {
  const [first = ""] = markdown;
  if (first === "-" || first === "+" || first === "=") return `\\${markdown}`;
  // Of hundreds of texts hardly one begins with a number.
  if (first < "0" || first > "9") return markdown;
  return markdown.replace(/^(\d{1,9})([.)])(?= |$)/, String.raw`$1\$2`);
}

/** A text without any of these has nothing in it that is risky. */
const mayBeRisky = /[^A-Za-z0-9 .,;()'"/?+=-]|www|GH|CVE|[0-9a-f]{7}/i;

const escapeInline = (text: string, commits: Commits = "as code"): string =>
  mayBeRisky.test(text) ? escapeRisky(text, commits) : text;

const escapeRisky = (text: string, commits: Commits): string =>
  text.replaceAll(risky, (match: string, offset: number, whole: string) =>
    escapeMatch(match, offset, whole, commits),
  );

/**
 * Any text as Markdown for GitHub that shows as this same text, on one line: no notification, link, image,
 * reference, markup or emoji comes of it, alone or in a cell of a table.
 * @param max length of the text, not of the Markdown; what is longer ends with an ellipsis
 */
export const plainToMarkdown = (text: string, max = Infinity): string =>
  escapeStart(escapeInline(cutText(cleanText(text).trim(), max)));

/** One line of Markdown. Only links and mentions of the app's own do what they look like. */
export function toMarkdown(text: Text): string {
  const markdown = joinAlike(text.map(cleanSpan)).map(spanToMarkdown).reduce(besides, "");
  return escapeStart(markdown.trim());
}

/** Backticks side by side would be longer ones: there a commit is code by its tag. */
function besides(before: string, next: string): string {
  if (!before.endsWith("`") || !next.startsWith("`")) return before + next;
  const tagged = "<code>$1</code>";
  return before.replace(/`([0-9a-f]+)`$/i, tagged) + next.replace(/^`([0-9a-f]+)`/i, tagged);
}

/** A span of clean text; what can't be a link or a mention is plain. */
function cleanSpan(span: Span): Span {
  switch (span.kind) {
    case "plain":
    case "strong":
      return { ...span, text: cleanText(span.text) };
    case "code":
      return { ...span, text: cleanText(span.text).trim() };
    case "link": {
      const text = cleanText(span.text).trim();
      return text === "" || safeUrl(span.url) === undefined ? plain(text) : { ...span, text };
    }
    case "mention":
      return loginPattern.test(span.name) ? span : plain(cleanText(span.name));
  }
}

const loginPattern = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9._-]+)?$/i;

/** Neighbours of a kind as one: `@` and `sarah` apart are harmless, but not side by side. */
function joinAlike(text: Text): Span[] {
  const joined: Span[] = [];
  for (const span of text) {
    if (span.kind === "mention" || span.kind === "link") {
      joined.push(span);
    } else if (span.text !== "") {
      const last = joined.at(-1);
      if (last?.kind === span.kind)
        joined[joined.length - 1] = { ...last, text: last.text + span.text };
      else joined.push(span);
    }
  }
  return joined;
}

function spanToMarkdown(span: Span): string {
  switch (span.kind) {
    case "plain":
      return escapeInline(span.text);
    case "code":
      return codeToMarkdown(span.text);
    case "strong":
      return strongToMarkdown(span.text);
    case "link":
      return linkToMarkdown(span.text, span.url);
    case "mention":
      return `@${span.name}`;
  }
}

/** Backticks where they hold: a pipe would still end the cell of a table, a comment could be a mark of ours. */
const codeToMarkdown = (text: string): string =>
  /[`|\\]|<!--|-->/.test(text)
    ? `<code>${escapeInline(text, "as they are")}</code>`
    : `\`${text}\``;

/** Asterisks work only next to letters. */
function strongToMarkdown(text: string): string {
  const markdown = escapeInline(text);
  if (text.trim() === "") return markdown;
  return /^[A-Za-z0-9](.*[A-Za-z0-9])?$/.test(markdown)
    ? `**${markdown}**`
    : `<strong>${markdown}</strong>`;
}

/**
 * Web addresses only; of anything else the words alone. In a link GitHub makes no reference of `#12` or a
 * commit, so these stay as they are.
 */
export function linkToMarkdown(text: string, url: string): string {
  const words = cleanText(text).trim();
  const target = safeUrl(url);
  if (target === undefined) return escapeInline(words);
  const shown = escapeInline(words, "as they are").replaceAll(/#&#8203;(?=[0-9a-f])/gi, "#");
  return shown === "" ? "" : `[${shown}](${target})`;
}

function safeUrl(url: string): string | undefined {
  return webAddress(url)?.replaceAll(/[^\w:/?#=.%~+;,@-]/g, (character) =>
    character === "&" ? "&amp;" : `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
