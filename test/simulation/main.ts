/** `npm run simulate`: whole releases on virtual time, each from a seed; see `--help`. */
import { parseArgs } from "node:util";
import { parseQuickly, sow } from "./planting.ts";
import type { Plant } from "./plants/plant.ts";
import { plants } from "./plants/plants.ts";
import { commandFor, report } from "./report.ts";
import type { Outcome } from "./run.ts";
import { shrink, type Shrunk } from "./shrink.ts";
import { wholeNumber } from "./whole-number.ts";

const usage = `Usage: npm run simulate -- [options]

Plays whole releases of the app on a simulated GitHub, each from a seed, and checks what must always hold. The last line
on standard output is a JSON object; the exit code is 0 only when nothing was violated. What fails is played again with
fewer and fewer kinds of faults, and told as the shortest story that still fails.

  --seeds N       how many seeds (default 5)
  --from S        the first of them (default 1)
  --plant NAME    with this mistake in the app, which must be found; the first seed that finds it is the last
  --list-plants   the names of all such mistakes
  --only KIND     with this kind of fault only, e.g. "people: a vote edited"; may be repeated; "none": without any
  --json          nothing but the JSON object
  --help          this text
`;

interface Options {
  readonly seeds: number;
  readonly from: number;
  readonly json: boolean;
  readonly plant: Plant | null;
  /** Kinds of faults; null: all. */
  readonly only: readonly string[] | null;
}

/** Throws one sentence that says what is wrong with the arguments. */
function readOptions(args: readonly string[]): Options | "help" | "plants" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: "string", default: "5" },
      from: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
      plant: { type: "string" },
      only: { type: "string", multiple: true },
      "list-plants": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  if (values["list-plants"]) return "plants";
  return {
    seeds: wholeNumber("seeds", values.seeds),
    from: wholeNumber("from", values.from),
    json: values.json,
    plant: values.plant === undefined ? null : plantNamed(values.plant),
    only: values.only ?? null,
  };
}

function plantNamed(name: string): Plant {
  const plant = plants.find((one) => one.name === name);
  if (!plant) throw new Error(`There is no plant ${name}: --list-plants lists them.`);
  return plant;
}

async function simulate({ seeds, from, json, plant, only }: Options): Promise<number> {
  parseQuickly();
  if (plant) sow(plant);
  // Only now, so that what was planted is loaded.
  const { faultKinds, play } = await import("./run.ts");
  const playWith = (seed: number, kinds: ReadonlySet<string> | null): Promise<Outcome> =>
    play(seed, undefined, kinds ? new Set(faultKinds).difference(kinds) : new Set());
  const kinds = only && readKinds(only, faultKinds);
  const outcomes: Outcome[] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const outcome = await playWith(seed, kinds);
    // The story has been told, and there may be very many.
    outcomes.push({ ...outcome, story: "" });
    if (!json) process.stdout.write(ended(outcome));
    if (!json && outcome.violation) {
      const shrunk = await shrink(outcome, (rest) => playWith(seed, rest));
      process.stdout.write(tell(shrunk, plant?.name));
    }
    if (plant && outcome.violation) break;
  }
  const told = report(from, outcomes, { plant: plant?.name, only });
  process.stdout.write(`${JSON.stringify(told)}\n`);
  return told.violations === 0 ? 0 : 1;
}

/** Throws one sentence about the first that isn't known. */
function readKinds(only: readonly string[], known: readonly string[]): ReadonlySet<string> {
  const kinds = only.filter((one) => one !== "none");
  const strange = kinds.find((one) => !known.includes(one));
  if (strange !== undefined) throw new Error(`There is no kind of fault "${strange}".`);
  return new Set(kinds);
}

const ended = ({ seed, steps, states }: Outcome): string =>
  `seed ${seed}: ${states.join(", ")} after ${steps} steps\n`;

function tell({ outcome: { seed, story, violation }, only }: Shrunk, plant?: string): string {
  const why = `Violated: ${violation?.invariant}: ${violation?.text}`;
  return `\n${story}\n\n${why}\nAgain: ${commandFor(seed, plant, only)}\n\n`;
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") process.stdout.write(usage);
  else if (options === "plants") {
    process.stdout.write(plants.map(({ name }) => `${name}\n`).join(""));
  } else process.exitCode = await simulate(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
