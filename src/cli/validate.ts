import { readTrainFile } from "../config/train-file/read-train-file.ts";
import { fewNames } from "../text/few.ts";
import { trainFilePath } from "../model/marks/marks.ts";
import { plain } from "../model/view/text.ts";
import type { Service, Train } from "../model/train/train.ts";
import { toTerminal } from "../render/terminal.ts";
import { readText } from "./read-text.ts";

/**
 * Says everything that is wrong with a train file, each problem as `file:line:column: message` with a hint
 * below it, or in one line what the train is.
 * @param words of the command line: the file, or - for standard input
 * @returns 0 when it is valid, 1 when it isn't, 2 when it can't be read
 */
export async function validate(words: readonly string[]): Promise<number> {
  const [file] = words;
  if (file === undefined || words.length > 1 || file.startsWith("--")) {
    console.error(`Name one file, such as ${trainFilePath}, or - for standard input.`);
    return 2;
  }
  const name = oneLine(file === "-" ? "<stdin>" : file);
  const read = await readText(file);
  if (!read.ok) {
    console.error(oneLine(read.sentence));
    return 2;
  }
  const reading = readTrainFile(read.text);
  if (reading.ok) {
    console.log(oneLine(`${name} is valid: ${describe(reading.train)}.`));
    return 0;
  }
  for (const { line, column, message, hint } of reading.problems) {
    console.log(`${name}:${line}:${column}: ${oneLine(message)}\n    ${oneLine(hint)}`);
  }
  return 1;
}

const levelsMax = 8;

function describe({ name, services }: Train): string {
  const count = `${services.length} ${services.length === 1 ? "service" : "services"}`;
  const levels = levelsOf(services).map((ids) => fewNames(ids));
  const order =
    levels.length > levelsMax
      ? [...levels.slice(0, levelsMax), `${levels.length - levelsMax} more steps`]
      : levels;
  return `train ${name} with ${count}, deployed in this order: ${order.join(", then ")}`;
}

/** The ids of the services, those first that wait for nothing, then those that wait only for these. */
function levelsOf(services: readonly Service[]): readonly (readonly string[])[] {
  const levels: string[][] = [];
  const placed = new Set<string>();
  let waiting = services;
  while (waiting.length > 0) {
    const isFree = (one: Service): boolean => one.dependsOn.every((id) => placed.has(id));
    const level = waiting.filter(isFree).map(({ id }) => id);
    waiting = waiting.filter((one) => !isFree(one));
    for (const id of level) placed.add(id);
    levels.push(level);
  }
  return levels;
}

/** File names and texts of the file are other people's. */
const oneLine = (text: string): string => toTerminal([plain(text)]);
