import type { AddressInfo } from "node:net";
import type { Clock } from "./clock.ts";
import { executeGraphql } from "./graphql/execute.ts";
import { createCredentials } from "./http/credentials.ts";
import { createDispatch, type ExecuteGraphql } from "./http/dispatch.ts";
import type { DeliveryFaults, Fault } from "./http/faults.ts";
import { createLimits, type LimitSettings } from "./http/limits.ts";
import { allRoutes } from "./http/routes/all-routes.ts";
import type { Answer } from "./http/answer.ts";
import type { DispatchRequest } from "./http/dispatch-request.ts";
import { createApi, createApiServer, type Exchange, type RequestLog } from "./http/server.ts";
import { createWebhooks, type Send } from "./http/webhooks.ts";
import { createOAuth } from "./site/oauth.ts";
import { createPages } from "./site/pages.ts";
import type { Site } from "./site/site.ts";
import { createWorkflowTokens, type WorkflowTokenWish } from "./site/workflow-tokens.ts";
import { serveAt } from "./web-address.ts";
import { createWorld } from "./world/create-world.ts";
import type { Repository, World } from "./world/types.ts";
import type { User } from "./world/basic-types.ts";

/** A GitHub: REST, GraphQL and webhooks over the state of `world`. */
interface GitHubWithin {
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
  /** A token of GitHub Actions with which a workflow of this repository shows who it is. */
  readonly workflowToken: (repository: Repository, wish: WorkflowTokenWish) => string;
  /** Whether no request and no webhook is under way or waits; what waits for the clock doesn't count. */
  readonly idle: () => boolean;
}

/** A GitHub in this process, that no network lies before. */
export interface SimulatorWithin extends GitHubWithin {
  /** What the client gets; null: its connection is cut. */
  readonly serve: (request: DispatchRequest) => Promise<Answer | null>;
  readonly site: Site;
  /** No webhook is sent any more. */
  readonly stopSending: () => void;
}

/** A GitHub over HTTP on this machine. */
export interface Simulator extends GitHubWithin, AsyncDisposable {
  /** `http://127.0.0.1:PORT`. REST is below `/api/v3`, GraphQL at `/api/graphql`; both also without prefix. */
  readonly url: string;
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  readonly close: () => Promise<void>;
}

interface SimulatorOptions {
  readonly clock: Clock;
  /** Default: an empty one. */
  readonly world?: World;
  readonly graphql?: ExecuteGraphql;
  /** Of it only what differs from GitHub's limits need be given. */
  readonly rateLimit?: Partial<LimitSettings>;
  /** How webhooks leave; default: over the network. */
  readonly send?: Send;
}

/** Opens a simulated GitHub for whoever hands it requests by `serve`. */
export function openSimulator(options: SimulatorOptions): SimulatorWithin {
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
  const webhooks = createWebhooks(world, deliveries, options.send);
  const oauth = createOAuth(world, credentials);
  const pages = createPages(world);
  const workflowTokens = createWorkflowTokens(world);
  const dispatch = createDispatch({
    world,
    routes: allRoutes({ credentials, limits, redeliver: webhooks.redeliver }),
    credentials,
    limits,
    graphql: options.graphql ?? executeGraphql,
    onUnmodelled: (what) => void unmodelled.push(what),
  });
  const api = createApi({
    world,
    faults,
    dispatch,
    onExchange(log, answer) {
      requests.push(log);
      simulator.onExchange?.({ ...log, answer });
    },
  });
  const simulator: SimulatorWithin = {
    world,
    requests,
    faults,
    deliveries,
    limits: limitSettings,
    unmodelled,
    onExchange: null,
    tokenFor: credentials.tokenFor,
    workflowToken: workflowTokens.tokenFor,
    idle: () => api.idle() && webhooks.idle(),
    serve: (request) => api.serve(request),
    site: (request) => oauth(request) ?? workflowTokens.site(request) ?? pages(request),
    stopSending: webhooks.close,
  };
  return simulator;
}

/** Starts a simulated GitHub on a port of this machine; default: any free one. */
export async function startSimulator(
  options: SimulatorOptions & { readonly port?: number },
): Promise<Simulator> {
  const within = openSimulator(options);
  const server = createApiServer(within, within.site);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      within.stopSending();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const simulator: Simulator = Object.assign(within, {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    close,
    [Symbol.asyncDispose]: close,
  });
  serveAt(within.world, simulator.url);
  return simulator;
}
