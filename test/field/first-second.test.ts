import { expect, test } from "vitest";
import { trainWorld } from "../observe/train-world.ts";

test("attack 69: an issue that was opened in the second of the first start isn't older than the memory", async () => {
  await using world = await trainWorld(["api"]);
  const opened = world.issue.createdAt.round({ smallestUnit: "second", roundingMode: "floor" });
  for (const [milliseconds, isBlind] of [
    [1, false],
    [999, false],
    [1000, true],
  ] as const) {
    const bornAt = opened.add({ milliseconds });
    const { blindUntil } = await world.see({ bornAt, blindUntil: bornAt.add({ minutes: 1 }) });
    expect([milliseconds, blindUntil !== null]).toEqual([milliseconds, isBlind]);
  }
});
