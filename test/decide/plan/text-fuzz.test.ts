import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { readPlan } from "../../../src/decide/plan/plan.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { green, withText } from "../../support/observation.ts";
import { storefront } from "../../support/train.ts";

const lines = fc.oneof(
  fc.constantFrom(
    "### Version",
    "### Departure",
    "### Services",
    "## Servcies",
    "v2.5.0",
    "2026-03-19 14:00",
    "2026-02-30 25:61",
    "next window",
    "api-gateway 1.8.0",
    "search",
    "all",
    "- [x] `search`: v1.1.3",
    "_No response_",
    "<!-- release-train:begin -->",
    "<!-- release-train:end -->",
    "<!-- ",
    "```",
    "__proto__ 1.0",
    "x".repeat(5_000),
    "/go",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const text = fc
  .tuple(fc.array(lines, { maxLength: 25 }), fc.constantFrom("\n", "\r\n", "\r", "\u2028"))
  .map(([all, end]) => all.join(end));

test("whatever the text of an issue says is planned or answered, in few words", () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(text, (body) => {
      const reading = readPlan(body, storefront);
      seen.add(reading.ok);
      const problems = reading.ok ? [] : reading.problems.map(wordsOf);
      expect(problems.length > 0).toBe(!reading.ok);
      expect(problems.filter((words) => words.length >= 1_000)).toEqual([]);
      const plan = reading.ok ? reading.plan : { version: "none", services: [] };
      expect(plan.version).toMatch(/^[\w.+-]{1,64}$/);
      const ids = plan.services.map(({ service }) => service);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 2_000 },
  );
  expect(seen).toEqual(new Set([true, false]));
});

test("threat 23: no text of an issue decides anything", () => {
  fc.assert(
    fc.property(text, (body) => {
      const { view } = decide(withText(green(), body));
      expect(view?.decision ?? null).toBeNull();
      expect((view?.votes ?? []).filter(({ answer }) => answer !== "waiting")).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
