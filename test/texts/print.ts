/**
 * `npm run texts`: every text of the app on one page, to be read from top to bottom. With `--catalogue`: all that can be
 * translated, as the JSON that `templates/languages/en.json` has.
 */
import { everyText } from "./every-text.ts";
import { catalogueText, extractTexts } from "./extract.ts";

if (process.argv.includes("--catalogue")) process.stdout.write(catalogueText(extractTexts()));
else
  for (const { where, when, text } of everyText())
    process.stdout.write(`${"=".repeat(100)}\n${where}: ${when}\n${"-".repeat(100)}\n${text}\n\n`);
