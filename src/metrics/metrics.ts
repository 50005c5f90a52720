import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";
import type { Meter } from "../model/meter.ts";
import { observeState, type StateSources } from "./state.ts";

export interface Metrics {
  readonly meter: Meter;
  readonly contentType: string;
  /** All of them in Prometheus' text format. */
  read(): Promise<string>;
}

const seconds = (time: Temporal.Duration): number => Math.max(0, time.total("seconds"));

/** In seconds: from a look that asks nothing to one that waits for GitHub's limits. */
const lookBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** What the app counts, and what it finds when it is asked. No label names a person, a repository or a service; receivers go by their names in the settings. */
export function createMetrics(sources: StateSources): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const deliveries = new Counter({
    name: "release_train_deliveries_total",
    help: "Webhook deliveries by event and what became of them.",
    labelNames: ["event", "outcome"] as const,
    registers,
  });
  const lost = new Counter({
    name: "release_train_deliveries_lost_total",
    help: "Deliveries that never arrived, as GitHub's delivery log says.",
    registers,
  });
  const recovered = new Counter({
    name: "release_train_deliveries_recovered_total",
    help: "Lost deliveries that were fetched from GitHub's delivery log.",
    registers,
  });
  const routing = new Histogram({
    name: "release_train_delivery_wait_seconds",
    help: "Time from a delivery to the wake of its releases, the time in which some are gathered included.",
    buckets: lookBuckets,
    registers,
  });
  const decisions = new Counter({
    name: "release_train_decisions_total",
    help: "Decisions by the state of the release.",
    labelNames: ["state"] as const,
    registers,
  });
  const actions = new Counter({
    name: "release_train_actions_total",
    help: "Actions by kind and what became of them.",
    labelNames: ["kind", "outcome"] as const,
    registers,
  });
  const looks = new Histogram({
    name: "release_train_look_seconds",
    help: "Time of a look at a release: observe, decide and act.",
    labelNames: ["outcome"] as const,
    buckets: lookBuckets,
    registers,
  });
  const told = new Counter({
    name: "release_train_event_deliveries_total",
    help: "Deliveries of events by receiver and what became of them.",
    labelNames: ["receiver", "outcome"] as const,
    registers,
  });
  observeState(registers, sources);
  return {
    meter: {
      delivered: (event, outcome) => deliveries.inc({ event: event || "other", outcome }),
      recovered(count, fetched) {
        lost.inc(count);
        recovered.inc(fetched);
      },
      routed: (waited) => routing.observe(seconds(waited)),
      decided: (state) => decisions.inc({ state: state ?? "none" }),
      acted: (kind, outcome) => actions.inc({ kind, outcome }),
      told: (receiver, outcome) => told.inc({ receiver, outcome }),
      looked: (took, outcome) => looks.observe({ outcome }, seconds(took)),
    },
    contentType: register.contentType,
    read: () => register.metrics(),
  };
}
