/** `npm run simulate:plants`: which mistakes that are planted in the app the simulation finds, and how; see `--help`. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { plants } from "./plants/plants.ts";
import type { Report } from "./report.ts";
import { wholeNumber } from "./whole-number.ts";

const usage = `Usage: npm run simulate:plants -- [options] [plant…]

Plants one mistake after the other in the app, and plays seeds until one of them violates something. Prints each plant,
the first seed that finds it, and what is violated. The last line on standard output is a JSON object; the exit code is 0
only when all are found.

  --seeds N   how many seeds at most for each (default 1000)
  --from S    the first of them (default 1)
  --help      this text
`;

const program = fileURLToPath(new URL("main.ts", import.meta.url));

/** What the simulation with a plant reports; a violation is no error here. */
async function simulated(plant: string, seeds: number, from: number): Promise<Report> {
  const args = ["--plant", plant, "--seeds", `${seeds}`, "--from", `${from}`, "--json"];
  const options = { maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--max-semi-space-size=64", program, ...args],
    options,
  ).catch((error: unknown) => {
    const { code, stdout: told } = error as { readonly code: unknown; readonly stdout?: string };
    if (code === 1 && told) return { stdout: told };
    throw error;
  });
  return JSON.parse(stdout) as Report;
}

async function find(names: readonly string[], seeds: number, from: number): Promise<number> {
  const missing: string[] = [];
  const wide = Math.max(...names.map(({ length }) => length));
  for (const name of names) {
    const { first } = await simulated(name, seeds, from);
    const found = first ? `seed ${first.seed}: ${first.invariant}` : `not in ${seeds} seeds`;
    process.stdout.write(`${name.padEnd(wide)}  ${found}\n`);
    if (!first) missing.push(name);
  }
  const found = names.length - missing.length;
  process.stdout.write(`${JSON.stringify({ plants: names.length, found, missing })}\n`);
  return missing.length === 0 ? 0 : 1;
}

/** Throws one sentence that says what is wrong with the arguments. */
function readNames(asked: readonly string[]): readonly string[] {
  const names = plants.map(({ name }) => name);
  const strange = asked.find((one) => !names.includes(one));
  if (strange !== undefined) throw new Error(`There is no plant ${strange}.`);
  return asked.length > 0 ? asked : names;
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seeds: { type: "string", default: "1000" },
      from: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) process.stdout.write(usage);
  else {
    const seeds = wholeNumber("seeds", values.seeds);
    process.exitCode = await find(readNames(positionals), seeds, wholeNumber("from", values.from));
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
