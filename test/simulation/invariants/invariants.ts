/** What must always hold, checked on GitHub's own state alone: nothing here asks the app. */
import type { Exchange } from "../../../src/simulator/http/server.ts";
import type { Deployment } from "../../../src/simulator/world/deployment-types.ts";
import type { Release } from "../../../src/simulator/world/release-types.ts";
import { isOf, payloadOf } from "../ride.ts";
import { checkConfinement } from "./confinement.ts";
import { checkEffort, checkRequest } from "./effort.ts";
import { headsOf } from "./heads.ts";
import { checkPublication } from "./publication.ts";
import { checkStart } from "./start.ts";
import { checkWayBack } from "./way-back.ts";
import type { Watch } from "./watched.ts";

/** A check that throws is a failure with its story: in the midst of a request it would be taken for GitHub's trouble. */
function guarded(violate: Watch["violate"], check: () => void): void {
  try {
    check();
  } catch (error) {
    violate("checked", error instanceof Error ? (error.stack ?? "") : String(error));
  }
}

/** Watches all that happens from now on. */
export function watch(parts: Watch): { readonly exchange: (exchange: Exchange) => void } {
  const [first] = parts.rides;
  if (!first) throw new Error("There is no release to watch");
  const heads = headsOf(parts);
  first.fleet.world.listen(({ name, action, repository, subject, sender }) => {
    if (sender.id !== first.bot.id) return;
    if (name === "release" && action === "published") {
      checkPublication(parts, repository, subject["release"] as Release);
    }
    if (name !== "deployment") return;
    const deployment = subject["deployment"] as Deployment;
    const ride = parts.rides.find((one) => isOf(one, payloadOf(deployment).key ?? ""));
    const site = ride?.fleet.sites.find(({ plan }) => plan.id === payloadOf(deployment).service);
    if (!ride || !site) {
      parts.violate(
        "known origin",
        `a deployment names no release: ${JSON.stringify(deployment.payload)}`,
      );
      return;
    }
    // A rehearsal changes nothing that the others are about.
    if (deployment.environment !== "production") return;
    const started = { ...parts, ride, site, deployment, heads };
    guarded(parts.violate, () => {
      if (deployment.task === "deploy") checkStart(started);
      else checkWayBack(started);
    });
  });
  return {
    exchange(exchange) {
      guarded(parts.violate, () => {
        checkConfinement(parts, exchange);
        checkEffort(parts, exchange);
        checkRequest(parts, exchange);
      });
    },
  };
}
