import type { Site } from "../../../src/simulator/fleet.ts";
import { commandsIn, endOf, shippedAt, type Ride } from "../ride.ts";
import { checkOnce } from "./once.ts";
import type { Started } from "./watched.ts";

/** A deployment back. */
export function checkWayBack(started: Started): void {
  const { ride, site, deployment, violate, plan } = started;
  const what = `${site.plan.id} of ${ride.fleet.plan.version}`;
  checkOnce(started, "rollback");
  const [first] = shippedAt(ride, site, "deploy");
  if (!first) {
    violate("exact reverse", `${what} goes back, and was never deployed`);
    return;
  }
  const before = [...site.repository.deployments.values()].findLast(
    (one) => one.id < first.id && one.environment === "production" && endOf(one) === "success",
  );
  if (before?.sha !== deployment.sha) {
    violate("exact reverse", `${what} goes back to ${deployment.sha}, not to ${before?.sha}`);
  }
  const isSaid = commandsIn(ride).some(
    ({ name, answer }) => name === "rollback" && answer?.kind !== "refused",
  );
  const failed = ride.fleet.sites.some(
    (one) =>
      plan.automatic.has(one.plan.id) &&
      (plan.observed.has(one.plan.id) ||
        shippedAt(ride, one, "deploy").some(({ statuses, createdAt }) => {
          const isLate = deployment.createdAt.since(createdAt).total("minutes") >= plan.timeout - 1;
          return isLate || statuses.some(({ state }) => state === "failure" || state === "error");
        })),
  );
  if (!isSaid && !failed) violate("authority", `${what} goes back, and nobody wanted that`);
  for (const other of dependents(ride, site)) {
    const isForward = shippedAt(ride, other, "deploy").length > 0;
    const isBack = shippedAt(ride, other, "rollback").some((one) => endOf(one) === "success");
    if (isForward && !isBack && !plan.observed.has(other.plan.id)) {
      violate("exact reverse", `${what} goes back before ${other.plan.id}, which depends on it`);
    }
  }
}

function dependents(ride: Ride, site: Site): readonly Site[] {
  const direct = ride.fleet.sites.filter(({ plan }) => plan.dependsOn.includes(site.plan.id));
  return [...new Set(direct.flatMap((one) => [one, ...dependents(ride, one)]))];
}
