import type { Site } from "../../../src/simulator/fleet.ts";
import { commandsIn, endOf, payloadOf, scopeOf, shippedAt, type Ride } from "../ride.ts";
import type { Started } from "./watched.ts";

/** No attempt twice, and nothing beside another deployment of the app. */
export function checkOnce(
  { ride, site, deployment, violate, plan }: Started,
  task: "deploy" | "rollback",
): void {
  const { attempt } = payloadOf(deployment);
  const same = shippedAt(ride, site, task).filter((one) => payloadOf(one).attempt === attempt);
  if (same.length > 1) {
    violate("at most once", `${site.plan.id}: ${task} ${attempt} was made ${same.length} times`);
  }
  if ((attempt ?? 1) > 1 && !isAskedFor(ride, site, attempt ?? 1)) {
    violate("retries are asked for", `${site.plan.id}: ${task} ${attempt} was nobody's wish`);
  }
  const others = [...site.repository.deployments.values()].filter(
    (one) =>
      one.id !== deployment.id &&
      one.creator.id === ride.bot.id &&
      one.environment === deployment.environment &&
      endOf(one) === undefined &&
      // Until its time is over, in whole seconds, as GitHub tells them.
      isBefore(
        deployment.createdAt.subtract({ minutes: plan.timeout - 1, seconds: 59 }),
        one.createdAt,
      ),
  );
  if (others.length > 0) {
    violate("one at a time", `${site.plan.id}: a deployment starts while another one is under way`);
  }
}

/** Whether people asked so often for another attempt, or for a fix in its place. */
function isAskedFor(ride: Ride, site: Site, attempt: number): boolean {
  const wishes = commandsIn(ride).filter(
    (one) =>
      (one.name === "retry" || one.name === "replace") &&
      scopeOf(ride, one) === site.plan.id &&
      one.answer?.kind !== "refused",
  );
  return wishes.length >= attempt - 1;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) < 0;
