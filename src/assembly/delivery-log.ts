import type { Clock } from "../engine/clock.ts";
import type { RecoveryParts } from "../engine/recover.ts";
import type { GitHub } from "../github/client/github.ts";
import { deliveryDetail, listDeliveries } from "../github/resources/deliveries.ts";
import type { Log } from "../model/log.ts";
import { toDelivery } from "../web/payload.ts";

/** The App's own log of deliveries. */
export const deliveryLog = ({
  clock,
  log,
  github,
}: {
  readonly clock: Clock;
  readonly log: Log;
  readonly github: GitHub;
}): Pick<RecoveryParts, "attemptsSince" | "fetch"> => ({
  attemptsSince: async (since) => {
    const attempts = await listDeliveries(github, since);
    if (!attempts.ok)
      log.warn({ failure: attempts.failure }, "Could not read the webhook delivery log");
    return attempts.ok ? attempts.value : undefined;
  },
  fetch: async ({ id }) => {
    const detail = await deliveryDetail(github, id);
    if (detail.ok) return toDelivery({ ...detail.value, receivedAt: clock.now() });
    return detail.failure.retry === "later" ? "unread" : undefined;
  },
});
