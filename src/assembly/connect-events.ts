import type { Emit } from "../model/action.ts";
import type { EventWebhooks } from "../config/event-webhooks.ts";
import { createCourier, type Courier } from "../engine/courier.ts";
import type { Clock } from "../engine/clock.ts";
import type { Lease, Written } from "../engine/leases.ts";
import type { Store } from "../engine/store.ts";
import { toCloudEvent } from "../events/cloud-event.ts";
import { createDeliver } from "../events/deliver.ts";
import type { Log } from "../model/log.ts";
import type { Meter } from "../model/meter.ts";
import type { Observation } from "../model/observation.ts";

export interface Events {
  readonly courier: Courier;
  /** Keeps events until they are delivered, in the name of a run. */
  readonly emit: (lease: Lease, action: Emit, home: Observation["issue"]) => Promise<Written>;
}

/** The receivers of the settings, and the way to them. */
export function connectEvents(parts: {
  readonly receivers: EventWebhooks;
  readonly store: Pick<Store, "outbox">;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Pick<Meter, "told">;
}): Events {
  const { receivers, store, clock, log, meter } = parts;
  const { outbox } = store;
  const deliver = createDeliver(receivers, () => clock.now());
  const courier = createCourier({ outbox, deliver, clock, log, onDelivery: meter.told });
  return {
    courier,
    async emit({ key, epoch }, { receivers: wanted, subject, events }, home) {
      const about = { key, repository: home.repo, number: home.number, url: home.url };
      const known = wanted.filter((name) => Object.hasOwn(receivers, name));
      const written = await outbox.put(
        { key, epoch },
        {
          receivers: known,
          since: home.openedAt,
          events: events.map((event) => ({
            ...toCloudEvent(event, subject, about),
            at: event.at,
            isPresent: event.isPresent === true,
          })),
        },
      );
      courier.ask();
      return written;
    },
  };
}
