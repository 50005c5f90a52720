import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/model/release/history.ts";
import {
  compareVersions,
  isVersion,
  nextCalver,
  nextSemver,
} from "../../../src/decide/plan/version.ts";
import { bumpOf } from "../../../src/decide/plan/version-bump.ts";

const bumps = fc.constantFrom("major", "minor", "patch");
const number = fc.oneof(fc.nat(3), fc.nat()).map(String);
const preWord = fc.oneof(number, fc.constantFrom("rc", "alpha", "beta", "x-1", "A"));
const semver = fc
  .record({
    numbers: fc.tuple(number, number, number),
    pre: fc.array(preWord, { maxLength: 3 }),
    build: fc.constantFrom("", "+build.5"),
  })
  .map(({ numbers, pre, build }) => {
    const tail = pre.length > 0 ? `-${pre.join(".")}` : "";
    return `${numbers.join(".")}${tail}${build}`;
  });
const compare = (a: string, b: string): number => compareVersions(a, b, "semver");

describe("the order of semantic versions", () => {
  // The example of semver.org, clause 11, between others.
  const ordered = [
    "0.0.9",
    "0.10.0",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.10",
    "1.2.0",
    "99999999999999999999.0.0",
    "99999999999999999999.0.1",
  ];

  test("is that of semver.org", () => {
    expect(ordered.toReversed().toSorted(compare)).toEqual(ordered);
  });

  test("leaves out what was built", () => {
    expect(compare("1.0.0+a", "1.0.0+b")).toBe(0);
  });

  test("is an order", () => {
    fc.assert(
      fc.property(fc.tuple(semver, semver, semver), (three) => {
        const [low = "", middle = "", high = ""] = three.toSorted(compare);
        expect(compare(low, high)).toBeLessThanOrEqual(0);
        expect(compare(low, middle) + compare(middle, low)).toBe(0);
      }),
    );
  });
});

test.each([
  ["semver", "1.2.3", true],
  ["semver", "1.2.3-rc.1+b.07", true],
  ["semver", "1.2", false],
  ["semver", "01.2.3", false],
  ["semver", "1.2.3-01", false],
  ["semver", "2026.03.1", false],
  ["calver", "2026.03.1", true],
  ["calver", "2026.3.1", false],
  ["calver", "2026.13.1", false],
  ["calver", "2026.03.0", false],
] as const)("%s: %s is a version: %s", (versioning, text, is) => {
  expect(isVersion(text, versioning)).toBe(is);
});

test.each([
  [null, "patch", "0.1.0"],
  [null, "major", "0.1.0"],
  ["1.7.3", "patch", "1.7.4"],
  ["1.7.3", "minor", "1.8.0"],
  ["1.7.3", "major", "2.0.0"],
  ["0.4.2", "patch", "0.4.3"],
  ["0.4.2", "minor", "0.4.3"],
  ["0.4.2", "major", "0.5.0"],
  ["2.0.0-rc.1", "patch", "2.0.0"],
  ["2.0.0-rc.1", "major", "2.0.0"],
  ["2.0.1-rc.1", "patch", "2.0.1"],
  ["2.0.1-rc.1", "minor", "2.1.0"],
  ["2.1.0-rc.1", "minor", "2.1.0"],
  ["2.1.0-rc.1", "major", "3.0.0"],
  ["0.5.0-rc.1", "major", "0.5.0"],
  ["1.7.3+build.9", "patch", "1.7.4"],
  ["9007199254740993.0.0", "minor", "9007199254740993.1.0"],
] as const)("after %s a %s change makes %s", (last, bump, next) => {
  expect(nextSemver(last, bump)).toBe(next);
});

test("the next version is higher than the last, final, and the higher the more changed", () => {
  fc.assert(
    fc.property(semver, bumps, (last, bump) => {
      const next = nextSemver(last, bump);
      expect(compare(next, last)).toBe(1);
      expect(next).toMatch(/^\d+\.\d+\.\d+$/);
      expect(compare(nextSemver(last, "major"), next)).toBeGreaterThanOrEqual(0);
      expect(compare(next, nextSemver(last, "patch"))).toBeGreaterThanOrEqual(0);
    }),
  );
});

const march = Temporal.PlainYearMonth.from("2026-03");

test.each([
  [null, "2026.03.1"],
  ["2026.03.1", "2026.03.2"],
  ["2026.03.9", "2026.03.10"],
  ["2026.02.7", "2026.03.1"],
  ["2025.12.7", "2026.03.1"],
  ["2026.04.2", "2026.04.3"],
])("after %s March makes %s", (last, next) => {
  expect(nextCalver(last, march)).toBe(next);
});

test("the next calendar version is higher than the last", () => {
  const month = fc.record({
    year: fc.integer({ min: 1, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(month, month, fc.integer({ min: 1 }), (before, now, count) => {
      const of = (one: typeof before): string =>
        `${String(one.year).padStart(4, "0")}.${String(one.month).padStart(2, "0")}`;
      const last = `${of(before)}.${count}`;
      const next = nextCalver(last, Temporal.PlainYearMonth.from(now));
      expect(isVersion(next, "calver")).toBe(true);
      expect(compareVersions(next, last, "calver")).toBe(1);
    }),
  );
});

const change = (title: string, more: Partial<Change> = {}): Change => ({
  title,
  message: title,
  labels: [],
  ...more,
});

test.each<[string, Change, string]>([
  ["a title without a type", change("Improve the search"), "patch"],
  ["fix", change("fix: mend it"), "patch"],
  ["perf", change("perf(core): hurry"), "patch"],
  ["chore", change("chore: tidy"), "patch"],
  ["feat", change("feat: search by colour"), "minor"],
  ["a scope", change("Feat(api): search"), "minor"],
  ["no type but a word", change("features: many"), "patch"],
  ["no space behind the colon", change("feat:search"), "patch"],
  ["a mark", change("fix!: drop the old API"), "major"],
  ["a mark behind a scope", change("chore(deps)!: drop Node 20"), "major"],
  ["a footer", change("fix: it", { message: "fix: it\n\nBREAKING CHANGE: all new" }), "major"],
  ["a footer with a hyphen", change("fix: it", { message: "x\n\nBREAKING-CHANGE: y" }), "major"],
  ["talk of such", change("fix: it", { message: "No BREAKING CHANGE: here" }), "patch"],
  ["a label above the title", change("fix: it", { labels: ["semver:major"] }), "major"],
  ["a label below the title", change("feat!: it", { labels: ["bug", "semver:patch"] }), "patch"],
  ["two labels", change("it", { labels: ["semver:minor", "Semver:Major"] }), "major"],
])("how much changes by %s", (_, one, bump) => {
  expect(bumpOf([one])).toBe(bump);
  expect(bumpOf([change("fix: another"), one, change("docs: more")])).toBe(bump);
});

test("more changes never ask for less", () => {
  const changes = fc.array(
    fc.constantFrom(change("fix: a"), change("feat: b"), change("feat!: c"), change("d")),
  );
  fc.assert(
    fc.property(changes, changes, (some, more) => {
      const all = nextSemver("1.2.3", bumpOf([...some, ...more]));
      expect(compare(all, nextSemver("1.2.3", bumpOf(some)))).toBeGreaterThanOrEqual(0);
    }),
  );
});
