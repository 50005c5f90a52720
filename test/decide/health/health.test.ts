import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterLook, judge, type Word } from "../../../src/decide/health/health.ts";
import { conditionsOf, samplesOf, type Sample } from "../../../src/decide/health/samples.ts";
import { known, unknown } from "../../../src/model/failure.ts";
import type {
  HealthLook,
  HealthResult,
  Metric,
  MetricAnswer,
} from "../../../src/model/train/health.ts";
import { check } from "../../support/observation.ts";
import { answered, measured, metric, plan, well } from "../../support/health.ts";
import { commit, noon } from "../../support/train.ts";

// One condition that may be bad for a minute, and must hold for two.
const simple = plan({ metrics: [] });
const [condition] = conditionsOf(simple);

/** One look: `+`, `-`, `?` for good, bad and unknown. */
interface Look {
  readonly sign: string;
  /** Seconds since noon. */
  readonly at: number;
}

const results: Readonly<Record<string, HealthResult>> = { "+": "good", "-": "bad", "?": "unknown" };

function sampleFor(sign: string): readonly Sample[] {
  const result = results[sign];
  return result && condition ? [{ condition, result, words: sign }] : [];
}

const nothingSaid: Word = { setAside: new Set(), badFrom: null };

/** `proved`, `failing` at any of the looks, or neither. */
function outcomeOf(looks: readonly Look[], word = nothingSaid) {
  let seen: HealthLook | undefined;
  let [isProved, isFailing] = [false, false];
  for (const { sign, at } of looks) {
    const now = noon.add({ seconds: at });
    seen = afterLook(seen, "1", sampleFor(sign), { begunAt: now, now });
    const verdict = judge(simple, seen, word, now);
    isProved ||= verdict.isProved;
    isFailing ||= verdict.conditions.some((one) => one.isFailing);
  }
  return { isProved, isFailing };
}

/** Each sign is ten seconds; a space is a look that says nothing of it. */
const every10s = (text: string): readonly Look[] =>
  Array.from(text, (sign, index) => ({ sign, at: index * 10 }));

test.each([
  ["good for less than the soak", "++++++++++++", "open"],
  ["good for the whole soak", "+++++++++++++", "proved"],
  ["one bad look in it begins the soak anew", "+++++++++++-++++++++++++", "open"],
  ["and it is proved once it has held again", "+++++++++++-+++++++++++++", "proved"],
  ["bad at the very end of the soak", "++++++++++++-", "open"],
  ["an unknown one begins it anew, too", "++++++?++++++++++++", "open"],
  ["unknown all the time", "??????????????????????????????", "open"],
  ["looks that hear nothing for a while", "++     +     +     +", "proved"],
  ["a gap of more than 90 seconds", "++++++++++         +++++++++++", "open"],
  ["bad for as long as it may be", "-------", "failing"],
  ["bad for less", "------+", "open"],
  ["flapping is bad all the while", "-+-+-+-", "failing"],
  ["flapping slowly, never good for as long as it may be bad", "-+++++-", "failing"],
  ["bad again after it was good for that long", "-+++++++-", "open"],
  ["bad, unknown and bad again", "-?????-", "failing"],
  ["bad once and never known again", "-??????????", "open"],
  ["nothing seen at all", "", "open"],
])("threat 42: %s: %s", (_what, looks, expected) => {
  const { isProved, isFailing } = outcomeOf(every10s(looks));
  expect(isFailing ? "failing" : isProved ? "proved" : "open").toBe(expected);
});

test("what was bad before the team vouched doesn't count against the service", () => {
  const word = { setAside: new Set<string>(), badFrom: noon.add({ seconds: 55 }) };
  expect(outcomeOf(every10s("-------"), word).isFailing).toBe(false);
  expect(outcomeOf(every10s("-------------"), word).isFailing).toBe(true);
});

test("a look is about one deployment: another one begins with nothing", () => {
  const now = noon.add({ minutes: 5 });
  const old = afterLook(undefined, "1", sampleFor("+"), { begunAt: noon, now: noon });
  const next = afterLook(old, "2", sampleFor("+"), { begunAt: now, now });
  expect(next.conditions.get("probe")?.goodSince).toEqual(now);
});

test("the time that a look takes is counted neither for nor against anybody", () => {
  const first = afterLook(undefined, "1", sampleFor("+"), {
    begunAt: noon,
    now: noon.add({ seconds: 20 }),
  });
  const begunAt = noon.add({ seconds: 80 });
  const [soon, enough] = [130, 140].map((at) => {
    const middle = afterLook(first, "1", sampleFor("+"), { begunAt, now: begunAt });
    const last = noon.add({ seconds: at });
    const seen = afterLook(middle, "1", sampleFor("+"), {
      begunAt: last,
      now: noon.add({ seconds: 160 }),
    });
    return judge(simple, seen, nothingSaid, noon.add({ seconds: 160 })).isProved;
  });
  expect([soon, enough]).toEqual([false, true]);
});

const looksArbitrary = fc
  .array(
    fc.record({
      sign: fc.constantFrom("+", "+", "+", "-", "?"),
      gap: fc.integer({ min: 1, max: 100 }),
    }),
    {
      maxLength: 40,
    },
  )
  .map((steps) => {
    let at = 0;
    return steps.map(({ sign, gap }): Look => ({ sign, at: (at += gap) }));
  });

describe("less evidence never makes a service healthier", () => {
  test("looks that were forgotten, or good ones that were never had", () => {
    fc.assert(
      fc.property(looksArbitrary, fc.nat(40), fc.func(fc.boolean()), (looks, forgotten, keeps) => {
        const fewer = looks.filter(
          (one, index) => index >= forgotten && (one.sign !== "+" || keeps(index)),
        );
        // What matters is how it stands at the end, so both end with the same look.
        const isProvedAtEnd = (some: readonly Look[]): boolean =>
          outcomeOf(some).isProved && !outcomeOf(some.slice(0, -1)).isProved;
        const gone = looks.filter((one, index) => one.sign !== "+" || keeps(index));
        const isSound =
          (!isProvedAtEnd(fewer) || outcomeOf(looks).isProved) &&
          (!outcomeOf(looks).isFailing || outcomeOf(gone).isFailing);
        expect(isSound).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("nor do worse looks", () => {
    fc.assert(
      fc.property(looksArbitrary, fc.func(fc.boolean()), (looks, worsens) => {
        const worse = looks.map((one, index) =>
          worsens(index) ? { ...one, sign: one.sign === "+" ? "?" : "-" } : one,
        );
        const isSound =
          (!outcomeOf(worse).isProved || outcomeOf(looks).isProved) &&
          (!outcomeOf(looks).isFailing || outcomeOf(worse).isFailing);
        expect(isSound).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("and nothing is proved in less time than the soak", () => {
    fc.assert(
      fc.property(looksArbitrary, (looks) => {
        const first = looks[0]?.at ?? 0;
        const inTime = looks.filter(({ at }) => at - first < 120);
        expect(outcomeOf(inTime).isProved).toBe(false);
      }),
    );
  });
});

describe("threat 42: a metric", () => {
  const of = (changes: Partial<Metric>, answer: MetricAnswer): string => {
    const watched = plan({ probe: null, metrics: [metric({ max: null, ...changes })] });
    const [sample] = samplesOf(watched, {
      answers: { probe: null, metrics: new Map([["error rate", answer]]) },
      checks: unknown("not read"),
      deployedAt: noon,
    });
    return `${sample?.result}: ${sample?.words}`;
  };

  test.each<[Partial<Metric>, MetricAnswer, string]>([
    [{ max: 0.01 }, measured(0.004), "good: 0.004, at most 0.01"],
    [{ max: 0.01 }, measured(0.01), "good: 0.01, at most 0.01"],
    [{ max: 0.01 }, measured(0.012345), "bad: 0.0123, more than 0.01"],
    [{ max: 0.01 }, measured(1e300), "bad: 1e+300, more than 0.01"],
    [{ max: 0.01 }, measured(Infinity), "bad: Infinity, more than 0.01"],
    [{ max: 0.01 }, measured(-Infinity), "unknown: -Infinity is not a usable number"],
    [{ max: 0.01 }, measured(NaN), "unknown: is not a number"],
    [{ max: 0.01 }, measured(-0.5), "unknown: -0.5 is below zero"],
    [{ max: 10, min: -20 }, measured(-5), "good: -5, at most 10, at least -20"],
    [{ min: 99 }, measured(98), "bad: 98, less than 99"],
    [{ min: 99 }, measured(Infinity), "unknown: Infinity is not a usable number"],
    [{ max: 1 }, { value: unknown("gives no data"), before: null }, "unknown: gives no data"],
    [
      { maxRatio: 2 },
      measured(0.3, 0.2),
      "good: 0.3, at most 2 times the 0.2 before the deployment",
    ],
    [
      { maxRatio: 2 },
      measured(0.5, 0.2),
      "bad: 0.5, more than 2 times the 0.2 before the deployment",
    ],
    [
      { maxRatio: 2 },
      measured(0.5, 0),
      "unknown: was 0 before the deployment, which nothing is a multiple of",
    ],
    [
      { maxRatio: 2 },
      measured(0.5, NaN),
      "unknown: was NaN before the deployment, which nothing is a multiple of",
    ],
    [{ maxRatio: 2 }, measured(0.5), "unknown: its value before the deployment is unknown"],
    [
      { maxRatio: 2 },
      { value: known(0.5), before: unknown("gives no data") },
      "unknown: before the deployment: gives no data",
    ],
    // What breaks one limit is bad, whatever isn't known of the other one.
    [{ max: 0.4, maxRatio: 2 }, measured(0.5), "bad: 0.5, more than 0.4"],
  ])("%j of %j", (changes, answer, expected) => {
    expect(of(changes, answer)).toBe(expected);
  });
});

describe("threat 41: a probe", () => {
  const probe = { url: "https://api.example.com", method: "GET", status: null, json: [] } as const;
  const seen = { checks: unknown<never>("not read"), deployedAt: noon };
  const json = [{ path: "status", value: "up" }];

  test.each([
    [probe, answered(200), "good: answers 200"],
    [probe, answered(299), "good: answers 299"],
    [probe, answered(302), "bad: answers 302"],
    [probe, answered(503, "no database"), "bad: answers 503 (no database)"],
    [{ ...probe, status: 401 }, answered(401), "good: answers 401"],
    [{ ...probe, status: 204 }, answered(200), "bad: answers 200, not 204"],
    [
      { ...probe, json },
      { ...answered(200), values: new Map([["status", "up"]]) },
      "good: answers 200",
    ],
    [
      { ...probe, json },
      { ...answered(200), values: new Map([["status", "down"]]) },
      "bad: answers status down, not up",
    ],
    [{ ...probe, json }, answered(200), "bad: answers 200 without status"],
    [probe, { kind: "unreachable", why: "refuses the connection" }, "bad: refuses the connection"],
    [probe, { kind: "not asked", why: "port 22 is not asked" }, "unknown: port 22 is not asked"],
  ] as const)("%j: %j", (wanted, answer, expected) => {
    const [sample] = samplesOf(plan({ probe: wanted, metrics: [] }), {
      ...seen,
      answers: { probe: answer, metrics: new Map() },
    });
    expect(`${sample?.result}: ${sample?.words}`).toBe(expected);
  });

  test("that had no turn says nothing", () => {
    expect(samplesOf(plan(), { ...seen, answers: undefined })).toEqual([]);
    expect(samplesOf(plan(), { ...seen, answers: well })).toHaveLength(2);
  });
});

describe("a smoke test", () => {
  const after = noon.add({ minutes: 3 });
  test.each([
    [check({ name: "smoke", endedAt: after }), "good: success"],
    [check({ name: "smoke", result: "failed", word: "failure", endedAt: after }), "bad: failure"],
    [
      check({ name: "smoke", endedAt: noon.subtract({ seconds: 1 }) }),
      "unknown: has not reported since the deployment",
    ],
    [check({ name: "smoke", endedAt: null }), "unknown: has not reported since the deployment"],
    [
      check({ name: "smoke", result: "running", word: "IN_PROGRESS", endedAt: null }),
      "unknown: in progress",
    ],
    [check({ name: "other", endedAt: after }), "unknown: has not reported"],
  ])("%j", (result, expected) => {
    const checks = known({
      commit: commit("a"),
      requiredByRules: known(null),
      results: [result],
      ours: [],
    });
    const [sample] = samplesOf(plan({ probe: null, metrics: [], check: "smoke" }), {
      answers: undefined,
      checks,
      deployedAt: noon,
    });
    expect(`${sample?.result}: ${sample?.words}`).toBe(expected);
  });
});
