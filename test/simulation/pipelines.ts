/** Pipelines of production that fail, lag, lie and fall silent. */
import type { Fleet, Site } from "../../src/simulator/fleet.ts";
import { pipeline, type Outcome } from "../../src/simulator/pipelines.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";
import { addDeploymentStatus } from "../../src/simulator/world/deployments.ts";
import type { Agenda } from "./agenda.ts";
import type { Counts } from "./counts.ts";
import type { Random } from "./random.ts";
import { payloadOf } from "./ride.ts";

export const pipelineFaults = [
  "pipeline: fails",
  "pipeline: falls silent",
  "pipeline: never answers",
  "pipeline: takes long",
  "pipeline: failure after its success",
  "pipeline: success after its failure",
  "pipeline: says queued after its end",
] as const;

export function startPipelines(parts: {
  readonly fleet: Fleet;
  readonly random: Random;
  readonly agenda: Agenda;
  readonly counts: Counts;
  readonly isCalm: () => boolean;
  /** Of a deployment, in minutes. */
  readonly timeout: number;
}): void {
  const { fleet, random, agenda, counts, isCalm, timeout } = parts;
  const report = (site: Site, deployment: Deployment, minutes: number, state: LateWord): void =>
    agenda.once(minutes, () => {
      const word = { state, by: site.lead, description: "Once more" };
      addDeploymentStatus(fleet.world, site.repository, deployment, word);
    });
  const outcomeOf = (site: Site, deployment: Deployment): Outcome => {
    const success: Outcome = { kind: "success", after: site.plan.takes };
    if (isCalm() || deployment.task === "rollback" || !random.chance(0.25)) return success;
    const minutes = site.plan.takes.total("minutes");
    const fault = random.pick(pipelineFaults);
    if (!counts.strikes(fault)) return success;
    const failure: Outcome = {
      kind: "failure",
      after: site.plan.takes,
      description: "Out of luck",
    };
    switch (fault) {
      case "pipeline: fails":
        return failure;
      case "pipeline: falls silent":
        return { kind: "stuck" };
      case "pipeline: never answers":
        return { kind: "never" };
      case "pipeline: takes long":
        return { kind: "success", after: Temporal.Duration.from({ seconds: timeout * 40 }) };
      case "pipeline: failure after its success":
        report(site, deployment, minutes + random.next(), "failure");
        return success;
      case "pipeline: success after its failure":
        report(site, deployment, minutes + random.next() * 4, "success");
        return failure;
      case "pipeline: says queued after its end":
        report(site, deployment, minutes + 0.5, "queued");
        return success;
    }
  };
  for (const site of fleet.sites) {
    pipeline(fleet.world, {
      repository: site.repository,
      environment: "production",
      by: site.lead,
      plan: (deployment) => outcomeOf(site, deployment),
    });
    // Of what its people deploy there they tell the end themselves.
    pipeline(fleet.world, {
      repository: site.repository,
      environment: "staging",
      by: site.lead,
      plan: (deployment) =>
        payloadOf(deployment).key === undefined
          ? { kind: "never" }
          : { kind: "success", after: Temporal.Duration.from({ minutes: 2 }) },
    });
  }
}

type LateWord = "failure" | "success" | "queued";
