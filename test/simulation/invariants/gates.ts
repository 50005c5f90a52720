import { latestCheckRuns } from "../../../src/simulator/world/checks.ts";
import { commandsIn, endOf } from "../ride.ts";
import { knowsSince, type Started } from "./watched.ts";

/** Checks and staging, both of exactly this commit, and nothing that blocks it. */
export function checkGates(started: Started, what: string): void {
  const { ride, site, deployment, violate } = started;
  const { repository } = site;
  const { trainRepository, plan } = ride.fleet;
  const since = knowsSince(started);
  const isKnown = (at: Temporal.Instant | null): boolean =>
    at !== null && Temporal.Instant.compare(at, since) <= 0;
  const runs = [...repository.checkRuns.values()].filter(({ sha }) => sha === deployment.sha);
  const red = latestCheckRuns(repository, deployment.sha).filter(
    ({ conclusion, completedAt }) => conclusion === "failure" && isKnown(completedAt),
  );
  const isStaged = [...repository.deployments.values()].some(
    (one) =>
      one.sha === deployment.sha && one.environment === "staging" && endOf(one) === "success",
  );
  if (!runs.some(({ conclusion }) => conclusion === "success") || red.length > 0) {
    violate("gates", `${what} starts without green checks`);
  }
  if (!isStaged) violate("gates", `${what} starts without a proof in staging`);
  const blockers = [...trainRepository.issues.values()].filter(
    ({ labels, state, createdAt }) =>
      state === "open" &&
      labels.includes("release-blocker") &&
      labels.includes(`release:${plan.version}`) &&
      isKnown(createdAt),
  );
  const open = [...repository.issues.values()].filter(
    ({ pull, state, milestone, createdAt }) =>
      pull !== null &&
      pull !== undefined &&
      state === "open" &&
      repository.milestones.get(milestone ?? 0)?.title === plan.version &&
      isKnown(createdAt),
  );
  for (const { number } of open)
    violate("gates", `${what} starts without its pull request #${number}`);
  for (const item of started.plan.checklist) {
    const isConfirmed = commandsIn(ride).some(
      ({ name, rest, answer }) =>
        name === "confirm" && rest === `${site.plan.id} ${item}` && answer?.kind !== "refused",
    );
    if (!isConfirmed) violate("gates", `${what} starts, and nobody confirmed: ${item}`);
  }
  for (const { number } of blockers) violate("gates", `${what} starts while #${number} blocks it`);
}
