import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { assignedMark } from "../../../src/model/marks/marks.ts";
import { replaceRegion } from "../../../src/model/marks/region.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import type { Calendar } from "../../../src/model/train/calendar.ts";
import { green, withFacts, withText } from "../../support/observation.ts";
import { shownInSubIssues } from "../../support/sub-issues.ts";
import { anyTime, planText, service, storefront, trainOf } from "../../support/train.ts";

const window = {
  days: [4],
  from: Temporal.PlainTime.from("14:00"),
  to: Temporal.PlainTime.from("16:00"),
};

/** Everything green on Thursday, 2026-03-19, at 12:00 UTC; every deployment took an hour before. */
function planned(calendar: Partial<Calendar>, departure = ""): Observation {
  const train = trainOf(storefront.services.slice(0, 1), {
    calendar: { ...anyTime, ...calendar },
  });
  return withText(green(train), planText(train, departure));
}

const problems = (observation: Observation): readonly string[] =>
  (decide(observation).view?.problems ?? []).map(wordsOf);

describe("a departure", () => {
  test.each([
    ["within the window", "2026-03-19 14:00", []],
    ["as late as it fits", "2026-03-19 15:00", []],
    ["outside the window", "2026-03-20 14:00", ["is outside the window"]],
    ["as the window closes", "2026-03-19 16:00", ["is outside the window"]],
    ["too late for the rollout", "2026-03-19 15:01", ["the rollout may take 60 min"]],
    ["that has passed and was never good", "2026-03-18 14:00", ["is outside the window"]],
  ])("%s", (_name, departure, expected) => {
    const found = problems(planned({ window }, departure));
    expect(found).toHaveLength(expected.length);
    for (const words of expected) expect(found[0]).toContain(words);
  });

  test("in a freeze is told with its reason and the next good time", () => {
    const from = Temporal.PlainDate.from("2026-03-19");
    const freezes = [{ from, to: from, reason: "Quarter end" }];
    const [problem] = problems(planned({ window, freezes }, "2026-03-19 14:00"));
    expect(problem).toContain("in the freeze from 2026-03-19 to 2026-03-19 (Quarter end)");
    expect(problem).toContain("to 2026-03-26 14:00 UTC or later");
  });

  test("must leave the way back its time", () => {
    const rollbackWindow = Temporal.Duration.from({ minutes: 30 });
    expect(problems(planned({ window, rollbackWindow }, "2026-03-19 14:30"))).toEqual([]);
    const late = problems(planned({ window, rollbackWindow }, "2026-03-19 14:31"));
    expect(late[0]).toContain("too late for this window");
  });
});

test("a window that is never open long enough is told, with what is not known", () => {
  const short = { ...window, to: Temporal.PlainTime.from("14:20") };
  const observation = withFacts(planned({ window: short }), "api-gateway", (facts) => ({
    ...facts,
    production: known([]),
  }));
  const [problem, warning] = problems(observation);
  expect(problem).toContain("the rollout may take 30 min");
  expect(problem).toContain("shorten the timeout of Api Gateway");
  expect(warning).toContain("can't be rolled back");
});

test("threat 43: a first release is warned of and may go", () => {
  const observation = withFacts(planned({}), "api-gateway", (facts) => ({
    ...facts,
    production: known([]),
  }));
  expect(problems(observation)).toHaveLength(1);
  expect(problems(planned({}))).toEqual([]);
});

test("who can't be assigned is named once, with what to do", () => {
  const [first, second] = storefront.services.map((one) => ({ ...one, onCall: ["Ina", "bob"] }));
  const train = trainOf([first!, second!]);
  const opened = shownInSubIssues(green(train));
  expect(problems(opened)).toEqual([]);
  const body = replaceRegion("", assignedMark({ done: ["bob"], refused: ["ina"] }));
  const subIssues = new Map([...opened.subIssues].map(([id, sub]) => [id, { ...sub, body }]));
  const refused = { ...opened, subIssues };
  expect(problems(refused)).toEqual([
    "GitHub doesn't let Ina be assigned to issues of acme/releases: give them access to it and assign them by hand, or name others as on_call in the train file.",
  ]);
  expect(decide(refused).view?.services[0]?.unassignable).toEqual(["Ina"]);
});

test("that GitHub shows only a hundred sub-issues is said where there are more", () => {
  const many = (count: number): Observation =>
    green(trainOf(Array.from({ length: count }, (_, index) => service(`s-${index}`, "infra"))));
  expect(problems(many(100))).toEqual([]);
  expect(problems(many(101))).toEqual([
    "GitHub shows at most 100 sub-issues below an issue: all 101 have the label release:2.5.0.",
  ]);
});
