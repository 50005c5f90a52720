/** Changes the text of files while they are loaded. */
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { Change, Plant } from "./plants/plant.ts";

const root = join(import.meta.dirname, "../../src");

/** The text with the mistake in it. Throws when its place isn't there exactly once. */
export function planted(text: string, { file, find, replace }: Change): string {
  const parts = text.split(find);
  const [before, after] = parts;
  if (parts.length !== 2 || before === undefined || after === undefined) {
    throw new Error(`${find} is ${parts.length - 1} times in src/${file}, not once.`);
  }
  return before + replace + after;
}

/** From now on the files are loaded with the mistake in them: they must not have been loaded before. */
export function sow({ changes }: Plant): void {
  const byAddress = Map.groupBy(changes, ({ file }) => pathToFileURL(join(root, file)).href);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const text = (): string => Buffer.from(loaded.source as Uint8Array).toString("utf8");
      const here = byAddress.get(url);
      return here ? { ...loaded, source: here.reduce(planted, text()) } : loaded;
    },
  });
}

/**
 * From now on what GitHub answers is parsed by the machine itself: Octokit's parser asks of every number whether it is
 * too large for one, which takes an eighth of a simulation's time, and the simulated GitHub has none.
 */
export function parseQuickly(): void {
  const source =
    "export const JSONParse = JSON.parse; export const JSONStringify = JSON.stringify;";
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      return url.endsWith("/json-with-bigint.js") ? { ...loaded, source } : loaded;
    },
  });
}
