import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, left, live } from "../../support/consent.ts";
import { recordIn, saidIn, startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import { answered } from "../../support/answered.ts";
import { green, idOf, later, reports, withFacts } from "../../support/observation.ts";
import { hears, plan, watch, well } from "../../support/health.ts";
import { commit, people, service, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const train = trainOf(
  storefront.services.map((one) => ({ ...one, rollback: { ...one.rollback, automatic: true } })),
);
const begin = (world: Observation = green(train)): Observation => left(decidedOn(world));

test.each(["failure", "error"])("a %s takes the service back by itself", (state) => {
  const failed = reports(live(begin(), "api-gateway", "search"), "auth-service", state, {
    description: "Pods crash",
  });
  const decision = decide(failed);
  expect(startsIn(decision)).toEqual(["back auth-service 1"]);
  const said = Object.entries(saidIn(decision)).find(([key]) => key.startsWith("rollback:"));
  expect(said?.[1]).toMatch(
    /^@acme\/backend @sarah: a part of the release is being rolled back automatically: Auth Service (failed to deploy|could not be deployed): Pods crash\. No new deployments start\./,
  );
  expect(recordIn(decision)?.entries.at(-1)).toMatchObject({ kind: "rollback", by: null });
  const over = since(failed).looks().after({ minutes: 1 }).live("auth-service").now;
  expect(stateIn(decide(over))).toMatch(
    /^on hold: Auth Service was rolled back; User Service was not deployed\./,
  );
});

test("threat 39: a time-out does, too, and with the root the whole release goes", () => {
  const late = later(begin(), { minutes: 30 });
  expect(stateIn(decide(look(late)))).toMatch(/^rolling back: 0 of 2 services rolled back/);
});

test("what GitHub refused or never showed is no failure of the service", () => {
  const world = begin();
  const lost = withFacts(world, "search", (facts) => ({ ...facts, production: known([]) }));
  const intent = (outcome: Observation["intents"][number]["outcome"]): Observation => ({
    ...lost,
    intents: [
      {
        task: "deploy",
        service: idOf("search"),
        attempt: 1,
        commit: commit("search"),
        intent: "i",
        sentAt: world.now.subtract({ minutes: 31 }),
        settledAt: world.now.subtract({ minutes: 30 }),
        outcome,
      },
    ],
  });
  expect(startsIn(decide(intent({ kind: "refused", why: "locked" })))).toEqual([]);
  expect(startsIn(decide(intent({ kind: "pending" })))).toEqual([]);
});

test("without a way back people are asked instead, once", () => {
  const fresh = withFacts(green(train), "search", (facts) => ({ ...facts, production: known([]) }));
  const failed = reports(begin(fresh), "search", "failure");
  const decision = decide(failed);
  expect(startsIn(decision)).toEqual([]);
  expect(saidIn(decision)["no-way-back:search:1"]).toMatch(
    /^@acme\/search @sarah: Search should be rolled back automatically now, but can't be: Search can't be rolled back: production has run nothing before\./,
  );
  expect(wordsIn(decide(look(failed)))).toBe("");
});

test("whoever went on past a failure has decided, also when a way back turns up", () => {
  const until = { paths: ["db/**"], label: null };
  const barred = trainOf(
    storefront.services.map((one) => ({
      ...one,
      rollback: { automatic: true, until, note: null },
    })),
  );
  const failed = look(reports(begin(green(barred)), "search", "failure"));
  const gone = since(failed)
    .after({ seconds: 1 })
    .says(people.sarah, "/resume without it")
    .looks().now;
  const [from, to] = [commit("search before"), commit("search")];
  const barriers = new Map([
    [idOf("search"), known({ from, to, files: [], pulls: [], isWhole: true })],
  ]);
  expect(stateIn(decide(answered(failed, { barriers })))).toMatch(/^rolling back/);
  expect(stateIn(decide(answered(gone, { barriers })))).toMatch(/^rolling out/);
});

test("a release that forgot what it saw of its services' health takes none of them back", () => {
  const watched = { ...service("gateway", "infra"), health: plan() };
  const automatic = { ...watched, rollback: { automatic: true, until: null, note: null } };
  const of = trainOf([automatic], { verify: Temporal.Duration.from({ hours: 2 }) });
  const live = since(begin(green(of)))
    .reports("gateway", "success")
    .looks()
    .by(watch, { seconds: 130 }, { gateway: well }).now;
  const forgotten = {
    ...later(live, { minutes: 50 }),
    health: { ...live.health, looks: new Map() },
  };
  const decision = decide(hears(forgotten, { gateway: well }));
  expect(stateIn(decision)).toMatch(/^verifying: .* Gateway is being checked/);
  expect(recordIn(decision)).toBeUndefined();
  const unmeasured = watch(forgotten, { minutes: 33 }, {});
  expect(stateIn(decide(unmeasured))).toMatch(
    /^on hold: Gateway is deployed, but was not healthy in time/,
  );
});
