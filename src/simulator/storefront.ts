import type { FleetPlan, ServicePlan } from "./fleet.ts";

const minutes = (count: number): Temporal.Duration => Temporal.Duration.from({ minutes: count });

/** The release v2.5.0 of six services by four teams. */
export const storefront: FleetPlan = {
  org: "acme",
  train: "storefront",
  version: "2.5.0",
  manager: "sarah",
  services: [
    {
      id: "api-gateway",
      name: "API Gateway",
      team: "infra",
      dependsOn: [],
      version: "1.8.0",
      before: "1.7.2",
      takes: minutes(8),
      changes: ["Route /v2 to the new auth endpoints", "Raise the upload limit to 50 MB"],
    },
    {
      id: "logging-service",
      name: "Logging Service",
      team: "infra",
      dependsOn: ["api-gateway"],
      version: "1.4.0",
      before: "1.3.1",
      takes: minutes(5),
      changes: ["Keep request ids across services"],
    },
    {
      id: "auth-service",
      name: "Auth Service",
      team: "backend",
      dependsOn: ["api-gateway"],
      version: "2.3.0",
      before: "2.2.0",
      takes: minutes(7),
      changes: ["Add passkey sign-in", "Rotate refresh tokens on every use"],
    },
    {
      id: "user-service",
      name: "User Service",
      team: "backend",
      dependsOn: ["auth-service"],
      version: "3.1.0",
      before: "3.0.4",
      takes: minutes(8),
      changes: ["Let people merge two accounts"],
    },
    {
      id: "mobile-backend",
      name: "Mobile Backend",
      team: "mobile",
      dependsOn: ["user-service"],
      version: "2.0.0",
      before: "1.9.3",
      takes: minutes(6),
      changes: ["Serve the new home screen", "Drop the v1 push format"],
    },
    {
      id: "web-frontend",
      name: "Web Frontend",
      team: "frontend",
      dependsOn: [
        "api-gateway",
        "logging-service",
        "auth-service",
        "user-service",
        "mobile-backend",
      ],
      version: "4.5.0",
      before: "4.4.1",
      takes: minutes(9),
      changes: ["Show passkeys in the account page", "Speed up the first paint"],
    },
  ],
};

const wordsA = ["order", "payment", "search", "stock", "price", "mail", "media", "report", "cart"];
const wordsB = ["service", "gateway", "worker", "index", "api"];

/**
 * A generated release of any number of services, the same for the same number: each depends on up to two
 * of those before it, and every eight share a team. Dependencies of an organisation become broader as it grows, not
 * deeper, so those of many services lie farther back.
 */
export function generatedFleet(count: number): FleetPlan {
  const services: ServicePlan[] = [];
  const breadth = Math.ceil(count / 80);
  for (let index = 0; index < count; index += 1) {
    const a = wordsA[index % wordsA.length] ?? "order";
    const b = wordsB[Math.floor(index / wordsA.length) % wordsB.length] ?? "service";
    const round = Math.floor(index / (wordsA.length * wordsB.length));
    const id = round === 0 ? `${a}-${b}` : `${a}-${b}-${round + 1}`;
    const back = [2 + (index % 3), 5 + (index % 4)];
    const dependsOn = back.flatMap((steps) => services[index - steps * breadth]?.id ?? []);
    services.push({
      id,
      name: id
        .split("-")
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join(" "),
      team: `team-${Math.floor(index / 8) + 1}`,
      dependsOn,
      version: `1.${index % 9}.0`,
      before: index % 10 === 9 ? null : `0.${index % 9}.0`,
      takes: minutes(3 + (index % 6)),
      changes: [`Improve ${id}`],
    });
  }
  return { ...storefront, services };
}
