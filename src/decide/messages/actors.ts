/** Who must act before a release can go on: named in its first sentence, each once. */
import type { Owner, Train } from "../../model/train/train.ts";
import { ownerName } from "../../model/train/train.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { failedAttempts } from "../deployments/failed-attempts.ts";
import { planObstacles } from "../starts/plan-check.ts";

/** Logins and teams, whom a mention reaches, those who are asked for most first; empty: the release goes on by itself. */
export function actorsOf(assessment: Assessment): readonly string[] {
  const { phase, train } = assessment;
  switch (phase.kind) {
    case "planning":
      if (planObstacles(assessment).length > 0) return managersOf(train);
      return phase.open.length === 0
        ? managersOf(train)
        : ownersOf(
            train,
            phase.open.map(({ service }) => service.owner),
          );
    case "ready": {
      const open = [...assessment.owners.values()].filter(
        ({ name }) => assessment.voteStates.get(name)?.kind !== "go",
      );
      const mustVote = train.teamVotes === "required" ? open : [];
      const owners = mustVote.flatMap(({ services }) => services.map(({ owner }) => owner));
      return owners.length === 0 ? managersOf(train) : ownersOf(train, owners);
    }
    case "no-go":
      return managersOf(train);
    case "on hold":
      return [...new Set([...askedByHolds(assessment), ...managersOf(train)])];
    case "rolling back": {
      const failed = assessment.rollback.steps.filter(({ kind }) => kind === "failed");
      return ownersOf(
        train,
        failed.map(({ assessed }) => assessed.service.owner),
      );
    }
    case "rolling out":
    case "verifying":
      return askedByHolds(assessment);
    case "go":
    case "complete":
    case "rolled back":
    case "aborted":
      return [];
  }
}

/** Owners of what failed, and of services that are held by themselves. */
function askedByHolds(assessment: Assessment): readonly string[] {
  const { holds, services, train } = assessment;
  const held = holds.flatMap(({ service }) => (service && services.get(service)) ?? []);
  const failed = failedAttempts(assessment).map(({ assessed }) => assessed);
  return ownersOf(
    train,
    [...failed, ...held].map(({ service }) => service.owner),
  );
}

/** Writers of a repository can't be mentioned as a group: managers are asked in their place. */
const ownersOf = (train: Train, owners: readonly Owner[]): readonly string[] => [
  ...new Set(
    owners.flatMap((owner) => (owner.kind === "team" ? [ownerName(owner)] : managersOf(train))),
  ),
];

const managersOf = ({ managers }: Train): readonly string[] =>
  managers.map((one) => (one.kind === "person" ? one.login : one.team));
