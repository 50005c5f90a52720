import type { TrainReading } from "../../model/train/train.ts";
import { readYaml } from "../yaml-document.ts";
import { findings } from "./findings.ts";
import { toTrain } from "./to-train.ts";
import { trainSchema } from "./train-schema.ts";

/** More than anyone mends in one go, and a bound for what a hostile file makes us say. */
const problemsMax = 100;

/**
 * Reads `.github/release-train.yml`. All problems of the file come at once, in the order of its lines, each
 * with the place and a hint how to mend it. Never throws, whatever the text.
 */
export function readTrainFile(text: string): TrainReading {
  const { document, problems } = readYaml(text);
  if (document === null) return { ok: false, problems };
  const file = trainSchema.safeParse(document.value);
  const found = findings(document.value, file.error)
    .take(problemsMax)
    .map(({ path, at, message, hint }) => ({ ...document.position(path, at), message, hint }));
  const all = [...problems.slice(0, problemsMax), ...found];
  if (!file.success || all.length > 0) {
    all.sort((a, b) => a.line - b.line || a.column - b.column);
    return { ok: false, problems: all.slice(0, problemsMax) };
  }
  return { ok: true, train: toTrain(file.data) };
}
