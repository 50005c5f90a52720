import type { Release } from "../../../src/simulator/world/release-types.ts";
import type { Repository } from "../../../src/simulator/world/types.ts";
import { endOf, shippedAt } from "../ride.ts";
import type { Watch } from "./watched.ts";

/** Notes tell of what is live. */
export function checkPublication(
  { rides, plan, violate }: Watch,
  where: Repository | null,
  { tagName, body, targetCommitish }: Release,
) {
  for (const ride of rides) {
    for (const site of ride.fleet.sites) {
      const isOfTrain = where === ride.fleet.trainRepository;
      const version = isOfTrain ? ride.fleet.plan.version : site.plan.version;
      if ((where !== site.repository && !isOfTrain) || tagName !== `v${version}`) continue;
      const last = shippedAt(ride, site, "deploy").at(-1);
      const isLive = last !== undefined && endOf(last) === "success";
      const isBack = shippedAt(ride, site, "rollback").length > 0;
      if (!plan.observed.has(site.plan.id) && !isOfTrain && (!isLive || isBack)) {
        violate("notes exactly once", `${site.plan.id} ${version} is released and not live`);
      }
      const { id, changes } = site.plan;
      const isKnown = !isOfTrain || !plan.hidden.has(id);
      const isTold = changes.every((title) => body?.includes(title));
      if (isLive && !isBack && isKnown && !isTold) {
        violate("notes complete", `the notes of ${tagName} don't tell what ${id} brought`);
      }
      const tag = site.repository.refs.get(`refs/tags/${tagName}`) ?? targetCommitish;
      if (!isOfTrain && last && tag !== last.sha) {
        violate(
          "notes complete",
          `${id} ${version} is released at ${tag}, and ${last.sha} is live`,
        );
      }
    }
  }
}
