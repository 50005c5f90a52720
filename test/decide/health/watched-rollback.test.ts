import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { unknown } from "../../../src/model/failure.ts";
import type { HealthAnswers } from "../../../src/model/train/health.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { departed } from "../../support/consent.ts";
import { stateIn } from "../../support/decision.ts";
import { ill, plan, watch, well } from "../../support/health.ts";
import { recordOf } from "../../support/observation.ts";
import { service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const gateway = {
  ...service("gateway", "infra"),
  health: plan(),
  rollback: { automatic: true, until: null, note: null },
};
const deployed: Observation = since(
  departed(trainOf([gateway, service("auth", "backend", "gateway")])),
)
  .reports("gateway", "success")
  .looks().now;
const kinds = (world: Observation) => recordOf(world).entries.map(({ kind }) => kind);

test("an unhealthy service goes back by itself where the train file says so", () => {
  const sick = watch(deployed, { seconds: 80 }, { gateway: ill });
  expect(kinds(sick)).toContain("unhealthy");
  expect(kinds(sick)).toContain("rollback");
  expect(stateIn(decide(sick))).toMatch(/^rolling back: /);
});

test("so does one whose health is lost after it was live", () => {
  const live = watch(deployed, { seconds: 130 }, { gateway: well });
  expect(decide(live).view?.services[0]?.state).toBe("live");
  const sick = watch(live, { seconds: 80 }, { gateway: ill });
  expect(kinds(sick)).toContain("rollback");
});

test("one of which too little is known doesn't: a person is asked", () => {
  const blind: HealthAnswers = {
    probe: well.probe,
    metrics: new Map([["error rate", { value: unknown("Prometheus is away"), before: null }]]),
  };
  const late = watch(deployed, { minutes: 33 }, { gateway: blind });
  expect(stateIn(decide(late))).toMatch(
    /^on hold: Gateway is deployed, but was not healthy in time/,
  );
  expect(kinds(late)).not.toContain("rollback");
});
