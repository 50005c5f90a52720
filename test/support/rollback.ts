/** The storefront on its way, failing, and taken back. */
import type { Observation } from "../../src/model/observation.ts";
import { look } from "./carry-out.ts";
import { left, live } from "./consent.ts";
import { later, reports, says } from "./observation.ts";
import { commit, people } from "./train.ts";
import type { Author } from "../../src/model/github/authority.ts";

/** Gateway, Search and Auth are live, User Service is deploying. */
export const three = live(left(), "api-gateway", "search", "auth-service");
/** And User Service failed. */
export const failing = later(look(reports(three, "user-service", "failure")), { minutes: 1 });

export const told = (world: Observation, body: string, by: Author = people.sarah): Observation =>
  later(look(says(world, by, body)), { minutes: 1 });

/** Everything goes back, one after the other. */
export const back = (world: Observation): Observation =>
  live(world, "user-service", "auth-service", "search", "api-gateway");

/** The first digits of what production ran before. */
export const before = (id: string): string => commit(`${id} before`).slice(0, 7);
