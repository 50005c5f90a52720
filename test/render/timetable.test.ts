import { expect, test } from "vitest";
import { timesRow, timesWords, timetableSentences } from "../../src/render/timetable.ts";
import type { Moment, ServiceTimes, TimetableView } from "../../src/model/view/view.ts";
import { planningView, serviceView } from "./views.ts";

const at = (time: string): Moment => ({ kind: "at", at: Temporal.Instant.from(time) });
const after = (minutes: number): Moment => ({
  kind: "after the start",
  time: Temporal.Duration.from({ minutes }),
});
const timetable = (over: Partial<TimetableView> = {}): TimetableView => ({
  timeZone: "Europe/Berlin",
  start: at("2026-03-19T13:00:00Z"),
  end: at("2026-03-19T13:24:30Z"),
  usual: Temporal.Duration.from({ minutes: 24 }),
  slow: Temporal.Duration.from({ minutes: 91 }),
  critical: ["A", "B"],
  untimed: [],
  ...over,
});
const times = (over: Partial<ServiceTimes> = {}): ServiceTimes => ({
  planned: at("2026-03-19T13:00:00Z"),
  start: at("2026-03-19T13:02:00Z"),
  end: at("2026-03-19T13:10:00Z"),
  usual: Temporal.Duration.from({ seconds: 440 }),
  isOverdue: false,
  ...over,
});

test.each<[string, Partial<TimetableView>, readonly string[]]>([
  [
    "with a departure",
    {},
    [
      "Start 14:00 Europe/Berlin, ETA 14:24 (24 min as a rule, 1 h 31 min in slow cases). Critical path: A → B.",
    ],
  ],
  [
    "without one",
    { start: after(0), end: after(24), critical: ["A"] },
    ["24 min as a rule, 1 h 31 min in slow cases from the first deployment."],
  ],
  [
    "when nobody can tell the end",
    { end: null, critical: [] },
    ["Start 14:00 Europe/Berlin (24 min as a rule, 1 h 31 min in slow cases)."],
  ],
  [
    "without history",
    { critical: ["A", "B", "C", "D", "E", "F", "G"], untimed: ["G"] },
    [
      "Start 14:00 Europe/Berlin, ETA 14:24 (24 min as a rule, 1 h 31 min in slow cases). Critical path: A → B → C → … → F → G.",
      "No past deployments of G; assuming its timeout.",
    ],
  ],
])("the whole %s", (_, over, expected) => {
  expect(timetableSentences(planningView({ timetable: timetable(over) }))).toEqual(expected);
});

test("the whole when it is over", () => {
  const services = [serviceView("a", { state: "live" })];
  expect(timetableSentences(planningView({ timetable: timetable(), services }))).toEqual([
    "Start 14:00 Europe/Berlin, all live at 14:24 (took 25 min, planned 24 min).",
  ]);
  expect(timetableSentences(planningView({ timetable: timetable(), services: [] }))).toEqual([]);
  expect(timetableSentences(planningView({ timetable: null }))).toEqual([]);
});

test.each<[string, Partial<ServiceTimes>, string]>([
  ["from when to when", {}, "14:02–14:10"],
  ["on another day", { end: at("2026-03-20T09:10:00Z") }, "14:02–2026-03-20 10:10"],
  ["after a start that isn't set", { start: after(0), end: after(75) }, "+0 min to +1 h 15 min"],
  ["when nobody can tell the end", { end: null }, "14:02"],
  ["when nobody can tell", { start: null, end: null }, "–"],
])("a service %s", (_, over, expected) => {
  expect(timesWords(serviceView("a", { times: times(over) }), timetable())).toBe(expected);
});

test("a row for each service: planned, started, how long, live", () => {
  const row = (state: "waiting" | "deploying" | "live", over: Partial<ServiceTimes> = {}) =>
    Object.values(
      timesRow(
        serviceView("a", {
          state,
          times: times(over),
          duration: state === "live" ? Temporal.Duration.from({ seconds: 470 }) : null,
        }),
        timetable(),
      ),
    ).join(" | ");
  expect(row("waiting")).toBe("A | 14:00 | – | about 8 min | 14:10");
  expect(row("waiting", { usual: null, end: null })).toBe(
    "A | 14:00 | – | no past deployments | –",
  );
  expect(row("deploying")).toBe("A | 14:00 | 14:02 | about 8 min | 14:10");
  expect(row("deploying", { isOverdue: true })).toBe(
    "A | 14:00 | 14:02 | about 8 min | **overdue**, fails at 14:10",
  );
  expect(row("live")).toBe("A | 14:00 | 14:02 | 7 min 50 s | 14:10");
});
