import { describe, expect, test } from "vitest";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, left, shown } from "../../support/consent.ts";
import { withHistory } from "../../support/history.ts";
import {
  away,
  deployment,
  green,
  reports,
  says,
  withFacts,
  withText,
} from "../../support/observation.ts";
import { commit, people, planText, service, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { eve, ina, sarah, bob } = people;

/** Usually 8, 10, 5 and 12 minutes; every tenth time search takes 20. */
const seconds = {
  "api-gateway": Array<number>(10).fill(480),
  "auth-service": Array<number>(10).fill(600),
  "user-service": Array<number>(10).fill(300),
  search: [720, 720, 720, 720, 720, 720, 720, 720, 1200, 1200],
};
const timed = (world: Observation = green()): Observation =>
  Object.entries(seconds).reduce((one, [id, took]) => withHistory(one, id, took), world);

/** The answer with commits as dots. */
const planOf = (world: Observation): string =>
  answerTo(world, eve, "/plan").replaceAll(/\b[0-9a-f]{7}\b/g, "…");

describe("/plan", () => {
  test("before a GO: what is missing, and the times from the first start on", () => {
    expect(planOf(shown(timed()))).toMatchInlineSnapshot(`
      "rocket: What would happen now: nothing new starts.
      Why not sooner:
      acme/infra has not voted for Api Gateway
      acme/backend has not voted for Auth Service and User Service
      acme/search has not voted for Search
      each of these waits for the one before it: Api Gateway → Auth Service → User Service
      In this order: about 23 min from the first deployment.
      Api Gateway 1.1.0 at …: starts first; +0 min to +8 min; rolls back to …
      Search 1.1.3 at …: starts first; +0 min to +12 min; rolls back to …
      Auth Service 1.1.1 at …: after Api Gateway; +8 min to +18 min; rolls back to …
      User Service 1.1.2 at …: after Auth Service; +18 min to +23 min; rolls back to …
      A rollback of all of it runs in the reverse order and takes up to 23 min."
    `);
  });

  test("with a departure: when each starts and ends", () => {
    const planned = withText(green(), planText(storefront, "2026-03-19 14:00"));
    expect(planOf(since(decidedOn(timed(planned))).looks().now)).toMatchInlineSnapshot(`
      "rocket: What would happen now: nothing new starts.
      Why not sooner:
      departs at 2026-03-19 14:00 UTC
      each of these waits for the one before it: Api Gateway → Auth Service → User Service
      In this order: from 14:00 UTC to 14:23 UTC (about 23 min).
      Api Gateway 1.1.0 at …: starts first; 14:00–14:08; rolls back to …
      Search 1.1.3 at …: starts first; 14:00–14:12; rolls back to …
      Auth Service 1.1.1 at …: after Api Gateway; 14:08–14:18; rolls back to …
      User Service 1.1.2 at …: after Auth Service; 14:18–14:23; rolls back to …
      A rollback of all of it runs in the reverse order and takes up to 23 min."
    `);
  });

  test("during the rollout: what is live, runs and waits, in the order of the starts", () => {
    const going = since(decidedOn(timed())).by(left).live("search").now;
    expect(planOf(reports(going, "api-gateway", "success"))).toMatchInlineSnapshot(`
      "rocket: What would happen now: 1 of 4 services starts.
      Why not sooner:
      each of these waits for the one before it: Auth Service → User Service
      In this order: from 12:01 UTC to 12:18 UTC (about 23 min).
      Api Gateway 1.1.0 at …: is live; 12:01–12:03; rolls back to …
      Search 1.1.3 at …: is live; 12:01–12:02; rolls back to …
      Auth Service 1.1.1 at …: starts now, attempt 1; 12:03–12:13; rolls back to …
      User Service 1.1.2 at …: waits for Auth Service; 12:13–12:18; rolls back to …
      A rollback of all of it runs in the reverse order and takes up to 23 min."
    `);
  });

  test("on hold: nobody can tell when the rest starts", () => {
    const held = since(decidedOn(timed())).by(left).says(ina, "/hold fire").looks().now;
    expect(planOf(held)).toMatchInlineSnapshot(`
      "rocket: What would happen now: nothing new starts; in progress: Api Gateway and Search.
      Why not sooner:
      held by ina: fire. Comment /resume to continue
      In this order: start 12:01 UTC. No ETA: someone has to act first.
      Api Gateway 1.1.0 at …: is deploying; 12:01–12:09; rolls back to …
      Search 1.1.3 at …: is deploying; 12:01–12:13; rolls back to …
      Auth Service 1.1.1 at …: after Api Gateway; rolls back to …
      User Service 1.1.2 at …: after Auth Service; rolls back to …
      A rollback of all of it runs in the reverse order and takes up to 23 min."
    `);
  });

  test("each wait has its own reason, also where something keeps the whole release", () => {
    const lacking = withFacts(shown(timed()), "search", (facts) => ({ ...facts, pulls: away }));
    const words = planOf(look(says(lacking, bob, "/hold user-service migrating")));
    expect(words).toContain("Search 1.1.3 at …: starts first; unknown: GitHub is away; +0 min to");
    expect(words).toContain(
      "User Service 1.1.2 at …: after Auth Service; User Service is on hold by bob: migrating. Comment /resume user-service to continue; +18 min",
    );
  });

  test("the version that production ran before is named where its deployment told it", () => {
    const world = withFacts(shown(timed()), "search", (facts) => ({
      ...facts,
      production: known([deployment(9, commit("old"), { service: "search", version: "1.0.7" })]),
    }));
    expect(planOf(world)).toMatch(/Search .*; rolls back to 1\.0\.7 \(…\)$/m);
    expect(planOf(world)).toMatch(/Api Gateway .*; rolls back to …$/m);
  });

  test("a limit is named where it makes services wait", () => {
    const train = trainOf(storefront.services, { maxParallel: 1 });
    const words = planOf(left(decidedOn(timed(green(train)))));
    expect(words).toContain("Search → User Service; no more than 1 deploy at once (max_parallel)");
    expect(words).toContain(
      "Search 1.1.3 at …: waits for its turn: no more than 1 deploy at once;",
    );
  });

  test("without history it says so, and that there is no way back", () => {
    const world = withHistory(shown(timed()), "search", []);
    expect(planOf(world)).toContain("No past deployments, so the timeout is assumed: Search.");
    expect(planOf(world)).toMatch(
      /Search .*; can't be rolled back: production has run nothing before$/m,
    );
  });

  test("of hundreds of services the first are told, and how many more there are", () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      service(`service-${index}`, "search", ...(index < 10 ? [] : [`service-${index - 10}`])),
    );
    const words = planOf(shown(green(trainOf(many))));
    expect(words).toMatch(/^and 450 more$/m);
    expect(words.length).toBeLessThan(12_000);
    expect(planOf(says(shown(green(trainOf(many))), sarah, "/go")).length).toBeLessThan(12_000);
  });
});
