import type { DeliveryWatch } from "../engine/delivery-watch.ts";
import type { Store } from "../engine/store.ts";
import type { GitHub } from "../github/client/github.ts";
import { isAppKnown, readLacking } from "../github/resources/app-access.ts";
import { SUBSCRIBED } from "../web/events.ts";
import type { Check } from "../web/health.ts";
import { readiness } from "../web/readiness.ts";

/** What must hold for the app to do its work, asked of its parts. */
export const checksOf = (parts: {
  readonly store: Store;
  readonly github: GitHub;
  readonly deliveries: DeliveryWatch;
}): readonly Check[] =>
  readiness({
    store: parts.store,
    isKnown: () => isAppKnown(parts.github),
    async lacking() {
      const lacking = await readLacking(parts.github, SUBSCRIBED);
      if (!lacking.ok) throw new Error(lacking.failure.message);
      return lacking.value;
    },
    deliveriesArrive: () => parts.deliveries.arrive(),
  });
