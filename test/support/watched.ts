/** A gateway and what stands on it, whose health is watched. */
import { healthQuestions } from "../../src/decide/health/service-health.ts";
import type { Observation } from "../../src/model/observation.ts";
import { look } from "./carry-out.ts";
import { gone, left, shown, voted } from "./consent.ts";
import { plan, watch, well } from "./health.ts";
import { green, later, reports } from "./observation.ts";
import { service, trainOf } from "./train.ts";

export const gateway = { ...service("gateway", "infra"), health: plan() };
export const auth = { ...service("auth", "backend", "gateway"), health: plan() };
export const leaving = (...services: Parameters<typeof trainOf>[0]): Observation =>
  left(gone(voted(shown(green(trainOf(services))))));
export const both = { gateway: well, auth: well };

/** The gateway is live, what stands on it has failed. */
export const failing = (...services: Parameters<typeof trainOf>[0]): Observation => {
  const deployed = look(reports(leaving(...services), "gateway", "success"));
  return later(look(reports(watch(deployed, { seconds: 130 }, both), "auth", "failure")), {
    minutes: 1,
  });
};

/** Of which services somebody would be asked now how they are. */
export const asked = (world: Observation): readonly string[] =>
  healthQuestions(world).map((one) => one.service);
