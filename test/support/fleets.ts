import type { FleetPlan, ServicePlan } from "../../src/simulator/fleet.ts";

const service = (plan: Pick<ServicePlan, "id" | "name" | "team"> & Partial<ServicePlan>) => ({
  dependsOn: [],
  version: "1.1.0",
  before: "1.0.0",
  takes: Temporal.Duration.from({ minutes: 6 }),
  changes: [`Improve ${plan.id}`],
  ...plan,
});

const company = { org: "acme", train: "shop", version: "2.5.0", manager: "sarah" };

/** One service of one team: the smallest release there is. */
export const solo: FleetPlan = {
  ...company,
  services: [service({ id: "api", name: "API", team: "infra" })],
};

/** Web waits for API. */
export const pair: FleetPlan = {
  ...company,
  services: [
    service({ id: "api", name: "API", team: "infra" }),
    service({ id: "web", name: "Web", team: "frontend", dependsOn: ["api"] }),
  ],
};

/** Web waits for API, Digest for Mail; the two pairs have nothing to do with each other. */
export const pairs: FleetPlan = {
  ...company,
  services: [
    ...pair.services,
    service({
      id: "mail",
      name: "Mail",
      team: "mail",
      takes: Temporal.Duration.from({ minutes: 10 }),
    }),
    service({ id: "digest", name: "Digest", team: "mail", dependsOn: ["mail"] }),
  ],
};

/** Many services that need nothing of each other: their sub-issues take longer than GitHub lets an App write at once. */
export const many = (count: number): FleetPlan => ({
  ...company,
  services: Array.from({ length: count }, (_, index) =>
    service({ id: `service-${index + 1}`, name: `Service ${index + 1}`, team: "infra" }),
  ),
});
