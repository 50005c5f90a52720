import { levelsOf } from "../model/train/levels.ts";
import type { Train } from "../model/train/train.ts";
import { fewNames } from "../text/few.ts";
import { templateProblems } from "./check-templates.ts";
import { oneLine } from "./one-line.ts";
import { openTrain } from "./open-train.ts";

/**
 * Says everything that is wrong with a train file and its templates, or in one line what the train is.
 * @param file undefined: the one that belongs to this directory; `-`: standard input
 * @returns 0 when it is valid, 1 when it isn't, 2 when it can't be read
 */
export async function validate(file: string | undefined): Promise<number> {
  const opened = await openTrain(file, (line) => console.log(line));
  if (!opened.ok) return opened.code;
  const problems = await templateProblems(opened.train, opened.file);
  for (const problem of problems) console.log(oneLine(problem));
  if (problems.length > 0) return 1;
  console.log(oneLine(`${opened.name} is valid: ${describe(opened.train)}.`));
  return 0;
}

const levelsMax = 8;

function describe({ name, services }: Train): string {
  const count = `${services.length} ${services.length === 1 ? "service" : "services"}`;
  const levels = levelsOf(services).map((level) => fewNames(level.map(({ id }) => id)));
  const order =
    levels.length > levelsMax
      ? [...levels.slice(0, levelsMax), `${levels.length - levelsMax} more steps`]
      : levels;
  return `train ${name} with ${count}, deployed in this order: ${order.join(", then ")}`;
}
