import { Probot } from "probot";
import { connectSlack } from "./chat/slack.ts";
import { gateAccess } from "./act/gate-access.ts";
import { createFormOffer } from "./act/offer-form.ts";
import { readTrainFile } from "./config/train-file/read-train-file.ts";
import type { Settings } from "./config/settings.ts";
import type { Decision } from "./decide/decide.ts";
import { commitsToCheck } from "./decide/questions/commits-to-check.ts";
import { barriersToRead } from "./decide/questions/barriers-to-read.ts";
import { loginsNamed } from "./decide/answers/answer-manager.ts";
import { authorsToCheck } from "./decide/questions/authors-to-check.ts";
import { givesOrder } from "./decide/commands/command.ts";
import { healthQuestions } from "./decide/health/service-health.ts";
import { planOf } from "./decide/plan/plan.ts";
import { systemClock, type Clock } from "./engine/clock.ts";
import { createDiscovery, type Discovering, type DiscoveryParts } from "./engine/discovery.ts";
import { createEngine, type Engine } from "./engine/engine.ts";
import { silence, type Log } from "./model/log.ts";
import { createOwnTouches, type OwnTouches } from "./engine/own-touches.ts";
import { openEngineParts } from "./engine/open-engine-parts.ts";
import type { Queue } from "./engine/queue.ts";
import { createGatekeeper } from "./engine/gatekeeper.ts";
import { createRecovery, type RecoveryParts } from "./engine/recover.ts";
import { createTrainFileChecks } from "./engine/train-file-checks.ts";
import { createRoute } from "./engine/route.ts";
import type { Store } from "./engine/store.ts";
import { createSweep } from "./engine/sweep.ts";
import { createTrainWake } from "./engine/train-wake.ts";
import { createWake } from "./engine/wake.ts";
import { findRepository } from "./github/resources/find-repository.ts";
import { connectGitHub } from "./github/client/connect.ts";
import { readOwnLogin } from "./github/resources/own-login.ts";
import { deliveryDetail, listDeliveries } from "./github/resources/deliveries.ts";
import type { GitHub } from "./github/client/github.ts";
import { touchedIssues } from "./github/resources/touched-issues.ts";
import { graphqlUrlOf } from "./github/client/graphql.ts";
import { createHealth } from "./health/read-health.ts";
import { readTrainKey, type ReleaseKey } from "./model/ids.ts";
import type { Observation } from "./model/observation.ts";
import { createSeal, type Seal } from "./model/marks/seal.ts";
import { outsideSections } from "./model/marks/region.ts";
import { discoverReleases } from "./observe/trains/discover.ts";
import { createHotfixLook } from "./observe/changes/labels.ts";
import { createObserver } from "./observe/observe.ts";
import { readChanges } from "./observe/changes/read-changes.ts";
import { createReadRank } from "./observe/trains/read-rank.ts";
import { createReadStation } from "./observe/trains/station.ts";
import { createDashboard } from "./web/dashboard/dashboard.ts";
import { healthRoutes, readiness } from "./web/health.ts";
import { startServer, type RunningServer } from "./web/server.ts";
import { toDelivery, webhookRoute } from "./web/webhooks.ts";

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
  const onDecision: AppOptions["onDecision"] = (observation, decision) => {
    dashboard?.show(observation, decision.view);
    options.onDecision?.(observation, decision);
  };
  const parts = { options: { ...options, onDecision }, clock, log, github, store, queue, isOwn };
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
        }),
        ...healthRoutes({ checks: readiness(store, github), log }),
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
}

/** The wake loop with everything that it observes, decides and acts through. */
function connectEngine({ options, clock, log, github, store, queue, isOwn }: Connected): Engine {
  const { settle = Temporal.Duration.from({ minutes: 1 }), onDecision } = options;
  const seal = createSeal(options.settings.privateKey);
  const observe = observing({ options, clock, github, seal });
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
    }),
  });
  return engine;
}

/** Reads what the decisions ask for. */
const observing = ({
  options,
  ...parts
}: Pick<Connected, "options" | "clock" | "github"> & { readonly seal: Seal }) =>
  createObserver({
    ...parts,
    readTrainFile,
    planOf(body, train, record, facts) {
      const reading = planOf(outsideSections(body), train, record, facts);
      return reading.ok ? reading.plan : null;
    },
    authorsToCheck,
    loginsNamed,
    commitsToCheck,
    barriersToRead,
    health: { questions: healthQuestions, ...createHealth(options.settings) },
  });

/** The App's own log of deliveries. */
const deliveryLog = ({
  clock,
  log,
  github,
}: Pick<Connected, "clock" | "log" | "github">): Pick<
  RecoveryParts,
  "attemptsSince" | "fetch"
> => ({
  attemptsSince: async (since) => {
    const attempts = await listDeliveries(github, since);
    if (!attempts.ok) log.warn({ failure: attempts.failure }, "The delivery log is unread");
    return attempts.ok ? attempts.value : undefined;
  },
  fetch: async ({ id }) => {
    const detail = await deliveryDetail(github, id);
    if (detail.ok) return toDelivery({ ...detail.value, receivedAt: clock.now() });
    return detail.failure.retry === "later" ? "unread" : undefined;
  },
});

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
