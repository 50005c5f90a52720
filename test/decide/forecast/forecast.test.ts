import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { Moment } from "../../../src/model/view/view.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, left, live } from "../../support/consent.ts";
import { stateIn } from "../../support/decision.ts";
import { withHistory } from "../../support/history.ts";
import {
  away,
  green,
  later,
  reports,
  says,
  withFacts,
  withText,
} from "../../support/observation.ts";
import { anyTime, people, planText, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina } = people;

/** Gateway 8m, auth 10m and user 5m behind each other; search 12m beside them. */
const minutes = { "api-gateway": 8, "auth-service": 10, "user-service": 5, search: 12 };
const timed = (world: Observation = green()): Observation =>
  Object.entries(minutes).reduce(
    (changed, [id, took]) => withHistory(changed, id, Array<number>(10).fill(60 * took)),
    world,
  );

const words = (moment: Moment | null | undefined): string =>
  !moment
    ? "–"
    : moment.kind === "at"
      ? moment.at.toString().slice(11, 16)
      : `+${moment.time.total("minutes")}`;

/** `planned, start-end` of each service, and of the release. */
function timesIn(world: Observation): Readonly<Record<string, string>> {
  const { view } = decide(world);
  return {
    ...Object.fromEntries(
      (view?.services ?? []).map(({ id, times }) => [
        id,
        `${words(times.planned)}, ${words(times.start)}-${words(times.end)}`,
      ]),
    ),
    release: `${words(view?.timetable?.start)}-${words(view?.timetable?.end)}`,
  };
}

const critical = (world: Observation): string =>
  decide(world).view?.timetable?.critical.join(", ") ?? "";

describe("before the departure", () => {
  test("times are those of the departure, by what each service waits for", () => {
    const world = timed(withText(green(), planText(storefront, "2026-03-19 14:00")));
    expect(timesIn(world)).toEqual({
      "api-gateway": "14:00, 14:00-14:08",
      "auth-service": "14:08, 14:08-14:18",
      "user-service": "14:18, 14:18-14:23",
      search: "14:00, 14:00-14:12",
      release: "14:00-14:23",
    });
    expect(critical(world)).toBe("Api Gateway, Auth Service, User Service");
  });

  test("a start that isn't set doesn't move with the clock", () => {
    const times = timesIn(timed());
    expect(times).toMatchObject({ "auth-service": "+8, +8-+18", release: "+0-+23" });
    expect(timesIn(later(timed(), { minutes: 7 }))).toEqual(times);
  });

  test("a window that is still closed sets the start", () => {
    const window = {
      days: [4],
      from: Temporal.PlainTime.from("15:00"),
      to: Temporal.PlainTime.from("17:00"),
    };
    const train = trainOf(storefront.services, { calendar: { ...anyTime, window } });
    expect(timesIn(timed(green(train)))).toMatchObject({ release: "15:00-15:23" });
    const never = trainOf(storefront.services, {
      calendar: { ...anyTime, window: { ...window, to: Temporal.PlainTime.from("15:10") } },
    });
    expect(timesIn(timed(green(never)))).toMatchObject({ release: "–-–", search: "–, –-–" });
  });

  test("without history a service may take its whole timeout, and is named", () => {
    const world = withFacts(timed(), "search", (facts) => ({ ...facts, production: known([]) }));
    expect(timesIn(world)).toMatchObject({ search: "+0, +0-+30", release: "+0-+30" });
    expect(decide(world).view?.timetable?.untimed).toEqual(["Search"]);
    expect(decide(world).view?.services.at(-1)?.times.usual).toBeNull();
  });

  test("no more at once than the train allows, as the rollout will do it", () => {
    const train = trainOf(storefront.services, { maxParallel: 1 });
    expect(timesIn(timed(green(train)))).toMatchObject({
      "api-gateway": "+0, +0-+8",
      "auth-service": "+8, +8-+18",
      search: "+18, +18-+30",
      "user-service": "+30, +30-+35",
    });
  });
});

describe("under way", () => {
  // It left at 12:01; what depends on nothing is deploying since.
  const going = left(decidedOn(timed()));

  test("times follow from what is live, what runs and what waits", () => {
    expect(timesIn(going)).toEqual({
      "api-gateway": "12:01, 12:01-12:09",
      "auth-service": "12:09, 12:09-12:19",
      "user-service": "12:19, 12:19-12:24",
      search: "12:01, 12:01-12:13",
      release: "12:01-12:24",
    });
    expect(stateIn(decide(going))).toBe(
      "rolling out: 0 of 4 services live; Api Gateway and Search are deploying. ETA 12:24 UTC.",
    );
    expect(timesIn(later(going, { minutes: 5 }))).toEqual(timesIn(going));
    expect(timesIn(later(going, { minutes: 5, milliseconds: 1 }))).toEqual(timesIn(going));
    // Sooner than planned: what waits for it is, too.
    expect(timesIn(live(going, "api-gateway"))).toMatchObject({
      "api-gateway": "12:01, 12:01-12:02",
      "auth-service": "12:09, 12:02-12:12",
      release: "12:01-12:17",
    });
  });

  test("what takes longer moves the end in steps, not by the minute", () => {
    const slow = (passed: number): string | undefined =>
      timesIn(later(going, { minutes: passed }))["api-gateway"];
    expect([6, 8, 20, 28].map(slow)).toEqual([
      "12:01, 12:01-12:09",
      "12:01, 12:01-12:31",
      "12:01, 12:01-12:31",
      "12:01, 12:01-12:31",
    ]);
  });

  test.each<[string, (world: Observation) => Observation]>([
    ["a hold", (world) => look(says(world, ina, "/hold fire"))],
    [
      "a hold of what the last one waits for",
      (world) => says(world, sarah, "/hold auth-service x"),
    ],
    ["a failure", (world) => reports(world, "search", "failure")],
    [
      "a lost proof",
      (world) => withFacts(world, "user-service", (facts) => ({ ...facts, staging: known([]) })),
    ],
    [
      "an unread proof",
      (world) => withFacts(world, "user-service", (facts) => ({ ...facts, pulls: away })),
    ],
  ])("nobody can tell the end of a release with %s", (_, change) => {
    const world = change(going);
    expect(timesIn(world)).toMatchObject({ "user-service": "12:19, –-–", release: "12:01-–" });
    expect(stateIn(decide(world))).not.toContain("ETA");
  });

  test("the last one is live at the end", () => {
    const done = live(going, "search", "api-gateway", "auth-service", "user-service");
    expect(timesIn(done)).toMatchObject({ search: "12:01, 12:01-12:02", release: "12:01-12:05" });
  });

  test("what must prove its health is live after that, and what depends on it starts then", () => {
    const health = {
      probe: null,
      check: "smoke test",
      metrics: [],
      soak: Temporal.Duration.from({ minutes: 2 }),
      patience: Temporal.Duration.from({ minutes: 30 }),
    };
    const services = storefront.services.map((one) =>
      one.id === "api-gateway" ? { ...one, health } : one,
    );
    const world = left(decidedOn(timed(green(trainOf(services)))));
    const before = { "api-gateway": "12:01, 12:01-12:11", "auth-service": "12:11, 12:11-12:21" };
    expect(timesIn(world)).toMatchObject(before);
    const proving = since(world)
      .after({ minutes: 7 })
      .reports("api-gateway", "success")
      .looks().now;
    expect(timesIn(proving)).toMatchObject(before);
    expect(timesIn(later(proving, { seconds: 59 }))).toMatchObject(before);
    // Its time is over and nothing proves it yet.
    expect(timesIn(later(proving, { minutes: 3 }))).toMatchObject({
      "api-gateway": "12:01, –-–",
      "auth-service": "12:11, –-–",
      release: "12:01-–",
    });
  });

  test("what the window no longer lets start waits for the next one", () => {
    const window = {
      days: [4, 5],
      from: Temporal.PlainTime.from("10:00"),
      to: Temporal.PlainTime.from("12:30"),
    };
    const train = trainOf(storefront.services, { calendar: { ...anyTime, window } });
    const world = left(decidedOn(timed(green(train))));
    const stalled = live(later(world, { minutes: 27 }), "search");
    expect(timesIn(stalled)).toMatchObject({
      "auth-service": "12:09, 10:00-10:10",
      "user-service": "12:19, 10:10-10:15",
    });
    expect(stateIn(decide(stalled))).toContain("ETA 2026-03-20 10:15 UTC");
  });
});
