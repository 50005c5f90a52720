import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checksGate, newestRed } from "../../../src/decide/gates/checks-gate.ts";
import { known, unknown, type Reading } from "../../../src/model/failure.ts";
import type { CheckFacts, CheckResult } from "../../../src/model/github/checks.ts";
import type { RequiredChecks } from "../../../src/model/train/train.ts";
import { away, check, greenFacts } from "../../support/observation.ts";
import { commit, noon, service } from "../../support/train.ts";

const search = service("search", "search");
const tip = commit("search");
const short = tip.slice(0, 7);

const result = (name: string, of: CheckResult["result"] = "passed", word: string = of) =>
  check({ name, result: of, word });

const facts = (
  results: readonly CheckResult[],
  rules: CheckFacts["requiredByRules"] = known(null),
  ours: readonly string[] = [],
): CheckFacts => ({ commit: tip, requiredByRules: rules, results, ours });

function gateOf(checks: Reading<CheckFacts>, required: RequiredChecks = "branch rules"): string {
  const { readiness, reason } = checksGate(checks, required, tip);
  return `${readiness}: ${reason}`;
}

const hidden = unknown<never>("the branch's rules can't be read");

test.each<[string, CheckFacts, string]>([
  ["all passed", facts([result("a"), result("b")]), `ready: 2 checks green on ${short}`],
  [
    "one timed out",
    facts([result("a"), result("b", "failed", "timed_out")]),
    `blocked: check b timed out on ${short}`,
  ],
  [
    "one runs",
    facts([result("a", "running", "in_progress")]),
    `blocked: check a is in progress on ${short}`,
  ],
  [
    "one is expected",
    facts([result("a", "missing", "expected")]),
    `unknown: check a has not reported on ${short}`,
  ],
  [
    "one never ended",
    facts([result("a", "stale")]),
    `unknown: check a is stale: it never ended and must run again on ${short}`,
  ],
  [
    "one says what nobody knows",
    facts([result("a", "unclear", "moonstruck")]),
    `unknown: check a says moonstruck, which is unknown on ${short}`,
  ],
  [
    "none has reported",
    facts([]),
    `unknown: no check has reported on ${short}: a manager can waive ci with /waive, or set required_checks: none in the train file`,
  ],
  [
    "the required one hasn't reported",
    facts([result("b")], known(["a"])),
    `unknown: check a has not reported on ${short}`,
  ],
  [
    "one failed that isn't required",
    facts([result("a"), result("b", "failed")], known(["a"])),
    `ready: 1 check green on ${short}`,
  ],
  [
    "passed, and the rules can't be read",
    facts([result("a")], hidden),
    `unknown: the branch's rules can't be read on ${short}`,
  ],
  [
    "none, and the rules can't be read",
    facts([], hidden),
    `unknown: the branch's rules can't be read on ${short}`,
  ],
  [
    "failed, and the rules can't be read",
    facts([result("a", "failed", "failure")], hidden),
    `blocked: check a failed; the branch's rules can't be read on ${short}`,
  ],
  [
    "our own is required",
    facts([result("a")], known(["Release train", "a"]), ["Release train"]),
    `ready: 1 check green on ${short}`,
  ],
  [
    "only our own is required, and another failed",
    facts([result("a"), result("b", "failed", "failure")], known(["Release train"]), [
      "Release train",
    ]),
    `blocked: check b failed on ${short}`,
  ],
  [
    "our own is named like one that failed",
    facts([result("a", "failed", "failure")], known(["a"]), ["a"]),
    `blocked: check a failed on ${short}`,
  ],
  [
    "a rule names workflows, so that one counts that no rule names",
    { ...facts([result("a"), result("b", "failed", "failure")], known(["a"])), allCount: true },
    `blocked: check b failed on ${short}`,
  ],
  [
    "a rule names workflows and another one a check that has not reported",
    { ...facts([result("a")], known(["c"])), allCount: true },
    `unknown: check c has not reported on ${short}`,
  ],
  [
    "one that is named and counts anyway counts once",
    { ...facts([result("a"), result("b")], known(["a", "b"])), allCount: true },
    `ready: 2 checks green on ${short}`,
  ],
])("ci: %s", (_name, checks, words) => {
  expect(gateOf(known(checks))).toBe(words);
});

test("checks of another commit say nothing about this one", () => {
  const other = commit("other");
  expect(gateOf(known({ ...facts([result("a")]), commit: other }))).toBe(
    `unknown: the checks read are those of ${other.slice(0, 7)}`,
  );
  expect(gateOf(away)).toBe("unknown: GitHub is away");
});

test.each([
  ["known", known(["a"])],
  ["unreadable", hidden],
])(
  "the train file's own required checks outweigh the branch's rules, which are %s",
  (_name, rules) => {
    const checks = known(facts([result("a"), result("b", "failed", "failure")], rules));
    expect(gateOf(checks, "all")).toBe(`blocked: check b failed on ${short}`);
    expect(gateOf(checks, ["b"])).toBe(`blocked: check b failed on ${short}`);
    expect(gateOf(checks, ["a"])).toBe(`ready: 1 check green on ${short}`);
  },
);

test("every check that isn't green is a link away", () => {
  const gate = checksGate(known(facts([result("a"), result("b", "failed")])), "all", tip);
  expect(gate.links).toEqual([{ text: "b", url: "https://github.test/checks/1" }]);
});

const results = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom("a", "b", "c"),
      result: fc.constantFrom<CheckResult["result"]>(
        "passed",
        "failed",
        "running",
        "missing",
        "stale",
        "unclear",
      ),
    }),
    { selector: ({ name }) => name },
  )
  .map((all) => all.map((one) => result(one.name, one.result)));
const names = fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1 });

test("no check that is required can be forgotten into readiness", () => {
  const property = fc.property(
    results,
    names,
    fc.boolean(),
    fc.func(fc.boolean()),
    (all, wanted, byRules, isKept) => {
      const required = byRules ? "branch rules" : wanted;
      const rules = known(byRules ? wanted : null);
      const before = checksGate(known(facts(all, rules)), required, tip).readiness;
      const isGreen = wanted.every((name) =>
        all.some((one) => one.name === name && one.result === "passed"),
      );
      expect(before === "ready").toBe(isGreen);
      const fewer = all.filter((one) => isKept(one.name));
      const after = checksGate(known(facts(fewer, rules)), required, tip).readiness;
      expect(after === "ready" && before !== "ready").toBe(false);
      const blind = checksGate(known(facts(all, hidden)), "branch rules", tip).readiness;
      expect(blind).not.toBe("ready");
    },
  );
  fc.assert(property);
});

test("a red check that may not be required voids nothing until the rules can be read again", () => {
  const red = check({ name: "b", result: "failed", word: "failure", endedAt: noon });
  const seen = (rules: CheckFacts["requiredByRules"], required: RequiredChecks = "branch rules") =>
    newestRed(
      known({ ...greenFacts(search), checks: known(facts([result("a"), red], rules)) }),
      required,
      tip,
    )?.check;
  expect(seen(known(null))).toBe("b");
  expect(seen(known(["b"]))).toBe("b");
  expect(seen(known(["a"]))).toBeUndefined();
  expect(seen(hidden)).toBeUndefined();
  expect(seen(hidden, "all")).toBe("b");
  expect(seen(hidden, ["b"])).toBe("b");
});
