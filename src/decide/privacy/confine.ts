/**
 * Keeps what only some may read out of what more may read: nothing of a service's private repository goes into
 * a tracking issue that more can read, where the history of edits would keep it for good.
 */
import { unread } from "../../model/listing.ts";
import { known, unknown } from "../../model/failure.ts";
import type { Observation, ServiceFacts } from "../../model/observation.ts";
import { isForFewer } from "../../model/github/visibility.ts";
import type { Gate } from "../../model/release/release.ts";
import type { Service, Train } from "../../model/train/train.ts";
import type { Progress } from "../assessment/progress.ts";
import type { ServiceHealth } from "../assessment/health.ts";
import { wording, phrase, translated } from "../../model/view/wording.ts";

/** Whether more people can read the tracking issue than the service's repository, as far as that was read. */
export const isSecret = (observation: Observation, service: Service): boolean =>
  observation.services.get(service.id)?.kind === "known" && mayBeSecret(observation, service);

/**
 * The same of what was found of it before: who may read a repository that can't be read now isn't known, and what is
 * shown once stays in the history of edits.
 */
export function mayBeSecret({ issue, services }: Observation, service: Service): boolean {
  const facts = services.get(service.id);
  const visibility = facts?.kind === "known" ? facts.value.visibility : "private";
  return isForFewer({ repo: service.repo, visibility }, issue);
}

/** The same without what nobody here may read. */
export function confined(observation: Observation, train: Train): Observation {
  const secret = train.services.filter((service) => isSecret(observation, service));
  if (secret.length === 0) return observation;
  const services = new Map(observation.services);
  for (const { id } of secret) {
    const facts = services.get(id);
    if (facts?.kind !== "known") continue;
    services.set(id, known(train.allowPrivate ? withoutWords(facts.value) : withheld(facts.value)));
  }
  return { ...observation, services };
}

/** Only that it is there. What is shown is listed, so that a fact that is new must be thought about here. */
function withheld(facts: ServiceFacts): ServiceFacts {
  const { repo, repository, visibility, isArchived, branch, lacking } = facts;
  const hidden = unknown<never>(wording`its repository is private`);
  return {
    repo,
    repository,
    visibility,
    isArchived,
    branch,
    lacking,
    url: "",
    tip: null,
    pulls: hidden,
    checks: hidden,
    blockers: unread(wording`its repository is private`),
    deployedChecks: null,
    files: hidden,
    staging: hidden,
    production: hidden,
    hotfixes: hidden,
    past: [],
    runs: hidden,
    release: hidden,
    tag: hidden,
  };
}

/**
 * What the train's rules are held against, since the train file lets a private service ride; what of it is said is
 * asked again where words are made. Where it is stays in the train file, which everyone can read.
 */
const withoutWords = (facts: ServiceFacts): ServiceFacts => ({
  repo: facts.repo,
  repository: facts.repository,
  url: "",
  visibility: facts.visibility,
  isArchived: facts.isArchived,
  branch: facts.branch,
  tip: facts.tip,
  pulls: facts.pulls,
  checks: facts.checks,
  blockers: facts.blockers,
  deployedChecks: facts.deployedChecks,
  files: facts.files,
  staging: facts.staging,
  production: facts.production,
  hotfixes: facts.hotfixes,
  past: facts.past,
  runs: facts.runs,
  lacking: facts.lacking,
  release: facts.release,
  tag: facts.tag,
});

const discreet = {
  ready: phrase("proved"),
  blocked: phrase("not there yet, its repository shows why"),
  unknown: phrase("not known at the moment"),
} as const;

/** How far a condition is, without what it rests on. */
export function withoutProof({ name, readiness, item, counted }: Gate): Gate {
  const how = translated(discreet[readiness]);
  const reason = item ? `${name}: ${how}` : how;
  return {
    name,
    readiness,
    reason,
    links: [],
    children: [],
    ...(item && { item }),
    // By what a manager said here of it.
    ...(counted && { counted }),
  };
}

const reticent = {
  good: phrase("good"),
  bad: phrase("not good"),
  unknown: phrase("not known"),
} as const;

/** How healthy a service is, without what it or its monitoring says. What is asked of it stands in the train file. */
export function withoutFindings(health: ServiceHealth): ServiceHealth {
  const { plan, task, attempt, look, verdict, vouched, unhealthy, isWritten, isOver } = health;
  const { isProved, until } = verdict;
  const conditions = verdict.conditions.map(({ condition, result, isFailing }) => {
    const { id, name, patience } = condition;
    return {
      condition: { id, name, patience },
      result,
      words: translated(reticent[result]),
      isFailing,
    };
  });
  return {
    plan,
    task,
    attempt,
    look,
    verdict: { conditions, isProved, until },
    vouched,
    unhealthy: unhealthy && { at: unhealthy.at, why: "" },
    isWritten,
    isOver,
  };
}

/** How far a deployment is, without what its pipeline says of it. */
export function withoutReport(progress: Progress): Progress {
  const { kind } = progress;
  switch (kind) {
    case "failed": {
      const { attempt, commit, how, since } = progress;
      return { kind, attempt, commit, how, why: "", logUrl: null, since };
    }
    case "deploying": {
      const { attempt, commit, since, until, heardAt } = progress;
      return { kind, attempt, commit, logUrl: null, since, until, heardAt };
    }
    case "proving": {
      const { attempt, commit, since, deployedAt, until, deadline, missing } = progress;
      const times = { since, deployedAt, until, deadline };
      return { kind, attempt, commit, logUrl: null, ...times, missing };
    }
    case "live": {
      const { attempt, commit, since, at, doubt } = progress;
      return { kind, attempt, commit, logUrl: null, since, at, doubt };
    }
    case "starting": {
      const { attempt, commit, isOpen, since, settledAt } = progress;
      return { kind, attempt, commit, isOpen, since, settledAt };
    }
    case "waiting":
      return { kind };
    case "unknown":
      return { kind, why: progress.why };
  }
}
