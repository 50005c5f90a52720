import type { RequiredChecks, Service } from "../model/train.ts";
import type { Reading } from "../model/failure.ts";
import type { Sha } from "../model/ids.ts";
import type {
  CheckFacts,
  CheckResult,
  DeploymentFacts,
  PullFacts,
  ReleaseFacts,
  ServiceFacts,
} from "../model/observation.ts";
import type { Gate, Link, Readiness } from "../model/release.ts";

/**
 * What must be proved of a service before it may leave. Missing data is unknown; taking information away
 * never makes a gate ready.
 * @param commit the candidate's commit: every proof is for exactly this one
 */
export function serviceGates(
  service: Service,
  facts: Reading<ServiceFacts> | undefined,
  commit: Sha | null,
): readonly Gate[] {
  if (!facts) return [gate("repository", "unknown", `${service.repo} was not read yet`)];
  if (facts.kind === "unknown") return [gate("repository", "unknown", facts.why)];
  const { value } = facts;
  if (value.isArchived) return [gate("repository", "blocked", `${service.repo} is archived`)];
  if (commit === null) {
    return [
      gate("release branch", "blocked", `there is no branch ${value.branch} in ${service.repo}`),
    ];
  }
  return [
    pullRequestsGate(value),
    checksGate(value.checks, service.requiredChecks, commit),
    stagingGate(value.staging, service, commit),
    versionGate(value.release),
  ];
}

/** A version can be released once: better to hear of it before the departure than after. */
export function versionGate(release: Reading<ReleaseFacts | null>): Gate {
  const name = "version";
  if (release.kind === "unknown") return gate(name, "unknown", release.why);
  if (release.value === null) return gate(name, "ready", "not released yet");
  if (release.value.ours) return gate(name, "ready", "released by this train");
  const taken = gate(name, "blocked", "a release of this version exists already");
  return { ...taken, links: [{ text: "release", url: release.value.url }] };
}

/** The worst of several: blocked before unknown before ready; nothing at all is unknown. */
export function worst(gates: readonly Gate[]): Readiness {
  if (gates.some((one) => one.readiness === "blocked")) return "blocked";
  if (gates.length === 0 || gates.some((one) => one.readiness === "unknown")) return "unknown";
  return "ready";
}

/** The reasons of all gates that aren't ready, worst first. */
export const openReasons = (gates: readonly Gate[]): readonly string[] => [
  ...gates.filter((one) => one.readiness === "blocked").map((one) => one.reason),
  ...gates.filter((one) => one.readiness === "unknown").map((one) => one.reason),
];

function pullRequestsGate(facts: ServiceFacts): Gate {
  const name = "pull requests";
  if (facts.pulls.kind === "unknown") return gate(name, "unknown", facts.pulls.why);
  const children = facts.pulls.value.map((pull) => pullGate(pull, facts.branch));
  const readiness = children.length === 0 ? "ready" : worst(children);
  const open = children.filter((one) => one.readiness !== "ready");
  const reason =
    readiness === "ready"
      ? children.length === 0
        ? `no pull request is meant for this release`
        : `${counted(children.length, "pull request")} in ${facts.branch}`
      : firstOf(openReasons(open));
  return { name, readiness, reason, links: open.flatMap((one) => one.links), children };
}

function pullGate(pull: PullFacts, branch: string): Gate {
  const name = `#${pull.number} ${pull.title}`;
  const links: readonly Link[] = [{ text: `#${pull.number}`, url: pull.url }];
  const say = (readiness: Readiness, reason: string): Gate => ({
    name,
    readiness,
    reason,
    links,
    children: [],
  });
  if (pull.state === "open") {
    return say(
      "blocked",
      `#${pull.number} is ${pull.isDraft ? "a draft" : "open"}, not in ${branch}`,
    );
  }
  if (pull.contained.kind === "unknown") {
    return say("unknown", `#${pull.number}: ${pull.contained.why}`);
  }
  return pull.contained.value
    ? say("ready", `#${pull.number} is in ${branch}`)
    : say("blocked", `#${pull.number} is merged into ${pull.base}, not in ${branch}`);
}

/** The required checks on this very commit. */
export function checksGate(
  checks: Reading<CheckFacts>,
  required: RequiredChecks,
  commit: Sha,
): Gate {
  const name = "ci";
  if (checks.kind === "unknown") return gate(name, "unknown", checks.why);
  const { value } = checks;
  if (value.commit !== commit) {
    return gate(name, "unknown", `the checks read are those of ${short(value.commit)}`);
  }
  const children = requiredResults(value, required);
  if (children.length === 0) {
    return gate(name, "unknown", `no check has reported on ${short(commit)}`);
  }
  const open = children.filter((one) => one.readiness !== "ready");
  return {
    name,
    readiness: worst(children),
    reason:
      open.length === 0
        ? `${counted(children.length, "check")} green on ${short(commit)}`
        : `${firstOf(openReasons(open))} on ${short(commit)}`,
    links: open.flatMap((one) => one.links),
    children,
  };
}

function requiredResults(facts: CheckFacts, required: RequiredChecks): readonly Gate[] {
  const names = typeof required === "object" ? required : facts.requiredByRules;
  if (required === "all" || names === null) return facts.results.map(resultGate);
  return names.map((name) => {
    const result = facts.results.find((one) => one.name === name);
    return result ? resultGate(result) : gate(name, "unknown", `check ${name} has not reported`);
  });
}

function resultGate(result: CheckResult): Gate {
  const readiness: Readiness = result.result === "passed" ? "ready" : "blocked";
  const reason =
    result.result === "running"
      ? `check ${result.name} is ${words(result.word)}`
      : `check ${result.name}: ${words(result.word)}`;
  const links = result.url === null ? [] : [{ text: result.name, url: result.url }];
  return { name: result.name, readiness, reason, links, children: [] };
}

function stagingGate(
  staging: Reading<readonly DeploymentFacts[]>,
  service: Service,
  commit: Sha,
): Gate {
  const name = "staging";
  const environment = service.environments.staging;
  if (environment === null) return gate(name, "ready", "this train has no staging environment");
  if (staging.kind === "unknown") return gate(name, "unknown", staging.why);
  const ofCommit = staging.value.find((one) => one.commit === commit);
  if (!ofCommit) {
    const newest = staging.value[0];
    const instead = newest ? `; the newest there is ${short(newest.commit)}` : "";
    return gate(name, "blocked", `${short(commit)} was not deployed to ${environment}${instead}`);
  }
  // `inactive` only says that a later deployment took over.
  const status = ofCommit.statuses.find((one) => one.state !== "inactive");
  if (status?.state === "success") {
    return gate(name, "ready", `${short(commit)} succeeded in ${environment}`);
  }
  if (status?.state === "failure" || status?.state === "error") {
    return gate(name, "blocked", `${short(commit)} failed in ${environment}`);
  }
  return gate(name, "blocked", `${short(commit)} is still being deployed to ${environment}`);
}

/** A check that is red, and since when. */
export interface Red {
  readonly check: string;
  readonly at: Temporal.Instant;
}

/** The required check that went red last on this commit: consent given before it didn't know of it. */
export function newestRed(
  facts: Reading<ServiceFacts> | undefined,
  required: RequiredChecks,
  commit: Sha | null,
): Red | null {
  if (facts?.kind !== "known" || facts.value.checks.kind !== "known") return null;
  const checks = facts.value.checks.value;
  if (checks.commit !== commit) return null;
  const names = new Set(requiredResults(checks, required).map((one) => one.name));
  let newest: Red | null = null;
  for (const { name, result, endedAt } of checks.results) {
    if (result !== "failed" || endedAt === null || !names.has(name)) continue;
    if (!newest || Temporal.Instant.compare(endedAt, newest.at) > 0) {
      newest = { check: name, at: endedAt };
    }
  }
  return newest;
}

const gate = (name: string, readiness: Readiness, reason: string): Gate => ({
  name,
  readiness,
  reason,
  links: [],
  children: [],
});

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
const words = (word: string): string => word.toLowerCase().replaceAll("_", " ");
const firstOf = (reasons: readonly string[]): string =>
  reasons.length > 3
    ? `${reasons.slice(0, 3).join("; ")} and ${reasons.length - 3} more`
    : reasons.join("; ");

/** The first seven digits of a commit, as GitHub shows it. */
export const short = (commit: Sha): string => commit.slice(0, 7);
