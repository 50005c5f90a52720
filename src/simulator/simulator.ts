import type { AddressInfo } from "node:net";
import type { Clock } from "./clock.ts";
import { executeGraphql } from "./graphql/execute.ts";
import { createCredentials } from "./http/credentials.ts";
import { createDispatch, type ExecuteGraphql } from "./http/dispatch.ts";
import type { DeliveryFaults, Fault } from "./http/faults.ts";
import { createLimits, type LimitSettings } from "./http/limits.ts";
import { allRoutes } from "./http/routes/all-routes.ts";
import { createApiServer, type Exchange, type RequestLog } from "./http/server.ts";
import { createWebhooks } from "./http/webhooks.ts";
import { createOAuth } from "./site/oauth.ts";
import { serveAt } from "./web-address.ts";
import { createWorld } from "./world/create-world.ts";
import type { World } from "./world/types.ts";
import type { User } from "./world/basic-types.ts";

/** A GitHub over HTTP on this machine: REST, GraphQL and webhooks over the state of `world`. */
export interface Simulator extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`. REST is below `/api/v3`, GraphQL at `/api/graphql`; both also without prefix. */
  readonly url: string;
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  readonly world: World;
  /** Every request so far, in the order of the answers. */
  readonly requests: RequestLog[];
  /** Trouble with requests: add, change and remove at will. */
  readonly faults: Fault[];
  /** Trouble with webhooks. */
  readonly deliveries: DeliveryFaults;
  readonly limits: LimitSettings;
  /** What was asked for that isn't modelled; a test should end with none. */
  readonly unmodelled: string[];
  /** Told of every request after it is answered; null: nobody is. */
  onExchange: ((exchange: Exchange) => void) | null;
  /** A token with which requests happen in the name of this person. */
  readonly tokenFor: (user: User) => string;
  /** Whether no request and no webhook is under way or waits; what waits for the clock doesn't count. */
  readonly idle: () => boolean;
  readonly close: () => Promise<void>;
}

/** Starts a simulated GitHub; of `rateLimit` only what differs from GitHub's limits need be given. */
export async function startSimulator(options: {
  readonly clock: Clock;
  /** Default: an empty one. */
  readonly world?: World;
  readonly graphql?: ExecuteGraphql;
  readonly rateLimit?: Partial<LimitSettings>;
  /** Default: any free one. */
  readonly port?: number;
}): Promise<Simulator> {
  const world = options.world ?? createWorld(options.clock);
  const limitSettings = {
    core: 5000,
    graphql: 5000,
    contentPerMinute: null,
    contentPerHour: null,
    ...options.rateLimit,
  };
  const faults: Fault[] = [];
  const deliveries: DeliveryFaults = {};
  const requests: RequestLog[] = [];
  const unmodelled: string[] = [];
  const credentials = createCredentials(world);
  const limits = createLimits(world, limitSettings);
  const webhooks = createWebhooks(world, deliveries);
  const dispatch = createDispatch({
    world,
    routes: allRoutes({ credentials, limits, redeliver: webhooks.redeliver }),
    credentials,
    limits,
    graphql: options.graphql ?? executeGraphql,
    onUnmodelled: (what) => void unmodelled.push(what),
  });
  const api = createApiServer({
    world,
    faults,
    dispatch,
    site: createOAuth(world, credentials),
    onExchange(log, answer) {
      requests.push(log);
      simulator.onExchange?.({ ...log, answer });
    },
  });
  await new Promise<void>((resolve, reject) => {
    api.server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = api.server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      webhooks.close();
      api.server.close(() => resolve());
      api.server.closeAllConnections();
    });
  const simulator: Simulator = {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    world,
    requests,
    faults,
    deliveries,
    limits: limitSettings,
    unmodelled,
    onExchange: null,
    tokenFor: credentials.tokenFor,
    idle: () => api.idle() && webhooks.idle(),
    close,
    [Symbol.asyncDispose]: close,
  };
  serveAt(world, simulator.url);
  return simulator;
}
