import { compareInstants } from "../../model/instants.ts";
import { derived } from "../../model/derived.ts";
import type { Reading } from "../../model/failure.ts";
import type { ReleaseKey, ServiceId, Sha } from "../../model/ids.ts";
import type { DeployIntent } from "../../model/release/deploy-intent.ts";
import type { DeploymentFacts, ServiceFacts } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Direction } from "../../model/release/release.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import type { Service } from "../../model/train/train.ts";
import { whyWrongCommit } from "./wrong-commit.ts";
import { deployedIn, turnOf } from "./watched.ts";
import { begunAgainAt, endedAt, hasSucceeded, lastWord, setInactive } from "./statuses.ts";
import { short } from "../../text/short.ts";
import type { Progress } from "../assessment/progress.ts";
import { wording } from "../../model/view/wording.ts";

export interface ProgressInput {
  readonly record: ReleaseRecord;
  /** Which way: what the release deploys, or what it takes back. */
  readonly task: Direction;
  readonly release: ReleaseKey;
  readonly service: Service;
  readonly facts: Reading<ServiceFacts> | undefined;
  readonly intents: readonly DeployIntent[];
  readonly now: Temporal.Instant;
  /** The newest attempt that GitHub has shown before, and until when it may not show all; absent: it isn't known. */
  readonly shown?: { readonly attempt: number; readonly blindUntil: Temporal.Instant | null };
}

/**
 * Reads a service's progress off GitHub's deployments and the app's own open intents. What its health makes of
 * a deployment that succeeded is in `service-health.ts`.
 */
export function progressOf(input: ProgressInput): Progress {
  const { service, facts } = input;
  if (!facts) return { kind: "unknown", why: wording`its repository was not read` };
  if (facts.kind === "unknown") return facts;
  if (facts.value.production.kind === "unknown") return facts.value.production;
  if (isDeployedByOthers(service)) return ofTurn(input, facts.value.production.value);
  const rides = ridesOf(facts.value.production.value, input);
  const deployment = newestAttempt(rides);
  const intent = newestIntent(
    intentsOf(input.intents, service.id).filter(({ task }) => task === input.task),
  );
  const seen = deployment?.rides?.attempt ?? 0;
  const isGone = (input.shown?.attempt ?? 0) > Math.max(seen, intent?.attempt ?? 0);
  if (input.shown && isGone) return gone({ ...input, shown: input.shown }, facts.value.tip);
  if (intent && intent.attempt > seen) return fromIntent(intent, service, input.now);
  return deployment ? fromDeployment(deployment, service, input.now) : { kind: "waiting" };
}

/** GitHub had shown it, and shows it no more: somebody deleted it, and nobody remembers what it was. */
function gone(
  { shown: { attempt, blindUntil }, now }: Required<ProgressInput>,
  commit: Sha | null,
): Progress {
  if (commit === null) {
    return { kind: "unknown", why: wording`GitHub doesn't show attempt ${attempt} any more` };
  }
  if (blindUntil && compareInstants(now, blindUntil) < 0) {
    const times = { since: now, settledAt: blindUntil };
    return { kind: "starting", attempt, commit, isOpen: false, ...times };
  }
  const why = wording`GitHub doesn't show it`;
  return { kind: "failed", attempt, commit, how: "unseen", why, logUrl: null, since: null };
}

/** The deployments of a service that the app began to create. */
export const intentsOf = (
  intents: readonly DeployIntent[],
  service: ServiceId,
): readonly DeployIntent[] => intentsByService(intents).get(service) ?? [];

const intentsByService = derived((intents: readonly DeployIntent[]) =>
  Map.groupBy(intents, ({ service }) => service),
);

/** Reads the progress of a service that others deploy: its time runs from the moment at which it had its turn. */
function ofTurn(
  { service, task, record, now }: ProgressInput,
  production: readonly DeploymentFacts[],
): Progress {
  const turn = turnOf(record, service, task);
  if (!turn) return { kind: "waiting" };
  const { attempt, commit } = turn;
  const at = Temporal.Instant.from(turn.at);
  const until = at.add(service.timeout);
  const all = deployedIn(turn, service, record, production);
  const [newest] = all;
  // One that is still under way takes nothing from an earlier success of the same commit.
  const isOpen = newest !== undefined && endedAt(newest, service) === null;
  const deployment = (isOpen && all.find((one) => hasSucceeded(one, service))) || newest;
  if (deployment) return fromDeployment(deployment, service, now, { attempt, until });
  if (compareInstants(now, until) < 0) {
    return { kind: "starting", attempt, commit, isOpen: false, since: at, settledAt: at };
  }
  const why = wording`GitHub shows no deployment of ${short(commit)} since it was asked for`;
  return { kind: "failed", attempt, commit, how: "timed out", why, logUrl: null, since: until };
}

/** The deployments that this release made for this service, one way or the other. */
export const ridesOf = (
  production: readonly DeploymentFacts[],
  of: Pick<ProgressInput, "release" | "service" | "task">,
): readonly DeploymentFacts[] =>
  production.filter(
    (one) =>
      one.ours &&
      one.task === of.task &&
      one.rides?.issue === of.release &&
      one.rides.service === of.service.id,
  );

/** When this release first deployed the service; null: it hasn't, as far as is known. */
export function firstDeployedAt(
  facts: Reading<ServiceFacts> | undefined,
  of: Pick<ProgressInput, "release" | "service" | "task">,
): Temporal.Instant | null {
  if (facts?.kind !== "known" || facts.value.production.kind === "unknown") return null;
  return ridesOf(facts.value.production.value, of).reduce<Temporal.Instant | null>(
    (first, { createdAt }) => (first && compareInstants(first, createdAt) <= 0 ? first : createdAt),
    null,
  );
}

// Should GitHub ever hold two of one attempt, the first one is it.
function newestAttempt(rides: readonly DeploymentFacts[]): DeploymentFacts | undefined {
  return rides.reduce<DeploymentFacts | undefined>((best, one) => {
    const attempt = one.rides?.attempt ?? 0;
    const bestAttempt = best?.rides?.attempt ?? 0;
    return attempt > bestAttempt || (attempt === bestAttempt && one.id < (best?.id ?? Infinity))
      ? one
      : best;
  }, undefined);
}

function newestIntent(intents: readonly DeployIntent[]): DeployIntent | undefined {
  return intents.reduce<DeployIntent | undefined>(
    (best, one) => (one.attempt > (best?.attempt ?? 0) ? one : best),
    undefined,
  );
}

function fromIntent(intent: DeployIntent, service: Service, now: Temporal.Instant): Progress {
  const { attempt, commit, outcome, sentAt } = intent;
  const failed = { kind: "failed", attempt, commit, logUrl: null } as const;
  if (outcome.kind === "refused") {
    return { ...failed, how: "refused", why: outcome.why, since: sentAt };
  }
  // Not seen for as long as a deployment may take: it was removed, or its request can't be made again.
  const until = sentAt.add(service.timeout);
  if (compareInstants(now, until) >= 0) {
    return { ...failed, how: "unseen", why: wording`GitHub doesn't show it`, since: until };
  }
  const isOpen = outcome.kind === "pending";
  return {
    kind: "starting",
    attempt,
    commit,
    isOpen,
    since: sentAt,
    settledAt: intent.settledAt,
  };
}

function fromDeployment(
  deployment: DeploymentFacts,
  service: Service,
  now: Temporal.Instant,
  turn = {
    attempt: deployment.rides?.attempt ?? 1,
    until: deployment.createdAt.add(service.timeout),
  },
): Progress {
  const { commit } = deployment;
  const { attempt } = turn;
  const until = begunAgainAt(deployment, service)?.add(service.timeout) ?? turn.until;
  const wrongCommit = whyWrongCommit(deployment);
  if (wrongCommit !== undefined) {
    const since = deployment.createdAt;
    return {
      kind: "failed",
      attempt,
      commit,
      how: "errored",
      why: wrongCommit,
      logUrl: null,
      since,
    };
  }
  const status = lastWord(deployment, service);
  const logUrl = status?.logUrl ?? null;
  const running = { attempt, commit, logUrl, since: deployment.createdAt };
  if (status?.state === "success") {
    return { kind: "live", ...running, at: status.createdAt, doubt: null };
  }
  const failed = { kind: "failed", attempt, commit, logUrl } as const;
  if (status?.state === "failure" || status?.state === "error") {
    return {
      ...failed,
      how: status.state === "error" ? "errored" : "failed",
      why: status.description,
      since: status.createdAt,
    };
  }
  const stopped = setInactive(deployment, service);
  if (stopped) {
    const why = wording`${stopped.creator} set it to inactive before it finished`;
    return { ...failed, how: "errored", why, since: stopped.createdAt };
  }
  if (compareInstants(now, until) < 0) {
    const heardAt = status?.createdAt ?? deployment.createdAt;
    return { kind: "deploying", ...running, until, heardAt };
  }
  const why = status
    ? wording`it was last ${status.state.replaceAll("_", " ")}`
    : whyUnheard(deployment);
  return { ...failed, how: "timed out", why, since: until };
}

/** Nobody whose word counts said anything: perhaps others did. */
function whyUnheard({ statuses }: DeploymentFacts): string {
  const other = statuses.find(({ ours }) => !ours);
  return other
    ? wording`only ${other.creator} reported on it, who is not one of its reporters`
    : wording`no pipeline reported on it`;
}

/** Whether a deployment, of whatever release, has no end yet. */
export const isUnderWay = (
  deployment: DeploymentFacts,
  service: Service,
  now: Temporal.Instant,
): boolean => fromDeployment(deployment, service, now).kind === "deploying";
