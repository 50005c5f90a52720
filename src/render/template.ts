import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { translated, type Phrase } from "../model/view/wording.ts";

const folder = new URL("../../templates/", import.meta.url);

const environment = Handlebars.create();
// The last argument is what Handlebars adds.
environment.registerHelper("say", (english: Phrase, ...values: readonly unknown[]) =>
  translated(english, ...values.slice(0, -1).map(String)),
);

/**
 * A template of `templates/`, compiled when it is first used. Templates only arrange what is Markdown already: nothing is
 * escaped here. A name that the view doesn't have is an error, not a hole in the text.
 */
export function compileTemplate(name: string): (view: object) => string {
  let render: Handlebars.TemplateDelegate<object> | undefined;
  return (view) => {
    render ??= environment.compile(readFileSync(new URL(`${name}.hbs`, folder), "utf8"), {
      noEscape: true,
      strict: true,
      knownHelpers: { say: true },
      knownHelpersOnly: true,
    });
    // Parts that are left out leave their blank lines behind.
    return render(view)
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim();
  };
}
