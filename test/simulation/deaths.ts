/** `npm run simulate:deaths`: a release of five services, killed at every point of it; see `--help`. */
import { parseArgs } from "node:util";
import { courseNames, courseOf, type CourseName, type Point } from "./courses.ts";
import { createRandom } from "./random.ts";
import { play } from "./run.ts";
import { wholeNumber } from "./whole-number.ts";

const usage = `Usage: npm run simulate:deaths -- [options]

Plays a release of five services again and again: forward, with a hold, and rolled back. Each time the app's process is
killed at another point: before a write to GitHub, after it, while it is under way, or after a commit of its database;
and starts again with its data, or with none. Whatever happens, each deployment is made once and the release ends as it
does when nobody dies. The last line on standard output is a JSON object; the exit code is 0 only when nothing was
violated.

  --every N    only every so manieth point (default 1: all)
  --from K     the first of them (default 1)
  --pairs N    so many pairs of points by chance, instead of single ones
  --seed S     which pairs (default 1)
  --json       nothing but the JSON object
  --help       this text
`;

interface Options {
  readonly every: number;
  readonly from: number;
  /** null: single points. */
  readonly pairs: number | null;
  readonly seed: number;
  readonly json: boolean;
}

/** Throws one sentence that says what is wrong with the arguments. */
function readOptions(args: readonly string[]): Options | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      every: { type: "string", default: "1" },
      from: { type: "string", default: "1" },
      pairs: { type: "string" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  return {
    every: wholeNumber("every", values.every),
    from: wholeNumber("from", values.from),
    pairs: values.pairs === undefined ? null : wholeNumber("pairs", values.pairs),
    seed: wholeNumber("seed", values.seed),
    json: values.json,
  };
}

/** One release and its deaths. */
interface Case {
  readonly name: CourseName;
  readonly points: readonly Point[];
  readonly loseData: boolean;
}

interface Ended {
  readonly violation: string | null;
  readonly died: number;
  readonly story: string;
}

/** The people of all courses act at the same times. */
const people = 1;

async function playCase({ name, points, loseData }: Case): Promise<Ended> {
  const { course, passed } = courseOf(name, points, loseData);
  const { violation, story } = await play(people, course);
  const text = violation && `${violation.invariant}: ${violation.text}`;
  return { violation: text, died: passed.died, story };
}

/** Every point of a course, as it is when nobody dies. */
async function pointsOf(name: CourseName): Promise<readonly Point[]> {
  const { course, passed } = courseOf(name, [], false);
  const { violation } = await play(people, course);
  if (violation) throw new Error(`The course ${name} fails without any death: ${violation.text}`);
  const upTo = (kind: Point["kind"], count: number): readonly Point[] =>
    Array.from({ length: count }, (_, index) => ({ kind, index: index + 1 }));
  return [
    ...upTo("before write", passed.writes),
    ...upTo("after write", passed.writes),
    ...upTo("write under way", passed.writes),
    ...upTo("after commit", passed.commits),
  ];
}

async function* cases({ every, from, pairs, seed }: Options): AsyncGenerator<Case> {
  const all = new Map<CourseName, readonly Point[]>();
  for (const name of courseNames) all.set(name, await pointsOf(name));
  if (pairs !== null) {
    const random = createRandom(`pairs ${seed}`);
    for (let count = 0; count < pairs; count += 1) {
      const [name, points] = random.pick([...all]);
      // There are many more commits than writes, and each kind is as good as another.
      const kinds = [...Map.groupBy(points, ({ kind }) => kind).values()];
      const two = [random.pick(random.pick(kinds)), random.pick(random.pick(kinds))];
      yield { name, points: two, loseData: random.chance(0.5) };
    }
    return;
  }
  let place = 0;
  for (const [name, points] of all) {
    for (const point of points) {
      for (const loseData of [false, true]) {
        place += 1;
        if (place >= from && (place - from) % every === 0) {
          yield { name, points: [point], loseData };
        }
      }
    }
  }
}

const told = ({ name, points, loseData }: Case): string => {
  const where = points.map(({ kind, index }) => `${kind} ${index}`).join(" and ");
  return `${name}, killed ${where}, ${loseData ? "its data lost" : "its data kept"}`;
};

async function simulate(options: Options): Promise<number> {
  const { json } = options;
  const violations: string[] = [];
  let played = 0;
  let died = 0;
  for await (const one of cases(options)) {
    const ended = await playCase(one);
    played += 1;
    died += ended.died;
    if (ended.violation === null) {
      if (!json) process.stdout.write(`${told(one)}: ends as it should\n`);
      continue;
    }
    violations.push(`${told(one)}: ${ended.violation}`);
    if (!json) process.stdout.write(`\n${ended.story}\n\nViolated: ${violations.at(-1)}\n\n`);
  }
  const [first = null] = violations;
  process.stdout.write(
    `${JSON.stringify({ played, died, violations: violations.length, first })}\n`,
  );
  return violations.length === 0 ? 0 : 1;
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") process.stdout.write(usage);
  else process.exitCode = await simulate(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
