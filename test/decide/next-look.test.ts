import { describe, expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import { gone, left, voted } from "../support/consent.ts";
import { closed, later } from "../support/observation.ts";

describe("the next look", () => {
  const seconds = (world: Observation) => decide(world).next?.since(world.now).total("seconds");

  test.each<[string, Observation, number | undefined]>([
    ["nothing to wait for", voted(), undefined],
    ["something starts", gone(), 10],
    ["something deploys", left(), 60],
    ["a time-out comes", later(left(), { minutes: 28, seconds: 50 }), 10],
    ["memory comes back", { ...voted(), blindUntil: voted().now.add({ seconds: 20 }) }, 20],
    ["the train file can't be read", { ...voted(), train: { kind: "unknown", why: "away" } }, 30],
  ])("%s", (_, world, expected) => {
    expect(seconds(world)).toBe(expected);
  });

  test.each<[string, Observation, boolean]>([
    ["nobody has decided yet", voted(), true],
    ["something starts", gone(), false],
    ["something deploys", left(), false],
    [
      "the train file can't be read",
      { ...voted(), train: { kind: "unknown", why: "away" } },
      false,
    ],
  ])("attack 57: whether few looks are enough when %s", (_, world, expected) => {
    expect(decide(world).isCalm).toBe(expected);
  });

  test("a closed release rests when nothing moves any more", () => {
    expect(decide(closed(left())).rest).toBe(false);
    expect(decide(closed(voted())).rest).toBe(true);
    expect(decide(voted()).rest).toBe(false);
  });
});
