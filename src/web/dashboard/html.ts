import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { spokenLanguage } from "../../model/view/catalogue.ts";
import { phrase, translated, type Phrase } from "../../model/view/wording.ts";
import type { Span, Text } from "../../model/view/text.ts";
import { clockTime } from "../../text/time-words.ts";
import { cleanText } from "../../render/clean-text.ts";
import { webAddress } from "../../render/web-address.ts";

const folder = new URL("../../../templates/pages/", import.meta.url);

/** The text of a file beside the pages, such as their style sheet. */
export const pageFile = (name: string): string => readFileSync(new URL(name, folder), "utf8");

let environment: typeof Handlebars | undefined;

/** What templates may call, by name; what is made is HTML. */
const helpers = (): Readonly<Record<string, Handlebars.HelperDelegate>> => ({
  rich: (text: Text) => toHtml(text),
  // The last argument is what Handlebars adds.
  say: (english: Phrase, ...values: readonly unknown[]) => sayHtml(english, values.slice(0, -1)),
  time: ({ iso, words }: ShownTime) => timeHtml(iso, words),
  day: (day: string) => timeHtml(day, day),
  people: (logins: readonly string[]) =>
    logins.map((login) => `<b class="who">@${escape(login)}</b> `).join(""),
  language: () => spokenLanguage(),
  liveWords,
});

/** Read when the first page is shown: a start needs none of it. */
function pages(): typeof Handlebars {
  if (environment) return environment;
  environment = Handlebars.create();
  for (const name of ["layout", "pager", "release-rows", "single-sign-on"])
    environment.registerPartial(name, pageFile(`${name}.hbs`));
  for (const [name, help] of Object.entries(helpers()))
    environment.registerHelper(name, (...given: readonly unknown[]) => {
      return new Handlebars.SafeString(String(help(...given)));
    });
  return environment;
}

/**
 * A page of `templates/pages`, compiled when it is first used: whatever a view brings is escaped; a name that it doesn't
 * have is an error.
 */
export function compilePage(name: string): (view: object) => string {
  let render: Handlebars.TemplateDelegate<object> | undefined;
  return (view) => {
    render ??= pages().compile<object>(pageFile(`${name}.hbs`), {
      strict: true,
      knownHelpers: Object.fromEntries(Object.keys(helpers()).map((helper) => [helper, true])),
      knownHelpersOnly: true,
    });
    return render(view);
  };
}

/** What a translation has in it is words, too, and the values are escaped by themselves. */
function sayHtml(english: Phrase, values: readonly unknown[]): string {
  const places = values.map((_, index) => String.fromCodePoint(placesFrom + index));
  const words = translated(english, ...places).replaceAll(
    /[&<>"]/g,
    (sign) => entities[sign] ?? sign,
  );
  return words.replaceAll(/[\ue000-\ue0ff]/g, (place) =>
    valueHtml(values[(place.codePointAt(0) ?? 0) - placesFrom] ?? ""),
  );
}

/** Characters that no text has. */
const placesFrom = 0xe000;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const valueHtml = (value: unknown): string =>
  value instanceof Handlebars.SafeString
    ? value.toString()
    : Handlebars.escapeExpression(String(value));

const timeHtml = (iso: string, words: string): string =>
  `<time datetime="${Handlebars.escapeExpression(iso)}">${Handlebars.escapeExpression(words)}</time>`;

/** What the script of the page says; it has the English itself. */
const liveWords = (): string =>
  spokenLanguage() === "en"
    ? ""
    : ` data-live="${sayHtml(liveTexts.live, [])}" data-lost="${sayHtml(liveTexts.lost, [])}"`;

const liveTexts = {
  live: phrase("Live: this page updates automatically."),
  lost: phrase("Not connected: this page shows what was last known, and tries again."),
};

const escape = (text: string): string => Handlebars.escapeExpression(cleanText(text));

/** A text as HTML: only links and code of the app's own are more than words. */
const toHtml = (text: Text): string => text.map(spanToHtml).join("");

function spanToHtml(span: Span): string {
  switch (span.kind) {
    case "plain":
      return escape(span.text);
    case "code":
      return `<code>${escape(span.text)}</code>`;
    case "strong":
      return `<strong>${escape(span.text)}</strong>`;
    case "mention":
      return `<b class="who">@${escape(span.name)}</b>`;
    case "link": {
      const url = webAddress(span.url);
      return url === null ? escape(span.text) : `<a href="${escape(url)}">${escape(span.text)}</a>`;
    }
  }
}

/** A moment for people and for machines. */
export interface ShownTime {
  readonly iso: string;
  readonly words: string;
}

/** null: nobody knows. With its date unless it is on the day of `beside`. */
export function shownTime(
  at: string | null,
  { timeZone, beside }: { readonly timeZone: string; readonly beside: Temporal.Instant },
): ShownTime | null {
  if (at === null) return null;
  return { iso: at, words: clockTime(timeZone, Temporal.Instant.from(at), beside) };
}
