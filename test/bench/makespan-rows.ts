/** How close rollouts and rollbacks of twenty services come to the shortest possible, as rows. */
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
import { median, row, tell, type Row } from "./row.ts";

const workers = 4;

function* rows(): Generator<Row> {
  const random = seeded(1);
  const graphs = fc.sample(dags({ min: 20, max: 20 }), { seed: 1, numRuns: 30 });
  const half = (of: (steps: readonly Step[]) => number): number => median(graphs.map(of));
  yield row(
    "rollout of 20 services, times the longest chain (peer: level by level)",
    half((steps) => playedMakespan(steps, null) / criticalSeconds(steps)),
    {
      goal: 1.02,
      limit: 1,
      peer: half((steps) => wavesMakespan(steps) / criticalSeconds(steps)),
    },
  );
  yield row(
    `the same with ${workers} at once, times the best of 1,000 orders`,
    half((steps) => {
      const ours = playedMakespan(steps, workers);
      return ours / Math.min(ours, bestListMakespan(steps, workers, { tries: 1_000, random }));
    }),
    { goal: 1.05, limit: 1 },
  );
  yield row(
    "rollback of 20 services, times the longest chain (peer: one by one)",
    half((steps) => playedReturn(steps, null) / criticalSeconds(reversed(steps))),
    {
      goal: 1.02,
      limit: 1,
      peer: half(
        (steps) =>
          steps.reduce((all, { takes }) => all + takes, 0) / criticalSeconds(reversed(steps)),
      ),
    },
  );
  yield row(
    `the rollback with ${workers} at once, times the best of 1,000 orders`,
    half((steps) => {
      const ours = playedReturn(steps, workers);
      const best = bestListMakespan(reversed(steps), workers, { tries: 1_000, random });
      return ours / Math.min(ours, best);
    }),
    { goal: 1.05, limit: 1 },
  );
}

if (import.meta.main) tell(rows());
