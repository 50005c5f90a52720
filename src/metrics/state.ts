import { Counter, Gauge, type Registry } from "prom-client";
import type { ReceiverStanding } from "../model/release/event.ts";
import { releaseStates, type ReleaseState } from "../model/release/release.ts";

/** What an installation may still ask and change, as last heard; null: not heard. */
export interface Budget {
  readonly rest: number | null;
  readonly graphql: number | null;
}

/** Where the present state is found. */
export interface StateSources {
  readonly version: string;
  readonly now: () => Temporal.Instant;
  readonly underWay: () => Promise<
    readonly { readonly state: ReleaseState; readonly askedAt: Temporal.Instant | null }[]
  >;
  /** When the longest overdue wake of a release and the oldest unrouted delivery were due; null: none is. */
  readonly oldestWake: () => Promise<Temporal.Instant | null>;
  readonly oldestDelivery: () => Promise<Temporal.Instant | null>;
  readonly receivers: () => Promise<readonly ReceiverStanding[]>;
  readonly usage: () => {
    readonly requests: number;
    readonly notModified: number;
    readonly points: number;
    readonly waiting: number;
    /** By installation. */
    readonly remaining: ReadonlyMap<number, Budget>;
    readonly writes: ReadonlyMap<number, { readonly hour: number }>;
    /** Points of GraphQL, and how far looks are kept apart for them by what they are for. */
    readonly looks: ReadonlyMap<
      number,
      { readonly hour: number; readonly apart: ReadonlyMap<string, Temporal.Duration> }
    >;
  };
}

/** Finds the present state whenever the metrics are read. */
export function observeState(registers: Registry[], sources: StateSources): void {
  const instruments = instrumentsOf(registers);
  observeReleases(instruments, sources);
  observeReceivers(instruments, sources);
  observeGitHub(instruments, sources);
}

type Instruments = ReturnType<typeof instrumentsOf>;

function instrumentsOf(registers: Registry[]) {
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    read: (set: (labels: Partial<Record<Label, string>>, value: number) => void) => unknown,
  ) =>
    new Gauge({
      name: `release_train_${name}`,
      help,
      labelNames,
      registers,
      async collect() {
        const values: (readonly [Partial<Record<Label, string>>, number])[] = [];
        await read((labels, value) => void values.push([labels, value]));
        this.reset();
        for (const [labels, value] of values) this.set(labels, value);
      },
    });
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name: `release_train_${name}_total`,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  return { gauge, counter };
}

function observeReleases({ gauge }: Instruments, sources: StateSources): void {
  const age = (since: Temporal.Instant | null): number =>
    since === null ? 0 : Math.max(0, since.until(sources.now()).total("seconds"));
  gauge("info", "The version of the app.", ["version"], (set) =>
    set({ version: sources.version }, 1),
  );
  gauge("releases", "Releases that aren't over, by state.", ["state"], async (set) => {
    const all = await sources.underWay();
    for (const state of releaseStates)
      set({ state }, all.filter((one) => one.state === state).length);
  });
  gauge(
    "oldest_question_seconds",
    "How long a release has waited for the same people at most, by state.",
    ["state"],
    async (set) => {
      const all = await sources.underWay();
      for (const state of releaseStates) {
        const ages = all.flatMap((one) => (one.state === state ? [age(one.askedAt)] : []));
        set({ state }, Math.max(0, ...ages));
      }
    },
  );
  gauge(
    "queue_age_seconds",
    "How long the longest overdue wake of a release has waited; 0: none is overdue.",
    [],
    async (set) => set({}, age(await sources.oldestWake())),
  );
  gauge(
    "inbox_age_seconds",
    "How long the oldest due delivery has waited to be routed; 0: none waits.",
    [],
    async (set) => set({}, age(await sources.oldestDelivery())),
  );
}

function observeReceivers({ gauge }: Instruments, { receivers, now }: StateSources): void {
  const of = (name: string, help: string, value: (one: ReceiverStanding) => number): void =>
    void gauge(name, help, ["receiver"], async (set) => {
      for (const one of await receivers()) set({ receiver: one.receiver }, value(one));
    });
  of("events_waiting", "Events that wait to be taken, by receiver.", ({ waiting }) => waiting);
  of(
    "event_age_seconds",
    "How long the oldest event has waited to be taken; 0: none waits.",
    ({ waitingSince }) =>
      waitingSince === null ? 0 : Math.max(0, waitingSince.until(now()).total("seconds")),
  );
  of("events_dead", "Events that nobody took for three days, by receiver.", ({ dead }) => dead);
}

function observeGitHub({ gauge, counter }: Instruments, sources: StateSources): void {
  gauge(
    "github_budget_remaining",
    "What GitHub said is left of an installation's hourly limit.",
    ["installation", "api"],
    (set) => {
      for (const [installation, { rest, graphql }] of sources.usage().remaining) {
        if (rest !== null) set({ installation: String(installation), api: "rest" }, rest);
        if (graphql !== null) set({ installation: String(installation), api: "graphql" }, graphql);
      }
    },
  );
  gauge(
    "github_writes_last_hour",
    "Changes made in the last hour for an installation; GitHub allows 500.",
    ["installation"],
    (set) => {
      for (const [installation, { hour }] of sources.usage().writes)
        set({ installation: String(installation) }, hour);
    },
  );
  gauge(
    "github_points_last_hour",
    "Points of GraphQL that were spent in the last hour for an installation.",
    ["installation"],
    (set) => {
      for (const [installation, { hour }] of sources.usage().looks)
        set({ installation: String(installation) }, hour);
    },
  );
  gauge(
    "looks_apart_seconds",
    "How long looks at releases are kept apart because much of the hour's points is spent, by urgency; none: they aren't.",
    ["installation", "urgency"],
    (set) => {
      for (const [installation, { apart }] of sources.usage().looks) {
        for (const [urgency, time] of apart)
          set({ installation: String(installation), urgency }, time.total("seconds"));
      }
    },
  );
  gauge("github_writes_waiting", "Changes that wait for room in GitHub's limits.", [], (set) =>
    set({}, sources.usage().waiting),
  );
  counter("github_requests", "Requests sent to GitHub.", () => sources.usage().requests);
  counter(
    "github_not_modified",
    "Requests that GitHub answered with 304, which cost nothing.",
    () => sources.usage().notModified,
  );
  counter("github_points", "Points spent of GraphQL's limit.", () => sources.usage().points);
}
