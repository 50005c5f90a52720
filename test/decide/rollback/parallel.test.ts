/** What goes back at the same time, what shares a target or a limit, and when all of it is over. */
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Service } from "../../../src/model/train/train.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo } from "../../support/answer-to.ts";
import { decidedOn, left, live } from "../../support/consent.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { withHistory } from "../../support/history.ts";
import { green, later, reports, says } from "../../support/observation.ts";
import { told } from "../../support/rollback.ts";
import { people, service, trainOf } from "../../support/train.ts";

const { sarah } = people;

/** All live but the last one, which fails. */
function failed(services: readonly Service[], maxParallel: number | null = null): Observation {
  const ids = services.map(({ id }) => id);
  const ready = ids.reduce<Observation>(
    (world, id, place) => withHistory(world, id, [60 * (place + 1)]),
    green(trainOf(services, { maxParallel })),
  );
  const world = live(left(decidedOn(ready)), ...ids.slice(0, -1));
  return later(reports(world, ids.at(-1) ?? "", "failure"), { minutes: 1 });
}

const base = service("base", "infra");
const short = service("short", "infra", "base");
const long = service("long", "infra", "base");
const top = service("top", "infra", "short");
const star = [base, short, long, top];

test("what no edge orders goes back at the same time", () => {
  expect(startsIn(decide(says(failed(star), sarah, "/rollback")))).toEqual([
    "back top 1",
    "back long 1",
  ]);
});

test("with a limit the longest path goes first, and the rest waits for its turn", () => {
  const wide = [base, short, service("slow", "infra"), long, top];
  const world = told(failed(wide, 2), "/rollback");
  expect(stateIn(decide(world))).toMatch(/now: Long to \w+, Top to \w+; next: Short and Slow\./);
});

test("one at a time it is exactly the reverse order, however long the paths are", () => {
  const row = [base, short, top, service("alone", "infra")];
  const train = trainOf(row, { maxParallel: 1 });
  const live3 = live(left(decidedOn(green(train))), "base", "short", "top");
  const world = told(reports(live3, "alone", "failure"), "/rollback");
  expect(stateIn(decide(world))).toMatch(/now: Alone to \w+; next: Top\./);
  expect(startsIn(decide(reports(world, "alone", "success")))).toEqual(["back top 1"]);
});

test("services with one target go back one after the other", () => {
  const shared = [
    base,
    short,
    { ...long, repo: top.repo, path: ["long/**"] },
    { ...top, path: ["top/**"] },
  ];
  expect(startsIn(decide(says(failed(shared), sarah, "/rollback")))).toEqual(["back top 1"]);
});

test("/plan says what rolls back when, and the issue when all of it is over", () => {
  const world = told(failed(star), "/rollback");
  expect(answerTo(world, sarah, "/plan").replaceAll(/ to [0-9a-f]{7}/g, "")).toMatchInlineSnapshot(`
    "rocket: A rollback is running: everything is rolled back by 12:13 UTC. Critical path: Top → Short → Base.
    Top: is rolling back; 12:06–12:10
    Long: is rolling back; 12:06–12:09
    Short: waits for Top; 12:10–12:12
    Base: waits for Short and Long; 12:12–12:13"
  `);
  expect(stateIn(decide(world))).toMatch(/ETA \d\d:\d\d UTC\.$/);
});

test("nobody can tell when it ends while something has failed on the way", () => {
  const world = reports(told(failed(star), "/rollback"), "top", "failure");
  expect(stateIn(decide(world))).not.toMatch(/ETA/);
  expect(answerTo(world, sarah, "/plan")).toMatch(/no ETA, since someone has to act first/);
});

test("what still deploys keeps only its own line of the graph waiting", () => {
  const all = trainOf([...star, service("other", "infra")]);
  const deploying = live(left(decidedOn(green(all))), "base", "short", "long");
  expect(startsIn(decide(says(deploying, sarah, "/rollback")))).toEqual(["back long 1"]);
  const world = told(deploying, "/rollback");
  expect(startsIn(decide(reports(world, "other", "success")))).toEqual(["back other 1"]);
  expect(startsIn(decide(reports(world, "top", "success")))).toEqual(["back top 1"]);
  expect(startsIn(decide(reports(world, "long", "success")))).toEqual([]);
});
