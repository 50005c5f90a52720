import { expect, test } from "vitest";
import { generatedFleet, storefront } from "../../src/simulator/storefront.ts";
import { releaseCost } from "../bench/release-cost.ts";

/** Counts, no times: any machine gives nearly the same. `npm run bench:cost` shows where they come from. */
test(
  "a release of six services reads what changed and writes what somebody needs, and no more",
  { timeout: 180_000 },
  async () => {
    const cost = await releaseCost(storefront);
    expect(cost.byKind).toMatchObject({ deployment: 6, "open issue": 6, release: 7 });
    expect(cost.writes - cost.checks).toBeLessThanOrEqual(95);
    // A branch and a pull request of each service: boarded, when it departs, departing, live.
    expect(cost.checks).toBeLessThanOrEqual(50);
    expect(cost.edits).toBeLessThanOrEqual(48);
    expect(cost.graphql).toBeLessThanOrEqual(150);
    expect(cost.points).toBeLessThanOrEqual(200);
  },
);

test(
  "a release of twenty services costs GitHub little more for each of them",
  { timeout: 540_000 },
  async () => {
    const cost = await releaseCost(generatedFleet(20));
    expect(cost.byKind).toMatchObject({ deployment: 20, "open issue": 20, release: 21 });
    expect(cost.writes - cost.checks).toBeLessThanOrEqual(160);
    expect(cost.checks).toBeLessThanOrEqual(115);
    expect(cost.edits).toBeLessThanOrEqual(58);
    expect(cost.graphql).toBeLessThanOrEqual(270);
    expect(cost.points).toBeLessThanOrEqual(390);
    expect(cost.changesPerHour).toBeLessThanOrEqual(400);
  },
);
