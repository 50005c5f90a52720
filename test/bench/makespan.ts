/**
 * How close rollouts come to the shortest possible: played by the decisions themselves, on random graphs of one
 * seed. Ratios only, so that any machine gives the same.
 */
import * as fc from "fast-check";
import { dags, type Step } from "../support/dags.ts";
import {
  bestListMakespan,
  criticalSeconds,
  playedMakespan,
  playedReturn,
  reversed,
  seeded,
  wavesMakespan,
} from "../support/makespan.ts";

const numRuns = Number(process.argv[2] ?? 50);
const workers = 4;
const random = seeded(1);

/** Median, 95 of 100, and the worst. */
function spread(ratios: readonly number[]): string {
  const sorted = ratios.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.ceil(sorted.length * part) - 1] ?? NaN).toFixed(3);
  return `${at(0.5)} ${at(0.95)} ${at(1)}`;
}

const line = (...cells: readonly string[]): void =>
  void process.stdout.write(`${cells.map((cell) => cell.padEnd(20)).join("")}\n`);

line("median p95 worst", "services", `${numRuns} graphs each`);
for (const count of [5, 10, 20]) {
  const graphs = fc.sample(dags({ min: count, max: count }), { seed: 1, numRuns });
  const ratios = (of: (steps: readonly Step[]) => number): string => spread(graphs.map(of));
  const sum = (steps: readonly Step[]): number => steps.reduce((all, { takes }) => all + takes, 0);
  line(
    ratios((steps) => sum(steps) / criticalSeconds(steps)),
    `${count}`,
    "one by one / longest chain",
  );
  line(
    ratios((steps) => wavesMakespan(steps) / criticalSeconds(steps)),
    `${count}`,
    "level by level / longest chain",
  );
  line(
    ratios((steps) => playedMakespan(steps, null) / criticalSeconds(steps)),
    `${count}`,
    "ours / longest chain",
  );
  line(
    ratios((steps) => {
      const ours = playedMakespan(steps, workers);
      return ours / Math.min(ours, bestListMakespan(steps, workers, { tries: 1_000, random }));
    }),
    `${count}`,
    `ours / best list schedule, ${workers} at once`,
  );
  line(
    ratios((steps) => sum(steps) / criticalSeconds(reversed(steps))),
    `${count}`,
    "rollback one by one / longest chain",
  );
  line(
    ratios((steps) => playedReturn(steps, null) / criticalSeconds(reversed(steps))),
    `${count}`,
    "our rollback / longest chain",
  );
  line(
    ratios((steps) => {
      const ours = playedReturn(steps, workers);
      const best = bestListMakespan(reversed(steps), workers, { tries: 1_000, random });
      return ours / Math.min(ours, best);
    }),
    `${count}`,
    `our rollback / best list schedule, ${workers} at once`,
  );
}
