import { readFileSync } from "node:fs";
import Handlebars from "handlebars";

const folder = new URL("../../templates/", import.meta.url);

/**
 * A template of `templates/`, compiled once. Templates only arrange what is Markdown already: nothing is
 * escaped here. A name that the view doesn't have is an error, not a hole in the text.
 */
export function compileTemplate(name: string): (view: object) => string {
  const render = Handlebars.compile<object>(readFileSync(new URL(`${name}.hbs`, folder), "utf8"), {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
  });
  // Parts that are left out leave their blank lines behind.
  return (view) =>
    render(view)
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim();
}
