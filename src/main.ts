import type { IncomingMessage, ServerResponse } from "node:http";
import { Probot } from "probot";
import packageFile from "../package.json" with { type: "json" };
import type { Settings } from "./config/settings.ts";
import { checksOf } from "./assembly/checks.ts";
import { orderIn } from "./decide/commands/command.ts";
import { systemClock, type Clock } from "./engine/clock.ts";
import { createDeliveryWatch } from "./engine/delivery-watch.ts";
import { silence, type Log } from "./model/log.ts";
import { createOwnTouches } from "./engine/own-touches.ts";
import { openEngineParts } from "./engine/open-engine-parts.ts";
import type { Store } from "./engine/store.ts";
import { createTelemetry } from "./engine/telemetry.ts";
import type { LogReading } from "./engine/recover.ts";
import { connectGitHub } from "./github/client/connect.ts";
import { connectSignIn } from "./github/people/sign-in.ts";
import { connectWorkflowTokens } from "./github/people/workflow-tokens.ts";
import { readOwnLogin } from "./github/resources/own-login.ts";
import type { GitHub } from "./github/client/github.ts";
import type { Meter } from "./model/meter.ts";
import { speak } from "./model/view/catalogue.ts";
import { graphqlUrlOf } from "./model/github/addresses.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { createDashboard } from "./web/dashboard/dashboard.ts";
import { healthRoutes } from "./web/health.ts";
import { metricsRoute } from "./web/metrics.ts";
import { receiversRoute } from "./web/receivers.ts";
import { signedByOneOf } from "./web/signature.ts";
import { createServing, startServer, type Route, type RunningServer } from "./web/server.ts";
import { createIntake, webhookRoute, type Intake } from "./web/webhooks.ts";
import { connectEvents } from "./assembly/connect-events.ts";
import { connectEngine, type EngineOptions } from "./assembly/connect-engine.ts";

export interface AppOptions extends EngineOptions {
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Default: the lines of Probot's logger, from the level of the settings on. */
  readonly log?: Log;
  /** How requests come in; default: a server on the network. */
  readonly listen?: typeof startServer;
}

export interface RunningApp {
  readonly url: string;
  readonly github: GitHub;
  /** Nothing waits to be routed or handled; timers in the future don't count. */
  idle(): Promise<boolean>;
  /** Takes nothing new, ends what is running, and closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts the app with a server of its own. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { settings, clock = systemClock, listen = startServer } = options;
  const isSilent = settings.logLevel === "silent";
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.webhookSecret,
    baseUrl: settings.githubApiUrl,
    logLevel: isSilent ? "fatal" : settings.logLevel,
    logFormat: settings.logFormat ?? (process.stdout.isTTY ? "pretty" : "json"),
  });
  await probot.ready();
  const log = options.log ?? (isSilent ? silence : probot.log);
  const parts = await assemble({ ...options, clock, log });
  const { github, intake, count, routes, rest } = parts;
  const { webhookSecret, webhookSecretBefore } = settings;
  const verify = signedByOneOf([
    webhookSecret,
    ...(webhookSecretBefore === undefined ? [] : [webhookSecretBefore]),
  ]);
  const webhooks = webhookRoute({ verify, intake, count, now: () => clock.now(), log });
  let server: RunningServer | undefined;
  const stop = async (): Promise<void> => {
    parts.hangUp();
    await server?.close();
    await parts.stop();
  };
  try {
    server = await listen({
      ...(rest && { rest }),
      host: settings.host,
      port: settings.port,
      log,
      routes: [webhooks, ...routes],
    });
    await parts.start();
    return { url: server.url, github, idle: () => parts.idle(), stop };
  } catch (error) {
    // What stays open would keep the process alive, and the database locked.
    await stop();
    throw error;
  }
}

/** The app without a server, as a host of Probot apps takes it. */
export interface HostedApp {
  /** Takes a delivery whose signature the host has checked; resolves once it is stored. */
  readonly intake: Intake;
  /** Answers a request to the app's own addresses. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  stop(): Promise<void>;
}

/** Starts the app behind the server of somebody else. */
export async function hostApp(options: EngineOptions & { readonly log: Log }): Promise<HostedApp> {
  const { log } = options;
  const parts = await assemble({ ...options, clock: systemClock });
  const stop = async (): Promise<void> => {
    parts.hangUp();
    await parts.stop();
  };
  try {
    await parts.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const { intake, routes, rest } = parts;
  return { intake, handle: createServing({ routes, log, ...(rest && { rest }) }), stop };
}

interface Assembled extends Pick<HostedApp, "intake" | "stop"> {
  readonly github: GitHub;
  /** Told of each request that is refused before it is a delivery. */
  readonly count: Meter["delivered"];
  readonly routes: readonly Route[];
  /** Answers what no route is for; absent: there are no pages. */
  readonly rest?: (request: IncomingMessage, response: ServerResponse) => void;
  start(): Promise<void>;
  idle(): Promise<boolean>;
  /** Ends the answers that would go on for ever. */
  hangUp(): void;
}

/** Puts the parts together: the only place that knows every part. Nothing runs before `start`. */
async function assemble(
  options: AppOptions & Required<Pick<AppOptions, "clock" | "log">>,
): Promise<Assembled> {
  const { settings, clock, log } = options;
  const { appId, privateKey, githubApiUrl: apiUrl, language } = settings;
  speakIn(language, log);
  const { store, queue } = await openEngineParts(settings.store, { clock, log });
  const github = connectGitHub({
    appId,
    privateKey,
    apiUrl,
    graphqlUrl: graphqlUrlOf(apiUrl),
    clock,
    log: { debug: () => {}, warn: (message) => log.warn({}, message) },
    ledger: store.spending,
  });
  // Only the work waits for the answer: the process lives as soon as it listens.
  const login = readOwnLogin(github, log);
  let ownLogin: string | null = null;
  const { isLast: isOwn, note: onOwnTouch } = createOwnTouches();
  const dashboard = openDashboard(settings, store, { clock, log });
  const metrics = openMetrics(store, github, clock);
  const { meter } = metrics;
  const telemetry = createTelemetry({ clock, log, meter });
  const deliveries = createDeliveryWatch();
  const onReading = (reading: LogReading): void => {
    deliveries.note(reading);
    meter.recovered(reading.lost, reading.fetched);
  };
  const onPage = (): void => dashboard?.nudge();
  const { version } = packageFile;
  const events = connectEvents(settings, { version, store, clock, log, meter });
  const parts = {
    events,
    options,
    clock,
    log,
    github,
    store,
    queue,
    isOwn,
    telemetry,
    onReading,
    onPage,
  };
  const engine = connectEngine(parts);
  const count: Meter["delivered"] = (event, outcome) => {
    meter.delivered(event, outcome);
    if (outcome !== "refused") deliveries.heard();
  };
  return {
    github,
    count,
    intake: createIntake({
      accept: (delivery) => engine.accept(delivery),
      orderIn,
      ownLogin: () => ownLogin,
      onOwnTouch,
      now: () => clock.now(),
      count,
    }),
    routes: [
      metricsRoute(metrics),
      ...(events ? [receiversRoute(() => receiversOf(store))] : []),
      ...healthRoutes({ checks: checksOf({ store, github, deliveries }), log }),
    ],
    ...(dashboard && { rest: dashboard.handle }),
    async start() {
      ownLogin = (await login) ?? (await refuseStrangeKey(github, appId));
      await engine.start();
    },
    idle: () => engine.idle(),
    hangUp: () => dashboard?.close(),
    stop: () => engine.stop(),
  };
}

function speakIn(language: Settings["language"], log: Log): void {
  speak(language?.catalogue ?? null);
  if (!language || language.unknown.length === 0) return;
  const { unknown } = language;
  log.warn({ unknown }, "The catalogue translates texts that the app doesn't have");
}

const openDashboard = (
  settings: Settings,
  store: Store,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
) =>
  createDashboard({
    mode: settings.dashboard,
    source: store.pages,
    publicUrl: settings.publicUrl,
    people:
      settings.signIn &&
      connectSignIn({
        ...settings.signIn,
        apiUrl: settings.githubApiUrl,
        now: () => clock.now(),
      }),
    workflows:
      settings.publicUrl === null
        ? null
        : connectWorkflowTokens({
            apiUrl: settings.githubApiUrl,
            audience: settings.publicUrl,
            now: () => clock.now(),
          }),
    sessionSecret: settings.signIn?.sessionSecret ?? "",
    now: () => clock.now(),
    log,
  });

const openMetrics = (store: Store, github: GitHub, clock: Clock) =>
  createMetrics({
    version: packageFile.version,
    now: () => clock.now(),
    underWay: () => store.pages.underWay(),
    oldestWake: () => store.releases.oldestWake(),
    oldestDelivery: () => store.inbox.oldestDue(),
    usage: () => github.usage(),
    receivers: () => store.outbox.standings(),
  });

const receiversOf = async ({ outbox }: Store): Promise<object> => ({
  receivers: await outbox.standings(),
  dead: await outbox.dead(),
});

/** Ends the start when GitHub doesn't take the credentials: no waiting helps there. */
async function refuseStrangeKey(github: GitHub, appId: number): Promise<null> {
  const app = await github.app();
  if (app.ok || !["unauthorised", "not found"].includes(app.failure.kind)) return null;
  throw new Error(
    `GitHub doesn't accept APP_ID ${appId} with this PRIVATE_KEY: compare both with the App's settings page, and this machine's clock with the time. (${app.failure.message})`,
  );
}
