import { expect, test } from "vitest";
import { generatedFleet } from "../../src/simulator/storefront.ts";
import { releaseCost } from "../bench/release-cost.ts";

/** Counts, no times: any machine gives nearly the same. `npm run bench:cost` shows where they come from. */
test(
  "a release of eighty services stays within what GitHub lets an app do in an hour",
  { timeout: 1_200_000 },
  async () => {
    const cost = await releaseCost(generatedFleet(80));
    expect(cost.byKind).toMatchObject({ deployment: 80, "open issue": 80, release: 81 });
    expect(cost.writes - cost.checks).toBeLessThanOrEqual(470);
    expect(cost.edits).toBeLessThanOrEqual(125);
    expect(cost.graphql).toBeLessThanOrEqual(800);
    expect(cost.points).toBeLessThanOrEqual(1_550);
    expect(cost.pointsPerHour).toBeLessThanOrEqual(1_500);
    expect(cost.changesPerHour).toBeLessThanOrEqual(490);
  },
);
