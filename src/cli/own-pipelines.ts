/** Who deploys the services of a person's own train on a simulated GitHub, each in the way that its `drive` says. */
import type { Decision } from "../decide/decide.ts";
import { isDeployedByOthers, isGated, workflowOf } from "../model/train/drives.ts";
import type { Service } from "../model/train/train.ts";
import type { ServiceState } from "../model/view/view.ts";
import { runWorkflows } from "../simulator/actions.ts";
import { releaseBranch, releaseHead, type Crew, type Fleet } from "../simulator/fleet.ts";
import { startGatedJob } from "../simulator/gated-jobs.ts";
import { turnGreen } from "../simulator/people.ts";
import { pipeline, type Outcome } from "../simulator/pipelines.ts";
import { findUser } from "../simulator/world/accounts.ts";
import { createBranch } from "../simulator/world/commits.ts";
import { createDeployment } from "../simulator/world/deployments.ts";
import type { Deployment, DeploymentStatus } from "../simulator/world/deployment-types.ts";
import { brokenDeployment } from "./demo-play.ts";

interface Driven {
  readonly fleet: Fleet<Crew>;
  readonly site: Crew;
  readonly service: Service;
  readonly fails: boolean;
}

/** @param fail id of the service whose deployment fails; null: none does */
export function startOwnPipelines(parts: {
  readonly fleet: Fleet<Crew>;
  readonly services: readonly Service[];
  readonly fail: string | null;
  readonly latest: () => Decision | undefined;
}): void {
  const { fleet, services, fail, latest } = parts;
  const driven = services.flatMap((service, index): Driven[] => {
    const site = fleet.sites[index];
    return site ? [{ fleet, site, service, fails: service.id === fail }] : [];
  });
  for (const one of driven) {
    const { health } = one.service;
    if (isDeployedByOthers(one.service)) deployInTurn(one, latest);
    else if (workflowOf(one.service) === null) answerDeployments(one);
    if (health?.check) passAfterwards(one, health.check);
  }
  const started = driven.filter(({ service }) => workflowOf(service) !== null);
  for (const repository of new Set(started.map(({ site }) => site.repository))) {
    runWorkflows(fleet.world, {
      repository,
      plan({ inputs }) {
        const one = started.find(({ service }) => service.id === inputs["service"]);
        const fails = one?.fails === true && inputs["task"] === "deploy";
        const after = one?.site.plan.takes ?? brokenDeployment.after;
        return { conclusion: fails ? "failure" : "success", after };
      },
    });
  }
}

const serviceIn = ({ payload }: Deployment): unknown =>
  typeof payload === "object" && payload !== null && "service" in payload ? payload.service : null;

const outcomeOf = ({ site, fails }: Driven, task: string): Outcome =>
  fails && task === "deploy" ? brokenDeployment : { kind: "success", after: site.plan.takes };

/** Who reports: the first whose statuses count. */
const reporterOf = ({ fleet, site, service }: Driven) =>
  findUser(fleet.world, service.reporters?.[0] ?? site.lead.login) ?? site.lead;

function answerDeployments(one: Driven): void {
  const { fleet, site, service } = one;
  pipeline(fleet.world, {
    repository: site.repository,
    environment: service.environments.production,
    by: reporterOf(one),
    plan: (deployment) =>
      serviceIn(deployment) === service.id ? outcomeOf(one, deployment.task) : { kind: "never" },
  });
}

/** Its people look every now and then whether it is their turn. */
function deployInTurn(one: Driven, latest: () => Decision | undefined): void {
  const { fleet, service, site } = one;
  const { world } = fleet;
  const before = site.repository.refs.get(`refs/heads/${site.repository.defaultBranch}`);
  const done = new Set<ServiceState | "waiting at the gate">();
  let begins: "deploy" | "rollback" | null = null;
  const app = [...world.apps.values()].find(({ bot }) => bot.login === "release-train[bot]");
  if (app && isGated(service)) site.repository.gates.set(service.environments.production, app);
  pipeline(world, {
    repository: site.repository,
    environment: service.environments.production,
    by: reporterOf(one),
    plan: () => (begins !== null ? outcomeOf(one, begins) : { kind: "never" }),
  });
  const deploy = (ref: string, task: "deploy" | "rollback"): void => {
    begins = task;
    deployByHand(one, ref);
    begins = null;
  };
  const once = (what: ServiceState | "waiting at the gate", act: () => void): void => {
    if (done.has(what)) return;
    done.add(what);
    act();
  };
  const look = (): void => {
    const view = latest()?.view;
    const state = view?.services.find(({ id }) => id === service.id)?.state;
    if (isGated(service) && view?.state === "rolling out")
      once("waiting at the gate", () =>
        startJob(one, releaseBranch(fleet), outcomeOf(one, "deploy")),
      );
    if (!isGated(service) && state === "starting")
      once(state, () => deploy(releaseHead(fleet, site), "deploy"));
    if (state === "rolling back" && before !== undefined)
      once(state, () => {
        if (!isGated(service)) return deploy(before, "rollback");
        const name = `rollback-${service.id}`;
        createBranch(world, site.repository, { name, from: before, by: site.lead });
        startJob(one, name, { kind: "success", after: site.plan.takes });
      });
    world.clock.after(Temporal.Duration.from({ seconds: 20 }), look);
  };
  look();
}

function startJob({ fleet, site, service }: Driven, branch: string, outcome: Outcome): void {
  startGatedJob(fleet.world, site.repository, {
    branch,
    environment: service.environments.production,
    takes: site.plan.takes,
    conclusion: outcome.kind === "success" ? "success" : "failure",
  });
}

function deployByHand({ fleet, site, service }: Driven, ref: string): void {
  const answer = createDeployment(fleet.world, site.repository, {
    ref,
    environment: service.environments.production,
    autoMerge: false,
    requiredContexts: [],
    by: site.lead,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
}

/** The smoke test that `health.check` names runs after each deployment. */
function passAfterwards({ fleet, site, service }: Driven, check: string): void {
  const { world } = fleet;
  world.listen((event) => {
    if (event.name !== "deployment_status" || event.repository !== site.repository) return;
    const status = event.subject["deployment_status"] as DeploymentStatus;
    const deployment = event.subject["deployment"] as Deployment;
    if (status.state !== "success" || status.environment !== service.environments.production)
      return;
    world.clock.after(Temporal.Duration.from({ seconds: 30 }), () =>
      turnGreen(world, site.repository, deployment.sha, [check]),
    );
  });
}
