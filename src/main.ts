import { Probot } from "probot";
import packageFile from "../package.json" with { type: "json" };
import { connectSlack } from "./chat/slack.ts";
import { checksOf } from "./assembly/checks.ts";
import { deliveryLog } from "./assembly/delivery-log.ts";
import { observing } from "./assembly/observing.ts";
import { gateAccess } from "./act/gate-access.ts";
import { createFormOffer } from "./act/offer-form.ts";
import { readTrainFile } from "./config/train-file/read-train-file.ts";
import type { Settings } from "./config/settings.ts";
import type { Decision } from "./decide/decide.ts";
import { givesOrder } from "./decide/commands/command.ts";
import { systemClock, type Clock } from "./engine/clock.ts";
import { createDiscovery, type Discovering, type DiscoveryParts } from "./engine/discovery.ts";
import { createDeliveryWatch } from "./engine/delivery-watch.ts";
import { createEngine, type Engine } from "./engine/engine.ts";
import { silence, type Log } from "./model/log.ts";
import { createOwnTouches, type OwnTouches } from "./engine/own-touches.ts";
import { openEngineParts } from "./engine/open-engine-parts.ts";
import type { Queue } from "./engine/queue.ts";
import { createGatekeeper } from "./engine/gatekeeper.ts";
import { createTelemetry, type Telemetry } from "./engine/telemetry.ts";
import { createRecovery, type LogReading } from "./engine/recover.ts";
import { createTrainFileChecks } from "./engine/train-file-checks.ts";
import { createRoute } from "./engine/route.ts";
import type { Store } from "./engine/store.ts";
import { createSweep } from "./engine/sweep.ts";
import { createTrainWake } from "./engine/train-wake.ts";
import { createWake } from "./engine/wake.ts";
import { findRepository } from "./github/resources/find-repository.ts";
import { connectGitHub } from "./github/client/connect.ts";
import { readOwnLogin } from "./github/resources/own-login.ts";
import type { GitHub } from "./github/client/github.ts";
import { touchedIssues } from "./github/resources/touched-issues.ts";
import { graphqlUrlOf } from "./github/client/graphql.ts";
import { readTrainKey, type ReleaseKey } from "./model/ids.ts";
import type { Observation } from "./model/observation.ts";
import { createSeal } from "./model/marks/seal.ts";
import { discoverReleases } from "./observe/trains/discover.ts";
import { createHotfixLook } from "./observe/changes/labels.ts";
import { readChanges } from "./observe/changes/read-changes.ts";
import { createReadRank } from "./observe/trains/read-rank.ts";
import { createReadStation } from "./observe/trains/station.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { toPage } from "./render/page.ts";
import { createDashboard } from "./web/dashboard/dashboard.ts";
import { healthRoutes } from "./web/health.ts";
import { metricsRoute } from "./web/metrics.ts";
import { startServer, type RunningServer } from "./web/server.ts";
import { webhookRoute } from "./web/webhooks.ts";

export interface AppOptions {
  readonly settings: Settings;
  /** Default: the system's. */
  readonly clock?: Clock;
  /**
   * How long an unanswered request may still take effect; a minute by default, three times the time limit
   * of a request.
   */
  readonly settle?: Temporal.Duration;
  readonly onDecision?: (observation: Observation, decision: Decision) => void;
  /** Default: the lines of Probot's logger, from the level of the settings on. */
  readonly log?: Log;
}

export interface RunningApp {
  readonly url: string;
  readonly github: GitHub;
  /** Nothing waits to be routed or handled; timers in the future don't count. */
  idle(): Promise<boolean>;
  /** Takes nothing new, ends what is running, and closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** Puts the parts together and starts them: the only file that knows every part. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { settings, clock = systemClock } = options;
  const { appId, privateKey, webhookSecret, githubApiUrl: apiUrl } = settings;
  const isSilent = settings.logLevel === "silent";
  const probot = new Probot({
    appId,
    privateKey,
    secret: webhookSecret,
    baseUrl: apiUrl,
    logLevel: isSilent ? "fatal" : settings.logLevel,
    logFormat: settings.logFormat ?? (process.stdout.isTTY ? "pretty" : "json"),
  });
  await probot.ready();
  const log = options.log ?? (isSilent ? silence : probot.log);
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
  const dashboard = createDashboard({
    mode: settings.dashboard,
    source: store.pages,
    publicUrl: settings.publicUrl,
    now: () => clock.now(),
    log,
  });
  const metrics = createMetrics({
    version: packageFile.version,
    now: () => clock.now(),
    underWay: () => store.pages.underWay(),
    oldestWake: () => store.releases.oldestWake(),
    oldestDelivery: () => store.inbox.oldestDue(),
    usage: () => github.usage(),
  });
  const { meter } = metrics;
  const telemetry = createTelemetry({ clock, log, meter });
  const deliveries = createDeliveryWatch();
  const onReading = (reading: LogReading): void => {
    deliveries.note(reading);
    meter.recovered(reading.lost, reading.fetched);
  };
  const onPage = (): void => dashboard?.nudge();
  const parts = { options, clock, log, github, store, queue, isOwn, telemetry, onReading, onPage };
  const engine = connectEngine(parts);
  const listen = (): Promise<RunningServer> =>
    startServer({
      ...(dashboard && { rest: dashboard.handle }),
      host: settings.host,
      port: settings.port,
      log,
      routes: [
        webhookRoute({
          verify: (text, signature) => probot.webhooks.verify(text, signature),
          accept: (delivery) => engine.accept(delivery),
          isOrder: givesOrder,
          ownLogin: () => ownLogin,
          onOwnTouch,
          now: () => clock.now(),
          log,
          count(event, outcome) {
            meter.delivered(event, outcome);
            if (outcome !== "refused") deliveries.heard();
          },
        }),
        metricsRoute(metrics),
        ...healthRoutes({ checks: checksOf({ store, github, deliveries }), log }),
      ],
    });
  let server: RunningServer | undefined;
  const stop = async (): Promise<void> => {
    dashboard?.close();
    await server?.close();
    await engine.stop();
  };
  try {
    server = await listen();
    ownLogin = await login;
    await engine.start();
    return { url: server.url, github, idle: () => engine.idle(), stop };
  } catch (error) {
    // What stays open would keep the process alive, and the database locked.
    await stop();
    throw error;
  }
}

interface Connected {
  readonly options: AppOptions;
  readonly clock: Clock;
  readonly log: Log;
  readonly github: GitHub;
  readonly store: Store;
  readonly queue: Queue;
  readonly isOwn: OwnTouches["isLast"];
  readonly telemetry: Telemetry;
  readonly onReading: (reading: LogReading) => void;
  readonly onPage: () => void;
}

/** The wake loop with everything that it observes, decides and acts through. */
function connectEngine(parts: Connected): Engine {
  const { options, clock, log, github, store, queue, isOwn, telemetry, onPage } = parts;
  const { settle = Temporal.Duration.from({ minutes: 1 }), onDecision } = options;
  const seal = createSeal(options.settings.privateKey);
  const observe = observing({ settings: options.settings, clock, github, seal });
  const poke = (key: ReleaseKey): Promise<void> => engine.poke(key);
  const sweep = sweeping({ github, store, log, poke, isOwn });
  const onAllFound = (): Promise<void> => gates.tendDeferred();
  const discovery = discovering({ github, store, log, poke, include: sweep.include, onAllFound });
  const gates = gatekeeper({ clock, log, github, store, ...discovery });
  const tendGate = gates.tend;
  const wakeRelease = createWake({
    tendGate,
    tendDeferred: gates.tendDeferred,
    discover: discovery.discover,
    poke,
    findRepository: (repo) => findRepository(github, repo),
    observe,
    github,
    chat: options.settings.slack ? connectSlack(options.settings.slack, clock) : null,
    readChanges: (part) => readChanges(github, part),
    readRank: createReadRank(github),
    signer: options.settings.signer,
    seal,
    store,
    clock,
    settle,
    log,
    telemetry,
    pageOf: toPage,
    onPage,
    ...(onDecision && { onDecision }),
  });
  const wakeTrain = createTrainWake({
    readStation: createReadStation(github, readTrainFile),
    github,
    store,
    clock,
    settle,
    log,
    poke,
  });
  const engine = createEngine({
    store,
    queue,
    clock,
    log,
    telemetry,
    wake(key, lease, signal) {
      const train = readTrainKey(key);
      return train === undefined
        ? wakeRelease(key, lease, signal)
        : wakeTrain(train, lease, signal);
    },
    route: createRoute({
      releases: store.releases,
      tendGate,
      ...createTrainFileChecks(github, readTrainFile, log),
      discover: discovery.discover,
    }),
    sweep: sweep.round,
    recover: createRecovery({
      clock,
      log,
      ...deliveryLog({ clock, log, github }),
      known: (guids) => store.inbox.known(guids),
      accept: (delivery) => engine.accept(delivery),
      isAllFound: discovery.isAllFound,
      discover: discovery.discover,
      onReading: parts.onReading,
    }),
  });
  return engine;
}

const gatekeeper = ({
  github,
  ...parts
}: Pick<Connected, "clock" | "log" | "github" | "store"> & Discovering) =>
  createGatekeeper({ ...parts, ...gateAccess(github), isHotfix: createHotfixLook(github) });

const discovering = ({
  github,
  ...parts
}: Pick<Connected, "github"> & Omit<DiscoveryParts, "discover" | "offerForm">) =>
  createDiscovery({
    ...parts,
    discover: () => discoverReleases(github, readTrainFile),
    offerForm: createFormOffer(github, parts.log),
  });

const sweeping = ({
  github,
  store,
  ...parts
}: Pick<Connected, "github" | "store" | "log" | "isOwn"> & Pick<Engine, "poke">) =>
  createSweep({
    ...parts,
    releases: store.releases,
    touched: (repo) => touchedIssues(github, repo),
  });
