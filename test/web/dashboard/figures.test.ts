import { describe, expect, it } from "vitest";
import type { EndedDeployment } from "../../../src/model/view/seen-on-github.ts";
import type { KeptRelease } from "../../../src/model/view/page.ts";
import { trainFigures, weeklyFigures, type Figures } from "../../../src/web/dashboard/figures.ts";
import { figureLines } from "../../../src/cli/status.ts";
import { planningView } from "../../render/views.ts";
import { now, openDashboard } from "./show.ts";

/** What ended so many hours ago, the first with id 1. */
const at = (hours: number): string => now.subtract({ minutes: Math.round(hours * 60) }).toString();
let ids = 0;
const deploy = (hours: number, over: Partial<EndedDeployment> = {}): EndedDeployment => ({
  id: (ids += 1),
  service: "api",
  kind: "deploy",
  attempt: 1,
  at: at(hours),
  isGood: true,
  leadSeconds: [],
  ...over,
});
const rollback = (hours: number, over: Partial<EndedDeployment> = {}): EndedDeployment =>
  deploy(hours, { kind: "rollback", ...over });

const kept = (...ended: readonly EndedDeployment[]): KeptRelease =>
  ({
    shown: { ended, page: { services: [{ id: "api", name: "API" }] } },
  }) as unknown as KeptRelease;
const figures = (...ended: readonly EndedDeployment[]): Figures =>
  trainFigures([kept(...ended)], now).all;

describe("DORA's five figures", () => {
  it("are unknown where nothing was deployed, never zero", () => {
    expect(figures()).toEqual({
      deployments: 0,
      changeLeadSeconds: null,
      deploymentsPerWeek: null,
      recoverySeconds: null,
      changeFailRate: null,
      reworkRate: null,
    });
  });

  it("deployment frequency: good ones in a week, since the first that is known", () => {
    const weeks = [0, 1, 2, 3].map((week) => deploy(1 + week * 7 * 24));
    expect(figures(...weeks).deploymentsPerWeek).toBeCloseTo(4 / 3, 1);
    expect(figures(...weeks, deploy(2, { isGood: false })).deploymentsPerWeek).toBeCloseTo(
      4 / 3,
      1,
    );
    // Of one day nobody makes a week.
    expect(figures(deploy(1), deploy(2)).deploymentsPerWeek).toBe(2);
  });

  it("change lead time: the median from merge to live, each deployment once", () => {
    const one = deploy(5, { leadSeconds: [60, 120, 600] });
    expect(figures(one).changeLeadSeconds).toBe(120);
    const seenByOthers = { ...one, leadSeconds: [] };
    const all = trainFigures([kept(seenByOthers), kept(one), kept(seenByOthers)], now).all;
    expect([all.changeLeadSeconds, all.deployments]).toEqual([120, 1]);
  });

  it("change fail rate: what failed, and what was rolled back as the next thing", () => {
    expect(figures(deploy(9), deploy(8)).changeFailRate).toBe(0);
    expect(figures(deploy(9), deploy(8, { isGood: false })).changeFailRate).toBe(0.5);
    expect(figures(deploy(9), deploy(8), rollback(7)).changeFailRate).toBe(0.5);
    expect(figures(deploy(9), deploy(8, { service: "web" }), rollback(7)).changeFailRate).toBe(0.5);
  });

  it("recovery time: until production is good again, by a rollback or another deployment", () => {
    expect(figures(deploy(9), deploy(8, { isGood: false })).recoverySeconds).toBeNull();
    expect(figures(deploy(8, { isGood: false }), rollback(7.5)).recoverySeconds).toBe(1800);
    const failedRollback = rollback(7.5, { isGood: false });
    const all = [deploy(8), failedRollback, deploy(6, { attempt: 2 })];
    expect(figures(...all).recoverySeconds).toBe(7200);
  });

  it("rework rate: rollbacks and further attempts among all", () => {
    const all = [deploy(9), deploy(8, { isGood: false }), deploy(7, { attempt: 2 }), rollback(6)];
    expect(figures(...all).reworkRate).toBe(0.5);
    // What no train made was perhaps planned.
    expect(figures(deploy(9), deploy(8, { attempt: null })).reworkRate).toBe(0);
  });

  it("are told for each week: what failed in its own, whenever it was mended", () => {
    const days = (count: number) => count * 24;
    const weeks = weeklyFigures(
      [kept(deploy(days(8), { isGood: false }), rollback(days(6)), deploy(days(85)), deploy(1))],
      now,
    );
    expect(weeks).toHaveLength(12);
    expect(weeks.map(({ deploymentsPerWeek }) => deploymentsPerWeek)).toEqual([
      ...Array.from({ length: 11 }, () => 0),
      1,
    ]);
    expect(weeks.at(-2)).toMatchObject({ changeFailRate: 1, recoverySeconds: days(2) * 3600 });
    expect(weeks.at(-1)).toMatchObject({ changeFailRate: 0, reworkRate: 0.5 });
    expect(weeks.at(0)).toMatchObject({ deployments: 0, changeFailRate: null });
  });

  it("leave out what is older than 90 days", () => {
    const old = deploy(91 * 24, { isGood: false });
    expect(trainFigures([kept(old, deploy(1))], now)).toMatchObject({
      since: at(1),
      all: { deployments: 1, changeFailRate: 0 },
      services: [{ id: "api", name: "API", deployments: 1 }],
    });
  });
});

it("stand on the page of the train and in the API, for the train and each service", async () => {
  const { url, show } = await openDashboard();
  await show(1, {
    ...planningView(),
    ended: [
      deploy(30, { leadSeconds: [7200] }),
      deploy(20, { service: "web", isGood: false }),
      rollback(19.5, { service: "web" }),
    ],
  });
  const page = await (await fetch(`${url}/trains/acme/releases`)).text();
  expect(page).toContain(
    'aria-label="Change fail rate in each of the last 12 weeks, oldest first: none, none, none, none, none, none, none, none, none, none, none, 50 %"',
  );
  expect(page).toMatch(/<rect x="132" y="0" width="9" height="36"><title>this week: 50 %<\/title>/);
  expect(page).toMatch(/that the app has seen since \d{4}-\d\d-\d\d\./);
  const rows = [...page.matchAll(/<tr><th scope="row">([^<]*)<\/th>(.*?)<\/tr>/g)].map(
    ([, name, cells = ""]) => [
      name,
      cells
        .replaceAll(/<[^>]*>/g, " ")
        .trim()
        .replaceAll(/ +/g, " "),
    ],
  );
  expect(rows).toContainEqual(["All services", "2 1 a week 2 h 50 % 30 min 33.3 %"]);
  const json = (await (await fetch(`${url}/api/trains/acme/releases/figures`)).json()) as object;
  expect(json).toMatchObject({ days: 90, all: { changeLeadSeconds: 7200, recoverySeconds: 1800 } });
  expect((await fetch(`${url}/api/trains/acme/other/figures`)).status).toBe(404);
});

it("stand on the command line, with since when they are known", () => {
  const ended = [
    deploy(30, { leadSeconds: [7200] }),
    deploy(20, { isGood: false }),
    rollback(19.5),
  ];
  const [, heading, columns, all, api] = figureLines(trainFigures([kept(...ended)], now));
  expect(heading).toBe(
    `Delivery, from the newest deployments to production, since ${at(30).slice(0, 10)}`,
  );
  expect(columns).toMatch(/^ {2}service +deployments +frequency +lead time/);
  expect(all).toMatch(/^ {2}All services +2 +1 a week +2 h +50 % +30 min +33\.3 %$/);
  expect(api).toMatch(/^ {2}API +2 /);
  expect([...figureLines(trainFigures([kept()], now))]).toEqual([]);
});
