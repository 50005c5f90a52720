import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { trainFilePath } from "../model/marks/marks.ts";

/**
 * The train file of this directory, or of the nearest one above it that has one: as people would name it from here.
 * undefined: there is none.
 */
export function findTrainFile(from = process.cwd()): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const file = join(folder, trainFilePath);
    if (existsSync(file)) return relative(from, file) || file;
    if (folder === dirname(folder)) return undefined;
  }
}
