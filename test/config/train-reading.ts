import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import type { Train } from "../../src/model/train/train.ts";

/** The train of a file that is expected to be right. */
export function accepted(text: string): Train {
  const reading = readTrainFile(text);
  if (!reading.ok) throw new Error(`Refused: ${JSON.stringify(reading.problems)}`);
  return reading.train;
}

/** What is said of a file that is expected to be wrong, one line for each problem. */
export function refused(text: string): readonly string[] {
  const reading = readTrainFile(text);
  if (reading.ok) throw new Error("The file was accepted");
  return reading.problems.map(
    ({ line, column, message, hint }) => `${line}:${column} ${message}. ${hint}`,
  );
}
