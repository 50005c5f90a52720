import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dags } from "../../support/dags.ts";
import {
  bestListMakespan,
  criticalSeconds,
  playedMakespan,
  playedReturn,
  reversed,
  seeded,
} from "../../support/makespan.ts";

test("without a limit a rollout takes as long as its longest chain, whatever the graph", () => {
  fc.assert(
    fc.property(dags({ max: 12 }), (steps) => {
      expect(playedMakespan(steps, null)).toBeLessThanOrEqual(1.02 * criticalSeconds(steps));
    }),
    { numRuns: 40 },
  );
});

test("with a limit hardly any order of the services is quicker than the one that the app takes", () => {
  // Of one seed: no rule of priority is the best for every graph.
  const random = seeded(1);
  const ratios = fc.sample(dags({ min: 8, max: 14 }), { seed: 4, numRuns: 40 }).map((steps) => {
    const best = bestListMakespan(steps, 4, { tries: 300, random });
    return playedMakespan(steps, 4) / best;
  });
  expect(ratios.filter((ratio) => ratio > 1.05)).toEqual([]);
});

test("without a limit a rollback takes as long as its longest chain, whatever the graph", () => {
  fc.assert(
    fc.property(dags({ max: 8 }), (steps) => {
      const shortest = criticalSeconds(reversed(steps));
      expect(playedReturn(steps, null)).toBeLessThanOrEqual(1.02 * shortest);
    }),
    { numRuns: 15 },
  );
});

test("with a limit hardly any order is quicker than the one in which the app rolls back", () => {
  const random = seeded(2);
  const ratios = fc.sample(dags({ min: 8, max: 10 }), { seed: 5, numRuns: 15 }).map((steps) => {
    const best = bestListMakespan(reversed(steps), 4, { tries: 300, random });
    return playedReturn(steps, 4) / best;
  });
  expect(ratios.filter((ratio) => ratio > 1.05)).toEqual([]);
});
