import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  criticalPath,
  longestPaths,
  schedule,
  type Job,
  type Rules,
} from "../../../src/decide/timetable/schedule.ts";
import { serviceId } from "../../../src/model/ids.ts";
import { dags, type Step } from "../../support/dags.ts";

const any: Rules = { parallel: null };

/** Jobs in which the longest path goes first, as the app makes them. */
function jobsOf(steps: readonly Step[], changes: Readonly<Record<string, Partial<Job>>> = {}) {
  const parts = steps.map(({ id, after, takes }) => ({
    id: serviceId(id),
    after: after.map(serviceId),
    takes,
    proves: 0,
  }));
  const paths = longestPaths(parts);
  return parts.map((part, place): Job => {
    const path = paths.get(part.id) ?? 0;
    return { ...part, target: part.id, path, place, begun: null, ...changes[part.id] };
  });
}

const step = (id: string, takes: number, ...after: readonly string[]): Step => ({
  id,
  takes,
  after,
});

const times = (jobs: readonly Job[], rules: Rules = any): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...schedule(jobs, rules)].map(([id, { start, end }]) => [id, `${start}-${end}`]),
  );

// a <- b <- d, c beside them.
const four = [step("a", 10), step("b", 20, "a"), step("c", 5), step("d", 1, "b")];

test("each starts as soon as all it depends on have ended", () => {
  expect(times(jobsOf(four))).toEqual({ a: "0-10", b: "10-30", c: "0-5", d: "30-31" });
});

test("what is under way keeps its times, and what depends on what has ended starts at once", () => {
  const jobs = jobsOf(four.slice(1), { b: { begun: { start: -5, deployed: 7, end: 7 } } });
  expect(times(jobs)).toEqual({ b: "-5-7", c: "0-5", d: "7-8" });
});

test("no more at once than the limit, the longest remaining path first, then the order of the file", () => {
  const jobs = jobsOf([step("x", 3), step("y", 3), step("z", 2), step("end", 9, "z")]);
  expect(times(jobs, { parallel: 1 })).toEqual({ z: "0-2", end: "2-11", x: "11-14", y: "14-17" });
});

test("services with one target take turns, and hold up nobody else", () => {
  const shared = { target: "mono" };
  const jobs = jobsOf([step("x", 3), step("y", 4), step("z", 5)], { x: shared, y: shared });
  expect(times(jobs)).toEqual({ y: "0-4", z: "0-5", x: "4-7" });
  expect(times(jobs, { parallel: 2 })).toEqual({ z: "0-5", y: "0-4", x: "4-7" });
});

test("only what depends on a service waits until it is proved to be healthy", () => {
  const shared = { target: "mono", proves: 10 };
  const jobs = jobsOf([step("x", 3), step("y", 2), step("z", 5, "x")], { x: shared, y: shared });
  expect(times(jobs, { parallel: 1 })).toEqual({ x: "0-13", y: "3-15", z: "13-18" });
  const proving = { ...shared, begun: { start: -9, deployed: -6, end: 4 } };
  expect(
    times(jobsOf([step("x", 3), step("y", 2), step("z", 5, "x")], { x: proving, y: shared })),
  ).toEqual({ x: "-9-4", y: "0-12", z: "4-9" });
});

test("nothing starts while the window is closed", () => {
  const opens = (at: number): number | undefined => (at < 8 || at >= 100 ? at : 100);
  expect(times(jobsOf(four), { parallel: null, opens })).toEqual({
    a: "0-10",
    b: "100-120",
    c: "0-5",
    d: "120-121",
  });
  const never = (at: number): number | undefined => (at < 8 ? at : undefined);
  expect(Object.keys(times(jobsOf(four), { parallel: null, opens: never }))).toEqual(["a", "c"]);
});

describe("the critical path", () => {
  const path = (jobs: readonly Job[], rules: Rules = any): string =>
    criticalPath(schedule(jobs, rules)).join(" ");

  test("leads over dependencies, the turns on a target, and the limit", () => {
    expect(path(jobsOf(four))).toBe("a b d");
    const shared = { target: "mono" };
    expect(path(jobsOf([step("x", 3), step("y", 4)], { x: shared, y: shared }))).toBe("y x");
    expect(path(jobsOf([step("x", 3), step("y", 4)]), { parallel: 1 })).toBe("y x");
    expect(path([])).toBe("");
  });
});

test("whatever the graph, targets and limit: order, turns and limit are kept, and nobody waits for nothing", () => {
  const cases = fc.record({
    steps: dags({ max: 15 }),
    targets: fc.array(fc.nat(20), { minLength: 15, maxLength: 15 }),
    parallel: fc.option(fc.integer({ min: 1, max: 5 })),
  });
  fc.assert(
    fc.property(cases, ({ steps, targets, parallel }) => {
      const jobs = jobsOf(steps).map((job, index) => ({ ...job, target: `t${targets[index]}` }));
      const slots = schedule(jobs, { parallel });
      const spans = jobs.map((job) => ({ job, ...(slots.get(job.id) ?? { start: -1, end: -1 }) }));
      for (const { job, start, end } of spans) {
        expect(end).toBe(start + job.takes);
        const during = spans.filter((one) => one.start <= start && one.end > start);
        expect(during.length).toBeLessThanOrEqual(parallel ?? Infinity);
        expect(during.filter((one) => one.job.target === job.target)).toHaveLength(1);
        const before = job.after.map((id) => slots.get(id)?.end ?? Infinity);
        expect(start).toBeGreaterThanOrEqual(Math.max(0, ...before));
        // It waited for one that it depends on, for its target, or for one of those that were on.
        expect(start === 0 || spans.some((one) => one.end === start)).toBe(true);
      }
      const path = criticalPath(slots).map((id) => slots.get(id));
      const last = Math.max(...spans.map(({ end }) => end));
      expect(path.at(-1)?.end).toBe(last);
      expect(path.reduce((sum, slot) => sum + (slot ? slot.end - slot.start : 0), 0)).toBe(last);
    }),
    { numRuns: 200 },
  );
});
