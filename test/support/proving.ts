/** A gateway that proves its health, and what waits for that. */
import { unknown } from "../../src/model/failure.ts";
import type { HealthAnswers } from "../../src/model/train/health.ts";
import type { Observation } from "../../src/model/observation.ts";
import { look } from "./carry-out.ts";
import { gone, left, shown, voted } from "./consent.ts";
import { plan, well } from "./health.ts";
import { green, reports } from "./observation.ts";
import { service, trainOf } from "./train.ts";

/** Its URL answers well, and nobody knows the metric. */
export const blind: HealthAnswers = {
  probe: well.probe,
  metrics: new Map([
    ["error rate", { value: unknown("Prometheus refuses the connection"), before: null }],
  ]),
};

export const gateway = { ...service("gateway", "infra"), health: plan() };
export const train = trainOf([gateway, service("auth", "backend", "gateway")]);
/** The release has left, nothing of it is deployed yet. */
export const leaving = (of = train, world = green(of)): Observation =>
  left(gone(voted(shown(world))));

/** The gateway is deployed, and the app has just seen that. */
export const deployed = look(reports(leaving(), "gateway", "success"));
