/** `npm run simulate`: whole releases on virtual time, each from a seed; see `--help`. */
import { parseArgs } from "node:util";
import { sow } from "./planting.ts";
import { plants, type Plant } from "./plants.ts";
import { report } from "./report.ts";
import type { Outcome } from "./run.ts";
import { wholeNumber } from "./whole-number.ts";

const usage = `Usage: npm run simulate -- [options]

Plays whole releases of the app on a simulated GitHub, each from a seed, and checks what must always hold. The last line
on standard output is a JSON object; the exit code is 0 only when nothing was violated.

  --seeds N       how many seeds (default 5)
  --from S        the first of them (default 1)
  --plant NAME    with this mistake in the app, which must be found; the first seed that finds it is the last
  --list-plants   the names of all such mistakes
  --json          nothing but the JSON object
  --help          this text
`;

interface Options {
  readonly seeds: number;
  readonly from: number;
  readonly json: boolean;
  readonly plant: Plant | null;
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
  };
}

function plantNamed(name: string): Plant {
  const plant = plants.find((one) => one.name === name);
  if (!plant) throw new Error(`There is no plant ${name}: --list-plants lists them.`);
  return plant;
}

async function simulate({ seeds, from, json, plant }: Options): Promise<number> {
  if (plant) sow(plant);
  // Only now, so that what was planted is loaded.
  const { play } = await import("./run.ts");
  const outcomes: Outcome[] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const outcome = await play(seed);
    // The story has been told, and there may be very many.
    outcomes.push({ ...outcome, story: "" });
    if (!json) process.stdout.write(tell(outcome));
    if (plant && outcome.violation) break;
  }
  const told = report(from, outcomes, plant?.name);
  process.stdout.write(`${JSON.stringify(told)}\n`);
  return told.violations === 0 ? 0 : 1;
}

function tell({ seed, steps, states, violation, story }: Outcome): string {
  const line = `seed ${seed}: ${states.join(", ")} after ${steps} steps\n`;
  if (!violation) return line;
  return `${line}\n${story}\n\nViolated: ${violation.invariant}: ${violation.text}\n\n`;
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
