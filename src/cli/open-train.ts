import { readTrainFile } from "../config/train-file/read-train-file.ts";
import { trainFilePath } from "../model/marks/marks.ts";
import type { Train } from "../model/train/train.ts";
import { findTrainFile } from "./find-train-file.ts";
import { oneLine } from "./one-line.ts";
import { readText } from "./read-text.ts";

export type Opened =
  | {
      readonly ok: true;
      /** undefined: it came on standard input. */
      readonly file: string | undefined;
      readonly name: string;
      readonly text: string;
      readonly train: Train;
    }
  /** It was said on standard error; `code` is the exit code. */
  | { readonly ok: false; readonly code: 1 | 2 };

/**
 * The train in a file: the named one, `-` for standard input, or the one that belongs to this directory. What is wrong
 * with it is said, each problem as `file:line:column: message` with a hint below it.
 * @param say where problems of the file are said; default: standard error
 */
export async function openTrain(
  named: string | undefined,
  say: (line: string) => void = (line) => console.error(line),
): Promise<Opened> {
  const file = named ?? findTrainFile();
  if (file === undefined) {
    console.error(
      `There is no ${trainFilePath} here: run release-train init, or name the file (- reads standard input).`,
    );
    return { ok: false, code: 2 };
  }
  const name = oneLine(file === "-" ? "<stdin>" : file);
  const read = await readText(file);
  if (!read.ok) {
    console.error(oneLine(read.sentence));
    return { ok: false, code: 2 };
  }
  const reading = readTrainFile(read.text);
  if (reading.ok) {
    const from = file === "-" ? undefined : file;
    return { ok: true, file: from, name, text: read.text, train: reading.train };
  }
  for (const { line, column, message, hint } of reading.problems)
    say(`${name}:${line}:${column}: ${oneLine(message)}\n    ${oneLine(hint)}`);
  return { ok: false, code: 1 };
}
