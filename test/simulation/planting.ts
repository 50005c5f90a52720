/** Changes the text of one file of the app while it is loaded. */
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { Plant } from "./plants.ts";

const root = join(import.meta.dirname, "../../src");

/** The text with the mistake in it. Throws when its place isn't there exactly once. */
export function planted(text: string, { name, file, find, replace }: Plant): string {
  const parts = text.split(find);
  const [before, after] = parts;
  if (parts.length !== 2 || before === undefined || after === undefined) {
    const times = parts.length - 1;
    throw new Error(`The plant ${name} has its place ${times} times in src/${file}, not once.`);
  }
  return before + replace + after;
}

/** From now on the file is loaded with the mistake in it: it must not have been loaded before. */
export function sow(plant: Plant): void {
  const address = pathToFileURL(join(root, plant.file)).href;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (url !== address) return loaded;
      const source = planted(Buffer.from(loaded.source as Uint8Array).toString("utf8"), plant);
      return { ...loaded, source };
    },
  });
}
