import { connectChats } from "./connect-chats.ts";
import type { Events } from "./connect-events.ts";
import { deliveryLog } from "./delivery-log.ts";
import { observing } from "./observing.ts";
import { gateAccess } from "../act/gate-access.ts";
import { createFormOffer } from "../act/offer-form.ts";
import { createReadTrainFile } from "../config/train-file/obeyed.ts";
import type { Settings } from "../config/settings.ts";
import type { Decision } from "../decide/decide.ts";
import type { Clock } from "../engine/clock.ts";
import { createDiscovery, type Discovering, type DiscoveryParts } from "../engine/discovery.ts";
import { createEngine, type Engine } from "../engine/engine.ts";
import type { Log } from "../model/log.ts";
import type { OwnTouches } from "../engine/own-touches.ts";
import type { Queue } from "../engine/queue.ts";
import { createHints } from "../engine/hints.ts";
import { createGatekeeper } from "../engine/gatekeeper.ts";
import type { Telemetry } from "../engine/telemetry.ts";
import { createRecovery, type LogReading } from "../engine/recover.ts";
import { createTrainFileChecks } from "../engine/train-file-checks.ts";
import { createRoute } from "../engine/route.ts";
import type { Store } from "../engine/store.ts";
import { createPast } from "../engine/past.ts";
import { readPastReleases } from "../observe/trains/past-releases.ts";
import { toPastPage } from "../render/past-page.ts";
import { createSweep, type SweepParts } from "../engine/sweep.ts";
import { createTrainWake } from "../engine/train-wake.ts";
import { createWake } from "../engine/wake.ts";
import { findRepository } from "../github/resources/find-repository.ts";
import type { GitHub } from "../github/client/github.ts";
import { touchedIssues } from "../github/resources/touched-issues.ts";
import { readTrainKey, type ReleaseKey } from "../model/ids.ts";
import type { ReadTrainFile } from "../model/train/train.ts";
import type { Observation } from "../model/observation.ts";
import { createSeal } from "../model/marks/seal.ts";
import { discoverReleases } from "../observe/trains/discover.ts";
import { createHotfixLook } from "../observe/changes/labels.ts";
import { readChanges } from "../observe/changes/read-changes.ts";
import { createReadRank } from "../observe/trains/read-rank.ts";
import { createReadReleaseBefore } from "../observe/trains/release-before.ts";
import { createReadStation } from "../observe/trains/station.ts";
import { toPage } from "../render/page.ts";

export interface EngineOptions {
  readonly settings: Settings;
  /**
   * How long an unanswered request may still take effect; a minute by default, three times the time limit
   * of a request.
   */
  readonly settle?: Temporal.Duration;
  readonly onDecision?: (observation: Observation, decision: Decision) => void;
}

interface Connected {
  readonly options: EngineOptions;
  readonly clock: Clock;
  readonly log: Log;
  readonly github: GitHub;
  readonly store: Store;
  readonly queue: Queue;
  readonly isOwn: OwnTouches["isLast"];
  readonly telemetry: Telemetry;
  /** Absent: nobody hears of events. */
  readonly events: Events | undefined;
  readonly onReading: (reading: LogReading) => void;
  readonly onPage: () => void;
}

const ranking = (github: GitHub) => ({
  readRank: createReadRank(github),
  readReleaseBefore: createReadReleaseBefore(github),
});

/** The wake loop with everything that it observes, decides and acts through. */
export function connectEngine(parts: Connected): Engine {
  const { options, clock, log, github, store, queue, isOwn, telemetry, onPage } = parts;
  const { settle = Temporal.Duration.from({ minutes: 1 }), onDecision } = options;
  const seal = createSeal(options.settings.privateKey);
  const readTrainFile = createReadTrainFile(options.settings.trainRepositories);
  const shared = { ...parts.events, store, clock, log, telemetry };
  const observe = observing({ settings: options.settings, clock, github, seal });
  const poke = (key: ReleaseKey): Promise<void> => engine.poke(key);
  const hints = createHints(store.inbox, clock);
  const sweep = sweeping({ github, store, log, poke, hear: hints.hear, isOwn });
  const onAllFound = (): Promise<void> => gates.tendDeferred();
  const found = { include: sweep.include, onAllFound, bringPast: bringingPast(parts) };
  const discovery = discovering({ github, readTrainFile, store, log, poke, ...found });
  const gates = gatekeeper({ clock, log, github, store, ...discovery });
  const wakeRelease = createWake({
    ...shared,
    tendGate: gates.tend,
    tendDeferred: gates.tendDeferred,
    discover: discovery.discover,
    poke,
    findRepository: (repo) => findRepository(github, repo),
    observe,
    hints,
    github,
    chats: connectChats(options.settings, clock),
    readChanges: (part, meet) => readChanges(github, part, meet),
    ...ranking(github),
    signer: options.settings.signer,
    seal,
    settle,
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
    ...shared,
    queue,
    wake(key, lease, signal) {
      const train = readTrainKey(key);
      return train === undefined
        ? wakeRelease(key, lease, signal)
        : wakeTrain(train, lease, signal);
    },
    route: createRoute({
      releases: store.releases,
      tendGate: gates.tend,
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
  readTrainFile,
  ...parts
}: Pick<Connected, "github"> & { readonly readTrainFile: ReadTrainFile } & Omit<
    DiscoveryParts,
    "discover" | "offerForm"
  >) =>
  createDiscovery({
    ...parts,
    discover: () => discoverReleases(github, readTrainFile),
    offerForm: createFormOffer(github, parts.log),
  });

const bringingPast = ({ github, ...parts }: Connected) =>
  createPast({
    ...parts,
    read: (trains, since) => readPastReleases(github, trains, since),
    toPage: toPastPage,
  });

const sweeping = ({
  github,
  store,
  ...parts
}: Pick<Connected, "github" | "store" | "log" | "isOwn"> & Pick<SweepParts, "poke" | "hear">) =>
  createSweep({
    ...parts,
    releases: store.releases,
    touched: (repo) => touchedIssues(github, repo),
  });
