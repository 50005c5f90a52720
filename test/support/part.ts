/** The storefront leaving at two in the afternoon, whole or in part. */
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import { look } from "./carry-out.ts";
import { shown, voted } from "./consent.ts";
import { green, says, withText } from "./observation.ts";
import { people, planText, storefront } from "./train.ts";

export const atTwo = planText(storefront, "2026-03-19 14:00");
/** Everything said but the GO. */
export const waiting = voted(shown(withText(green(), atTwo)));
/** Gateway and Auth leave, User Service and Search stay behind. */
export const decided = look(says(waiting, people.sarah, "/go api-gateway auth-service"));

/** The services that the release carries. */
export const riding = (observation: Observation): readonly string[] =>
  (decide(observation).view?.services ?? []).map(({ id }) => id);

/** All that it may carry. */
export const whole = ["api-gateway", "auth-service", "user-service", "search"];
