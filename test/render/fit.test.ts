import { expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { firstThatFits } from "../../src/render/fit.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { leastOfRows } from "../../src/render/issue-rows.ts";
import { largeRelease } from "../support/large.ts";

test("the first rendering that fits is taken, and none is made that can't fit", () => {
  const made: number[] = [];
  const render = (length: number): string => {
    made.push(length);
    return "x".repeat(length);
  };
  expect(firstThatFits([9, 7, 5, 3], 6, render, (length) => length - 1)).toBe("xxxxx");
  expect(made).toEqual([7, 5]);
  expect(firstThatFits([9, 7], 6, render)).toBeUndefined();
});

test("no table of services is shorter than what is taken for the least", () => {
  for (const observation of largeRelease(40).values()) {
    const { view } = decide(observation);
    if (!view) throw new Error("There is nothing to show");
    const least = leastOfRows(view, Infinity);
    expect(least).toBeGreaterThan(40 * 40);
    const rows = renderIssue(view, { room: 1_000_000 })
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .join("\n");
    expect(rows.length).toBeGreaterThan(least);
    const hidden = view.services.map((one) => ({ ...one, name: "\u200b".repeat(90) }));
    expect(leastOfRows({ ...view, services: hidden }, Infinity)).toBeLessThan(least);
  }
});
