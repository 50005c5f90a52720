import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import type { Span, Text } from "../../model/view/text.ts";
import { clockTime } from "../../text/time-words.ts";
import { cleanText } from "../../render/clean-text.ts";
import { webAddress } from "../../render/web-address.ts";

const folder = new URL("../../../templates/pages/", import.meta.url);

/** The text of a file beside the pages, such as their style sheet. */
export const pageFile = (name: string): string => readFileSync(new URL(name, folder), "utf8");

let environment: typeof Handlebars | undefined;

/** Read when the first page is shown: a start needs none of it. */
function pages(): typeof Handlebars {
  if (environment) return environment;
  environment = Handlebars.create();
  for (const name of ["layout", "pager", "release-rows", "single-sign-on"])
    environment.registerPartial(name, pageFile(`${name}.hbs`));
  environment.registerHelper("rich", (text: Text) => new Handlebars.SafeString(toHtml(text)));
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
      knownHelpers: { rich: true },
      knownHelpersOnly: true,
    });
    return render(view);
  };
}

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
