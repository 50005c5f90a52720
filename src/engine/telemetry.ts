import type { Action } from "../model/action.ts";
import type { Outcome } from "../act/tools.ts";
import type { Decision } from "../decide/decide.ts";
import type { Delivery } from "../model/github/delivery.ts";
import type { ReleaseKey } from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import type { Meter } from "../model/meter.ts";
import type { Clock } from "./clock.ts";
import type { Lease } from "./leases.ts";

/** Tells log and metrics what is decided and done, and which deliveries led to it. */
export interface Telemetry {
  /** A delivery concerns these releases. */
  routed(delivery: Delivery, keys: readonly ReleaseKey[]): void;
  decided(lease: Lease, decision: Decision): void;
  acted(lease: Lease, action: Action, outcome: Outcome): void;
  looked(lease: Lease, took: Temporal.Duration, outcome: "ended" | "failed"): void;
}

/** So many deliveries are named as the reason of one look. */
const causesMax = 20;

/** One line in the log for each decision with effects and for each effect. */
export function createTelemetry(parts: {
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}): Telemetry {
  const { clock, log, meter } = parts;
  /** Deliveries that came before the look that answers them, by release. */
  const causes = new Map<ReleaseKey, readonly string[]>();
  const underWay = new Map<ReleaseKey, readonly string[]>();
  const fieldsOf = ({ key, epoch }: Lease) => ({
    release: key,
    epoch,
    deliveries: underWay.get(key) ?? [],
  });
  return {
    routed({ guid, receivedAt }, keys) {
      meter.routed(receivedAt.until(clock.now()));
      for (const key of keys) causes.set(key, [...(causes.get(key) ?? []), guid].slice(-causesMax));
    },
    decided(lease, { actions, view }) {
      meter.decided(view?.state ?? null);
      const { key } = lease;
      underWay.set(key, causes.get(key) ?? []);
      causes.delete(key);
      const effects = actions.filter(isEffect).map(({ kind }) => kind);
      if (effects.length === 0) return;
      log.info({ ...fieldsOf(lease), state: view?.state ?? null, effects }, "Decided");
    },
    acted(lease, action, outcome) {
      meter.acted(action.kind, outcome.kind);
      const fields = { ...fieldsOf(lease), action: action.kind, ...subjectOf(action) };
      if (outcome.kind === "failed")
        log.warn({ ...fields, failure: outcome.failure }, "An action did not succeed");
      if (!isEffect(action)) return;
      if (outcome.kind === "done") log.info(fields, "Done");
      if (outcome.kind === "open") log.info({ ...fields, again: outcome.at.toString() }, "Open");
      if (outcome.kind === "fenced") log.info(fields, "Left to a newer run");
    },
    looked({ key }, took, outcome) {
      underWay.delete(key);
      meter.looked(took, outcome);
    },
  };
}

/** What others see of a release happens by these; the rest follows each look and is mostly nothing new. */
function isEffect(action: Action): boolean {
  switch (action.kind) {
    case "write record":
      return action.isShownOnly !== true;
    case "deploy":
    case "dispatch":
    case "call off":
    case "cancel run":
    case "report":
    case "publish":
    case "amend notes":
    case "acknowledge":
    case "say":
    case "open post-mortem":
    case "close issue":
    case "reopen issue":
      return true;
    case "remember looks":
    case "remember health":
    case "show":
    case "post":
    case "emit":
    case "tend sub-issues":
    case "link sub-issues":
    case "show checks":
    case "label pulls":
    case "minimise":
      return false;
  }
}

/** Which one of its kind it is. */
function subjectOf(action: Action): object {
  switch (action.kind) {
    case "deploy":
      return { service: action.service, task: action.task, attempt: action.attempt };
    case "dispatch":
    case "call off":
      return { service: action.service, deployment: action.deployment };
    case "cancel run":
      return { service: action.service, run: action.run };
    case "report":
      return { service: action.service, deployment: action.deployment, state: action.state };
    case "acknowledge":
      return { comment: action.comment, reaction: action.reaction };
    case "say":
      return { message: action.key };
    case "publish":
      return { services: action.missing, train: action.trainMissing };
    case "amend notes":
      return { repository: action.repo, tag: action.tag };
    case "close issue":
      return { reason: action.reason };
    case "write record":
    case "remember looks":
    case "remember health":
    case "open post-mortem":
    case "show":
    case "post":
    case "emit":
    case "tend sub-issues":
    case "link sub-issues":
    case "show checks":
    case "label pulls":
    case "minimise":
    case "reopen issue":
      return {};
  }
}
