import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { barriersToRead } from "../../../src/decide/questions/barriers-to-read.ts";
import type { BarrierFacts } from "../../../src/model/release/barrier.ts";
import { known, type Reading } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { answerTo } from "../../support/answer-to.ts";
import { decidedOn, left, live } from "../../support/consent.ts";
import { startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import { answered } from "../../support/answered.ts";
import { away, green, idOf, reports, says } from "../../support/observation.ts";
import { before, told } from "../../support/rollback.ts";
import { commit, people, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah } = people;

const train = trainOf(
  storefront.services.map((one) =>
    one.id === "auth-service"
      ? {
          ...one,
          rollback: { ...one.rollback, until: { paths: ["db/**"], label: "irreversible" } },
        }
      : one,
  ),
);
const facts: BarrierFacts = {
  from: commit("auth-service before"),
  to: commit("auth-service"),
  files: ["db/1.sql"],
  pulls: [7],
  isWhole: true,
};
const withBarrier = (world: Observation, reading: Reading<BarrierFacts>): Observation =>
  answered(world, { barriers: new Map([[idOf("auth-service"), reading]]) });
const start = (reading: Reading<BarrierFacts>): Observation =>
  since(decidedOn(withBarrier(green(train), reading)))
    .by(left)
    .live("api-gateway", "search", "auth-service").now;

test("what has no way back is shown before the GO", () => {
  const plan = decide(withBarrier(green(train), known(facts))).view?.wayBack.map(wordsOf);
  expect(plan).toContain(
    `Auth Service to ${before("auth-service")}: can't be rolled back past db/1.sql and #7`,
  );
  const shown = (world: Observation): readonly string[] =>
    decide(world).view?.services.flatMap(({ id, isPointOfNoReturn }) =>
      isPointOfNoReturn ? [id] : [],
    ) ?? [];
  expect(shown(withBarrier(green(train), known(facts)))).toEqual(["auth-service"]);
  expect(shown(withBarrier(green(train), away))).toEqual(["auth-service"]);
  expect(shown(withBarrier(green(train), known({ ...facts, files: [], pulls: [] })))).toEqual([]);
  expect(shown(start(known(facts)))).toEqual([]);
  const warnings = decide(withBarrier(green(train), known(facts))).view?.problems.map(wordsOf);
  expect(warnings?.join()).toContain(
    "point of no return: once deployed, Auth Service (db/1.sql and #7) can't be rolled back",
  );
});

test("only the services that declare it are asked about, and what the release brings", () => {
  expect(barriersToRead(green())).toEqual([]);
  expect(barriersToRead(green(train))).toMatchObject([
    { service: "auth-service", from: facts.from, to: facts.to },
  ]);
});

describe("a rollback stops there", () => {
  const failed = reports(start(known(facts)), "user-service", "failure");

  test("what came after it goes back, it stays, and so does what it needs", () => {
    const world = told(failed, "/rollback");
    expect(startsIn(decide(says(failed, sarah, "/rollback")))).toEqual([
      "back user-service 1",
      "back search 1",
    ]);
    const over = live(world, "user-service", "search");
    expect(stateIn(decide(over))).toMatch(
      /^rolled back: .* Api Gateway stays deployed: Auth Service stays deployed and needs it\. Auth Service stays deployed: can't be rolled back past db\/1\.sql and #7\.|^rolled back: .* Auth Service stays deployed: can't be rolled back past db\/1\.sql and #7\. Api Gateway stays deployed: Auth Service stays deployed and needs it\./,
    );
    expect(startsIn(decide(over))).toEqual([]);
  });

  test("unless a manager insists", () => {
    expect(answerTo(failed, sarah, "/rollback auth-service")).toBe("rocket");
    expect(answerTo(start(known(facts)), sarah, "/rollback api-gateway")).toBe("rocket");
    const forced = told(failed, "/rollback --force the migration is undone by hand");
    expect(startsIn(decide(live(forced, "user-service")))).toEqual([]);
    const over = live(forced, "user-service", "auth-service", "search", "api-gateway");
    expect(stateIn(decide(over))).toMatch(/^rolled back/);
    expect(over.record.kind === "kept" && over.record.record.entries.at(-1)).toMatchObject({
      kind: "rollback",
      forced: true,
      stays: [],
    });
  });

  test("what isn't known counts as barred", () => {
    for (const reading of [away, known({ ...facts, files: [], pulls: [], isWhole: false })]) {
      const unknown = reports(start(reading), "user-service", "failure");
      expect(wordsIn(decide(says(unknown, sarah, "/rollback")))).toMatch(
        /Auth Service stays deployed: it is unknown whether it can be rolled back/,
      );
    }
  });

  test("nothing is barred where nothing was found", () => {
    const none = known({ ...facts, files: [], pulls: [] });
    const world = told(reports(start(none), "user-service", "failure"), "/rollback");
    const over = live(world, "user-service", "auth-service", "search", "api-gateway");
    expect(stateIn(decide(over))).toMatch(/^rolled back: (?!.*stays)/);
  });
});
