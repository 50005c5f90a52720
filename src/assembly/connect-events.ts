import type { Emit } from "../model/action.ts";
import type { Settings } from "../config/settings.ts";
import { createCourier, type Courier } from "../engine/courier.ts";
import type { Clock } from "../engine/clock.ts";
import type { Lease, Written } from "../engine/leases.ts";
import type { Store } from "../engine/store.ts";
import { toCloudEvent, type EventHome } from "../events/cloud-event.ts";
import { createDeliver, traceReceiver } from "../events/deliver.ts";
import { toTraces } from "../events/trace.ts";
import type { Log } from "../model/log.ts";
import type { Meter } from "../model/meter.ts";
import type { Observation } from "../model/observation.ts";
import type { ReleaseView } from "../model/view/view.ts";

export interface Events {
  readonly courier: Courier;
  /** Keeps events until they are delivered, in the name of a run. */
  readonly emit: (lease: Lease, action: Emit, home: Observation["issue"]) => Promise<Written>;
  /** The same of the trace of a release that is over, with what followed. */
  readonly trace: (lease: Lease, view: ReleaseView, home: Observation["issue"]) => Promise<Written>;
}

/** The receivers of the settings, and the way to them; undefined: there are none. */
export function connectEvents(
  { receivers = {}, traces }: Pick<Settings, "receivers" | "traces">,
  parts: {
    readonly version: string;
    readonly store: Pick<Store, "outbox">;
    readonly clock: Clock;
    readonly log: Log;
    readonly meter: Pick<Meter, "told">;
  },
): Events | undefined {
  if (Object.keys(receivers).length === 0 && !traces) return undefined;
  const { version, store, clock, log, meter } = parts;
  const { outbox } = store;
  const deliver = createDeliver(receivers, () => clock.now(), traces);
  const courier = createCourier({ outbox, deliver, clock, log, onDelivery: meter.told });
  return {
    courier,
    async emit(lease, { receivers: wanted, subject, events }, home) {
      const known = wanted.filter((name) => Object.hasOwn(receivers, name));
      const written = await outbox.put(lease, {
        receivers: known,
        since: home.openedAt,
        events: events.map((event) => ({
          ...toCloudEvent(event, subject, homeOf(lease, home)),
          at: event.at,
          isPresent: event.isPresent === true,
        })),
      });
      courier.ask();
      return written;
    },
    async trace(lease, view, home) {
      const made = traces ? toTraces(view, homeOf(lease, home), { version }) : [];
      if (made.length === 0) return "kept";
      const events = made.map(({ id, at, body }) => {
        return { id, at, body: () => body, type: traceReceiver, isPresent: false };
      });
      const one = { receivers: [traceReceiver], since: home.openedAt, events };
      const written = await outbox.put(lease, one);
      courier.ask();
      return written;
    },
  };
}

const homeOf = ({ key }: Lease, { repo, number, url }: Observation["issue"]): EventHome => ({
  key,
  repository: repo,
  number,
  url,
});
