import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readCron } from "../../src/config/cron.ts";

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

test.each([
  ["0 9 * * MON", [[0], [9], null, range(1, 12), [1]]],
  ["*/15 8-10 1,15 * *", [[0, 15, 30, 45], [8, 9, 10], [1, 15], range(1, 12), null]],
  ["5 4 * jan,JUL sun", [[5], [4], null, [1, 7], [7]]],
  ["0 0 29 feb *", [[0], [0], [29], [2], null]],
  ["30 6 * * mon-fri", [[30], [6], null, range(1, 12), [1, 2, 3, 4, 5]]],
  ["30 6 * * fri-sun", [[30], [6], null, range(1, 12), [5, 6, 7]]],
  ["30 6 * * 0,7", [[30], [6], null, range(1, 12), [7]]],
  ["0 22/1 * 10-12/2 *", [[0], [22, 23], null, [10, 12], null]],
  ["  0   9 * *  1 ", [[0], [9], null, range(1, 12), [1]]],
])("%s", (text, expected) => {
  const cron = readCron(text);
  expect([cron?.minutes, cron?.hours, cron?.days, cron?.months, cron?.weekdays]).toEqual(expected);
});

test.each([
  "",
  "0 9 * *",
  "0 9 * * MON *",
  "60 9 * * *",
  "0 24 * * *",
  "0 9 0 * *",
  "0 9 32 * *",
  "0 9 * 13 *",
  "0 9 * * 8",
  "0 9 * * MONDAY",
  "0 9 5-1 * *",
  "0 9 1-2-3 * *",
  "0 9 */0 * *",
  "0 9 1, * *",
  "-5 9 * * *",
  "@weekly",
  "0 9 30 2 *",
  "0 9 31 4,6,9,11 *",
  "1.5 9 * * *",
])("%j is none", (text) => {
  expect(readCron(text)).toBeUndefined();
});

test("a day that never comes may stand beside a weekday that does", () => {
  expect(readCron("0 9 31 2 MON")?.weekdays).toEqual([1]);
});

test("any text is read or refused, and what is read is in order and in bounds", () => {
  const field = fc.stringMatching(/^[0-9*/,a-z-]{1,6}$/);
  fc.assert(
    fc.property(fc.array(field, { minLength: 5, maxLength: 5 }), (fields) => {
      const cron = readCron(fields.join(" "));
      if (!cron) return;
      for (const [list, min, max] of [
        [cron.minutes, 0, 59],
        [cron.hours, 0, 23],
        [cron.days ?? [1], 1, 31],
        [cron.months, 1, 12],
        [cron.weekdays ?? [1], 1, 7],
      ] as const) {
        expect(list.length).toBeGreaterThan(0);
        expect(list).toEqual([...new Set(list)].toSorted((a, b) => a - b));
        expect(list.every((one) => one >= min && one <= max)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
