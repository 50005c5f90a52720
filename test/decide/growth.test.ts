import { describe, expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import { counted } from "../support/counted.ts";
import { largeRelease } from "../support/large.ts";
import { says } from "../support/observation.ts";
import { people } from "../support/train.ts";

const [small, large] = [24, 96];
const releases = { small: largeRelease(small), large: largeRelease(large) };

/** How often one decision reads anything of what was observed. */
function steps(observation: Observation | undefined): number {
  if (!observation) throw new Error("There is no such moment");
  const world = counted(observation);
  decide(world.value);
  return world.reads();
}

describe("a decision takes steps in proportion", () => {
  test.for([...releases.small.keys()])("to the services: %s", (moment) => {
    const [few, many] = [releases.small.get(moment), releases.large.get(moment)];
    // A little more than in proportion, since lists are sorted.
    expect(steps(many) / steps(few)).toBeLessThan((large / small) * 1.1);
  });

  test("to the comments", () => {
    const voted = releases.small.get("voted");
    const withComments = (count: number): Observation | undefined =>
      voted &&
      Array.from({ length: count }).reduce<Observation>(
        (world) => says(world, people.eve, "When does it leave?"),
        voted,
      );
    const none = steps(voted);
    expect(steps(withComments(80)) - none).toBeLessThan((steps(withComments(20)) - none) * 4.4);
  });
});
