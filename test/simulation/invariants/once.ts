import { endOf, payloadOf, shippedAt } from "../ride.ts";
import type { Started } from "./watched.ts";

/** No attempt twice, and nothing beside another deployment of the app. */
export function checkOnce(
  { ride, site, deployment, violate }: Started,
  task: "deploy" | "rollback",
): void {
  const { attempt } = payloadOf(deployment);
  const same = shippedAt(ride, site, task).filter((one) => payloadOf(one).attempt === attempt);
  if (same.length > 1) {
    violate("at most once", `${site.plan.id}: ${task} ${attempt} was made ${same.length} times`);
  }
  const others = [...site.repository.deployments.values()].filter(
    (one) =>
      one.id !== deployment.id &&
      one.creator.id === ride.bot.id &&
      one.environment === deployment.environment &&
      endOf(one) === undefined &&
      isBefore(deployment.createdAt.subtract({ minutes: 30 }), one.createdAt),
  );
  if (others.length > 0) {
    violate("one at a time", `${site.plan.id}: a deployment starts while another one is under way`);
  }
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) < 0;
