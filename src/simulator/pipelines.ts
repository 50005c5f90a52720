/** The teams' deployment pipelines: what answers a deployment in a simulated world. */
import { addDeploymentStatus } from "./world/deployments.ts";
import { isSameName } from "./world/text.ts";
import { WorldError } from "./world/world-error.ts";
import type { Deployment, DeploymentState } from "./world/deployment-types.ts";
import type { Repository, World } from "./world/types.ts";
import type { User } from "./world/basic-types.ts";

/** How a pipeline ends; `after` counts from the creation of the deployment. */
export type Outcome =
  | { readonly kind: "success"; readonly after: Temporal.Duration }
  | {
      readonly kind: "failure" | "error";
      readonly after: Temporal.Duration;
      readonly description: string;
    }
  /** Starts, and is never heard of again. */
  | { readonly kind: "stuck" }
  /** Never answers. */
  | { readonly kind: "never" };

const ONE_SECOND = Temporal.Duration.from({ seconds: 1 });

interface Report {
  readonly state: DeploymentState;
  readonly after: Temporal.Duration;
  readonly description: string;
}

/**
 * Answers the deployments of a repository (of one environment and task, or of all) with statuses over the
 * clock: queued, in progress, and what `plan` says. `attempt` counts the deployments of the same commit,
 * environment and task that this pipeline saw, from 1. `by` posts: a person who may write, or an App's bot.
 * Call the answer to stop it; what is under way then falls silent.
 */
export function pipeline(
  world: World,
  input: {
    readonly repository: Repository;
    readonly by: User;
    readonly environment?: string;
    readonly task?: string;
    readonly plan: (deployment: Deployment, attempt: number) => Outcome;
  },
): () => void {
  const { repository, by, environment, task } = input;
  const attempts = new Map<string, number>();
  const running = new Set<() => void>();
  const post = (deployment: Deployment, { state, description }: Report): void => {
    const app = [...world.apps.values()].find(({ bot }) => bot.id === by.id);
    const logUrl = `https://ci.example.com/${repository.name}/${deployment.id}`;
    try {
      const status = { state, description, by, logUrl, ...(app && { app }) };
      addDeploymentStatus(world, repository, deployment, status);
    } catch (error) {
      // GitHub refuses it (archived, no more access): a real pipeline would fail on its own side, unseen.
      if (!(error instanceof WorldError)) throw error;
    }
  };
  const unlisten = world.listen((event) => {
    if (event.name !== "deployment" || event.repository !== repository) return;
    const deployment = event.subject["deployment"] as Deployment;
    if (environment !== undefined && !isSameName(deployment.environment, environment)) return;
    if (task !== undefined && deployment.task !== task) return;
    const key = [deployment.sha, deployment.environment, deployment.task].join(" ");
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    const madeAt = world.clock.now();
    for (const report of reportsOf(input.plan(deployment, attempt))) {
      const cancel = world.clock.after(report.after, () => {
        running.delete(cancel);
        // What was made as a part of the past has ended long ago.
        const isOfThePast = Temporal.Instant.compare(deployment.createdAt, madeAt) < 0;
        if (!isOfThePast) post(deployment, report);
      });
      running.add(cancel);
    }
  });
  return () => {
    unlisten();
    for (const cancel of running) cancel();
    running.clear();
  };
}

/** What is posted and when. The first reports come within a second each, sooner when the whole is shorter. */
function reportsOf(outcome: Outcome): Report[] {
  if (outcome.kind === "never") return [];
  if (outcome.kind === "stuck") return started(ONE_SECOND);
  const { kind: state, after } = outcome;
  const description = outcome.kind === "success" ? "Deployed" : outcome.description;
  return [...started(pauseOf(after)), { state, after, description }];
}

function pauseOf(whole: Temporal.Duration): Temporal.Duration {
  const third = Math.floor(whole.total("milliseconds") / 3);
  return Temporal.Duration.from({
    milliseconds: Math.min(ONE_SECOND.total("milliseconds"), third),
  });
}

function started(pause: Temporal.Duration): Report[] {
  return [
    { state: "queued", after: pause, description: "Waiting for a runner" },
    { state: "in_progress", after: pause.add(pause), description: "Deploying" },
  ];
}
