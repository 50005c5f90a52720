import { derived } from "../derived.ts";
import type { Train } from "./train.ts";

/** The services of a train, for looking up. */
export const servicesById = derived(
  ({ services }: Train) => new Map(services.map((service) => [service.id, service])),
);
