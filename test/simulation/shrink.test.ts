import { expect, test } from "vitest";
import type { Outcome } from "./run.ts";
import { shrink } from "./shrink.ts";

/** A seed that fails whenever these kinds strike; all that may strike does. */
function seedThatNeeds(needed: readonly string[]) {
  const played: string[][] = [];
  const again = async (kinds: ReadonlySet<string>): Promise<Outcome> => {
    played.push([...kinds]);
    const isViolated = needed.every((kind) => kinds.has(kind));
    return {
      seed: 7,
      steps: kinds.size,
      violation: isViolated ? { invariant: "consent", text: "no vote" } : null,
      faults: Object.fromEntries([...kinds].map((kind) => [kind, 1])),
      digest: "",
      story: "",
      states: [],
    };
  };
  return { again, played };
}

const kinds = ["request: slow", "request: lost", "people: edit", "people: hold", "names: team"];

test.each([[["request: lost", "people: hold"]], [["names: team"]], [[]], [kinds]])(
  "of all kinds %j are left when it takes these",
  async (needed) => {
    const { again } = seedThatNeeds(needed);
    const { only, outcome } = await shrink(await again(new Set(kinds)), again);
    expect(only).toEqual(needed);
    expect(outcome.violation?.invariant).toBe("consent");
    expect(outcome.steps).toBe(needed.length);
  },
);

test("leaves out whole groups before single kinds", async () => {
  const { again, played } = seedThatNeeds(["people: hold"]);
  await shrink(await again(new Set(kinds)), again);
  expect(played[1]).toEqual(["people: edit", "people: hold", "names: team"]);
  expect(played.at(-1)).toEqual([]);
});

test("doesn't take another violation for the same", async () => {
  const { again } = seedThatNeeds([]);
  const first = await again(new Set(kinds));
  const other = { ...first, violation: { invariant: "gates", text: "" } };
  const { only } = await shrink(other, again);
  expect(only).toEqual(kinds);
});
