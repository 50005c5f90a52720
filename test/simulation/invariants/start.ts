import type { Site } from "../../../src/simulator/fleet.ts";
import { endOf, shippedAt } from "../ride.ts";
import { checkConsent } from "./consent.ts";
import { checkGates } from "./gates.ts";
import { checkOnce } from "./once.ts";
import { stopsOf } from "./stops.ts";
import type { Started } from "./watched.ts";

/** A deployment forward. */
export function checkStart(started: Started): void {
  const { ride, site, deployment, violate } = started;
  const what = `${site.plan.id} of ${ride.fleet.plan.version} at ${deployment.sha.slice(0, 7)}`;
  checkOnce(started, "deploy");
  checkTime(started, what);
  checkConsent(started, what);
  checkGates(started, what);
  for (const id of site.plan.dependsOn) {
    const before = ride.fleet.sites.find(({ plan }) => plan.id === id);
    if (before && !isLive(started, before)) {
      violate("dependencies first", `${what} starts while ${id} is not live`);
    }
  }
  checkPlaces(started, what);
  for (const why of stopsOf(started)) violate("stop means stop", `${what} starts ${why}`);
}

/** No more at once than the train allows, until the time of what is under way is over. */
function checkPlaces(
  { plan: { maxParallel, observed, timeout }, ride, deployment, violate }: Started,
  what: string,
): void {
  const since = deployment.createdAt.subtract({ minutes: timeout - 1, seconds: 59 });
  const open = ride.fleet.sites
    .filter(({ plan }) => !observed.has(plan.id))
    .flatMap((one) => shippedAt(ride, one, "deploy").at(-1) ?? [])
    .filter(
      (one) => endOf(one) === undefined && Temporal.Instant.compare(one.createdAt, since) > 0,
    );
  if (maxParallel !== null && open.length > maxParallel) {
    violate("no more than may", `${what} starts with ${open.length - 1} others under way`);
  }
}

function checkTime({ plan, clock, violate }: Started, what: string): void {
  const now = clock.now().toZonedDateTimeISO("UTC");
  const { window, freeze } = plan;
  const isOpen = !window || (now.hour >= window.from && now.hour < window.to);
  if (!isOpen) violate("window and freeze", `${what} starts outside the window`);
  if (now.toPlainDate().toString() === freeze) {
    violate("window and freeze", `${what} starts in a freeze`);
  }
}

/** Whether a service that something depends on is live in this release. */
function isLive({ ride, plan, heads }: Started, site: Site): boolean {
  if (!plan.observed.has(site.plan.id)) {
    const last = shippedAt(ride, site, "deploy").at(-1);
    return last !== undefined && endOf(last) === "success";
  }
  const shas = heads.get(`${ride.fleet.plan.version} ${site.plan.id}`) ?? [];
  return [...site.repository.deployments.values()].some(
    (one) =>
      one.environment === "production" &&
      shas.some(({ sha }) => sha === one.sha) &&
      endOf(one) === "success",
  );
}
