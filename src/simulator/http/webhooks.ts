import { createHash, createHmac } from "node:crypto";
import type { App, Delivery, Installation, World, WorldEvent } from "../world/types.ts";
import type { DeliveryFaults } from "./faults.ts";
import { installationCovers } from "./viewer.ts";
import { webhookPayload } from "./webhook-payload.ts";

/** How long a receiver may take to answer (docs, "Best practices for using webhooks"). */
const ANSWER_WITHIN_MS = 10_000;

/** What `fetch` does for a delivery: the network, or what stands for it. */
export type Send = (url: string, request: RequestInit) => Promise<Response>;

export interface Webhooks {
  /** Whether nothing is being sent or waits its turn. What a fault delays is the clock's matter. */
  readonly idle: () => boolean;
  /** Sends a delivery again, under its own id. */
  readonly redeliver: (delivery: Delivery) => void;
  readonly close: () => void;
}

/** What is sent: the payload is fixed when the event happens, however late it arrives. */
type Parcel = Pick<
  Delivery,
  "guid" | "event" | "action" | "installation" | "repository" | "payload" | "redelivery"
>;

/**
 * Sends the events of the world to the Apps that are installed where they happen and asked for them: at once,
 * one after the other for each App, never again by itself. Each attempt is written to `world.deliveries`.
 */
export function createWebhooks(
  world: World,
  faults: DeliveryFaults,
  sendOver: Send = fetch,
): Webhooks {
  const queues = new Map<number, Promise<void>>();
  let unanswered = 0;
  let events = 0;
  let attempts = 0;
  const closing = new AbortController();

  const enqueue = (app: App, parcel: Parcel): void => {
    if (closing.signal.aborted) return;
    const id = ++attempts;
    unanswered += 1;
    const send = async (): Promise<void> => {
      const begun = performance.now();
      const result = await post(app, parcel, closing.signal, sendOver);
      unanswered -= 1;
      world.deliveries.push({
        ...parcel,
        id,
        app: app.id,
        deliveredAt: world.clock.now(),
        duration: Math.round(performance.now() - begun) / 1000,
        ...result,
      });
    };
    queues.set(app.id, (queues.get(app.id) ?? Promise.resolve()).then(send));
  };

  const announce = (event: WorldEvent): void => {
    const guid = guidOf(world, ++events);
    for (const { app, installation } of receivers(world, event)) {
      if (faults.lose?.(event)) continue;
      const parcel: Parcel = {
        guid,
        event: event.name,
        action: event.action,
        installation: installation.id,
        repository: event.repository?.id ?? null,
        payload: webhookPayload(world, event, installation),
        redelivery: false,
      };
      const send = () => {
        enqueue(app, parcel);
        if (faults.duplicate?.(event)) enqueue(app, parcel);
      };
      const delay = faults.delay?.(event);
      if (delay) world.clock.after(delay, send);
      else send();
    }
  };

  const stop = world.listen(announce);
  return {
    idle: () => unanswered === 0,
    redeliver(delivery) {
      const app = world.apps.get(delivery.app);
      if (app) enqueue(app, { ...delivery, redelivery: true });
    },
    close() {
      stop();
      closing.abort();
    },
  };
}

/** Events that every App gets about its own installations, asked for or not. */
const ALWAYS = new Set(["installation", "installation_repositories"]);

function receivers(
  world: World,
  event: WorldEvent,
): { readonly app: App; readonly installation: Installation }[] {
  if (ALWAYS.has(event.name)) {
    const installation = event.subject["installation"] as Installation;
    const app = world.apps.get(installation.appId);
    return app ? [{ app, installation }] : [];
  }
  return [...world.installations.values()].flatMap((installation) => {
    const app = world.apps.get(installation.appId);
    const isMeant = event.repository
      ? installationCovers(installation, event.repository)
      : event.org?.toLowerCase() === installation.account.toLowerCase();
    return app && isMeant && !installation.suspendedAt && app.events.includes(event.name)
      ? [{ app, installation }]
      : [];
  });
}

/** One id for an event, whoever gets it and however often; the same in every run of the same seed. */
function guidOf(world: World, event: number): string {
  const hex = createHash("sha1").update(`delivery ${world.seed} ${event}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type Result = Pick<Delivery, "status" | "statusCode">;

async function post(
  app: App,
  parcel: Parcel,
  closing: AbortSignal,
  sendOver: Send,
): Promise<Result> {
  if (app.webhookUrl === null) return { status: "no webhook URL", statusCode: 0 };
  const body = JSON.stringify(parcel.payload);
  try {
    const response = await sendOver(app.webhookUrl, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.any([closing, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      headers: headersOf(app, parcel, body),
      body,
    });
    await response.arrayBuffer();
    const status = response.ok ? "OK" : `Invalid HTTP Response: ${response.status}`;
    return { status, statusCode: response.status };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === "TimeoutError";
    return { status: isLate ? "timed out" : "failed to connect to host", statusCode: 0 };
  }
}

function headersOf(app: App, parcel: Parcel, body: string): Record<string, string> {
  const sign = (algorithm: string) =>
    createHmac(algorithm, app.webhookSecret).update(body).digest("hex");
  return {
    accept: "*/*",
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/simulator",
    "x-github-delivery": parcel.guid,
    "x-github-event": parcel.event,
    "x-github-hook-id": String(app.id),
    "x-github-hook-installation-target-id": String(app.id),
    "x-github-hook-installation-target-type": "integration",
    "x-hub-signature": `sha1=${sign("sha1")}`,
    "x-hub-signature-256": `sha256=${sign("sha256")}`,
  };
}
