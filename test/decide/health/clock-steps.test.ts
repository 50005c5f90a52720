import { expect, test } from "vitest";
import { afterLook, judge } from "../../../src/decide/health/health.ts";
import { conditionsOf } from "../../../src/decide/health/samples.ts";
import type { HealthLook, HealthResult } from "../../../src/model/train/health.ts";
import { plan } from "../../support/health.ts";
import { noon } from "../../support/train.ts";

// One condition that may be bad for a minute, and must hold for two.
const simple = plan({ metrics: [] });
const word = { setAside: new Set<string>(), badFrom: null };

/**
 * Looks every ten seconds, three before and up to twenty after the clock was set; after how many seconds from then on
 * it is decided.
 */
function decidedAfter(result: HealthResult, step: Temporal.DurationLike): number | undefined {
  const [condition] = conditionsOf(simple);
  if (!condition) throw new Error("There is no condition");
  let seen: HealthLook | undefined;
  for (let seconds = -30; seconds <= 200; seconds += 10) {
    const at = noon.add({ seconds });
    const now = seconds < 0 ? at : at.add(step);
    seen = afterLook(seen, "1", [{ condition, result, words: result }], { begunAt: now, now });
    const verdict = judge(simple, seen, word, now);
    if (verdict.isProved || verdict.conditions.some(({ isFailing }) => isFailing)) return seconds;
  }
  return undefined;
}

test("threat 49: a soak begins anew when the clock is set, in whichever direction, and lasts as long as ever", () => {
  expect(decidedAfter("good", { seconds: 0 })).toBe(90);
  for (const step of [{ hours: 1 }, { hours: -1 }, { minutes: 2 }, { minutes: -2 }])
    expect([step, decidedAfter("good", step)]).toEqual([step, 120]);
  // A leap of a second is no step.
  for (const seconds of [1, -1])
    expect(decidedAfter("good", { seconds })).toBeGreaterThanOrEqual(90);
});

test("threat 49: what is bad is not bad for longer since the clock was set back, and not for ever", () => {
  expect(decidedAfter("bad", { seconds: 0 })).toBe(30);
  for (const step of [{ hours: -1 }, { minutes: -2 }])
    expect([step, decidedAfter("bad", step)]).toEqual([step, 60]);
});
