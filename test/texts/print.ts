/** `npm run texts`: every text of the app on one page, to be read from top to bottom. */
import { everyText } from "./every-text.ts";

for (const { where, when, text } of everyText()) {
  process.stdout.write(`${"=".repeat(100)}\n${where}: ${when}\n${"-".repeat(100)}\n${text}\n\n`);
}
