/**
 * Every measurement in one table: its value, its goal, the same of a peer, and what nobody could be better than.
 * Counts come from the simulated GitHub's own log and are the same on any machine; of times only the ratios are.
 * `--json` prints the rows as one list instead; words pick parts by name, e.g. `release start`.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isMet, type Row } from "./row.ts";

interface Part {
  readonly name: string;
  readonly args: readonly string[];
  /** It is ended after so long, and says so; the table goes on. */
  readonly minutes: number;
}

const parts: readonly Part[] = [
  { name: "release", args: ["release.ts", "20", "80"], minutes: 3 },
  { name: "large release", args: ["release.ts", "200"], minutes: 5 },
  { name: "reading", args: ["reading.ts"], minutes: 2 },
  { name: "makespan", args: ["makespan-rows.ts"], minutes: 1 },
  { name: "deciding", args: ["deciding.ts"], minutes: 2 },
  { name: "start", args: ["start.ts"], minutes: 2 },
  { name: "ingest", args: ["ingest.ts"], minutes: 1 },
  { name: "reaction", args: ["reaction.ts"], minutes: 2 },
  { name: "dashboard", args: ["watching.ts"], minutes: 2 },
  { name: "fleet", args: ["fleet.ts"], minutes: 4 },
  { name: "replicas", args: ["replicas.ts"], minutes: 1 },
];

async function rowsOf({ name, args, minutes }: Part): Promise<readonly Row[]> {
  const [file = "", ...rest] = args;
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...rest], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const late = setTimeout(() => child.kill("SIGKILL"), minutes * 60_000);
  const gone = new Promise<number | null>((resolve) => child.once("close", resolve));
  const rows: Row[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    rows.push(JSON.parse(line) as Row);
  }
  const code = await gone;
  clearTimeout(late);
  if (code === null) process.stderr.write(`${name}: not over after ${minutes} minutes\n`);
  else if (code !== 0) process.exitCode = 1;
  return rows;
}

const number = (value: number | null): string =>
  value === null ? "" : value.toLocaleString("en", { maximumFractionDigits: 2 });

/** How far from its goal: 1 is just there. */
const ratioOf = ({ value, goal }: Row): number | null => (goal === null ? null : value / goal);

function line(one: Row): string {
  const cells = [one.value, one.goal, one.peer, one.limit, ratioOf(one)].map((cell) =>
    number(cell).padStart(10),
  );
  return `${one.name.padEnd(72)}${cells.join("")}${isMet(one) ? "" : "  missed"}\n`;
}

const words = process.argv.slice(2);
const isJson = words.includes("--json");
const picked = words.filter((word) => word !== "--json");
const wanted = parts.filter(
  ({ name }) => picked.length === 0 || picked.some((word) => name.includes(word)),
);
if (!isJson) {
  const heads = ["value", "goal", "peer", "limit", "to goal"].map((head) => head.padStart(10));
  process.stdout.write(`${"".padEnd(72)}${heads.join("")}\n`);
}
const all: Row[] = [];
for (const part of wanted) {
  const rows = await rowsOf(part);
  all.push(...rows);
  if (!isJson) for (const one of rows) process.stdout.write(line(one));
}
if (isJson) process.stdout.write(`${JSON.stringify(all, null, 1)}\n`);
