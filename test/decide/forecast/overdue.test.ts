import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { lateAfter } from "../../../src/decide/forecast/overdue.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn } from "../../support/consent.ts";
import { saidIn, stateIn } from "../../support/decision.ts";
import { withHistory } from "../../support/history.ts";
import { green, later, reports, says } from "../../support/observation.ts";
import { people, service } from "../../support/train.ts";
import type { Pace } from "../../../src/decide/assessment/service.ts";
import { since } from "../../support/in-order.ts";

test.each<[string, Partial<Pace> | null, number | null]>([
  ["is late a margin after nine of ten", { slow: 480 }, 600],
  ["attack 44: isn't late when it takes as long as it always did", { usual: 300, slow: 300 }, 375],
  ["isn't late within two minutes, however quick it is as a rule", { slow: 5 }, 120],
  ["isn't late before its timeout", { slow: 1800 }, null],
  ["with too little history isn't called late", { slow: 480, samples: 4 }, null],
  ["without history isn't called late", null, null],
])("a service %s", (_, pace, expected) => {
  const own = pace && { samples: 5, usual: 5, slow: 5, ...pace };
  expect(lateAfter({ pace: own, service: service("api", "infra") })).toBe(expected);
});

describe("a deployment that takes longer than nine of ten did", () => {
  const timed = withHistory(green(), "search", [400, 420, 430, 440, 450, 460, 470, 480, 480, 900]);
  const going = since(decidedOn(timed)).looks().now;
  const running = reports(going, "search", "in_progress", { logUrl: "https://ci.test/7" });
  const late = later(running, { minutes: 10 });

  test("is told to its team, once, with where to look", () => {
    expect(saidIn(decide(later(running, { minutes: 9, seconds: 59 })))).toEqual({});
    expect(saidIn(decide(late))).toEqual({
      "overdue:search:1":
        "@acme/search: Search 1.1.3 is slower than usual: it has been deploying since 12:01 UTC (log) (nine of ten of its last 10 deployments took 8 min at most). Please check whether it is stuck; what depends on it waits. It is treated as failed at 12:31 UTC.",
    });
    expect(saidIn(decide(later(look(late), { minutes: 5 })))).toEqual({});
  });

  test("is shown as overdue until it ends", () => {
    expect(stateIn(decide(late))).toContain("Search (overdue) are deploying");
    expect(decide(late).view?.services.at(-1)?.times.isOverdue).toBe(true);
    const ended = look(reports(late, "search", "success"));
    expect(saidIn(decide(ended))).toEqual({});
    expect(decide(ended).view?.services.at(-1)?.times.isOverdue).toBe(false);
  });

  test("is told again when it is another attempt", () => {
    const failed = since(late).looks().reports("search", "failure").looks().now;
    const again = look(says(failed, people.sarah, "/retry search"));
    expect(saidIn(decide(later(again, { minutes: 7 })))).toEqual({});
    expect(Object.keys(saidIn(decide(later(again, { minutes: 11 }))))).toEqual([
      "overdue:search:2",
    ]);
  });
});
