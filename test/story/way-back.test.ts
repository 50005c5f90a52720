/** Whole rollbacks on days on which more than one thing goes wrong. */
import { expect, test } from "vitest";
import { siteOf, type FleetPlan } from "../../src/simulator/fleet.ts";
import { startMonitor, watchedBy, well } from "../../src/simulator/monitor.ts";
import type { Outcome } from "../../src/simulator/pipelines.ts";
import { storefront } from "../../src/simulator/storefront.ts";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const failure = (description: string): Outcome => ({
  kind: "failure",
  after: Temporal.Duration.from({ minutes: 8 }),
  description,
});

/** Only its lead's reports count for API; what is merged into Mail has no way back. */
const guarded: FleetPlan = {
  ...pairs,
  services: pairs.services.map((service) => {
    if (service.id === "api") return { ...service, keys: ["reporters: [infra-lead]"] };
    return service.id === "mail"
      ? { ...service, keys: ['rollback: { until: { path: ["src/**"] } }'] }
      : service;
  }),
};

const productionOf = (story: Story, id: string) =>
  [...siteOf(story.fleet, id).repository.deployments.values()].filter(
    ({ environment }) => environment === "production",
  );

test("threat 35: strangers deploy and report, and what has no way back stays: the rest goes back all the same", async () => {
  await using story = await startStory({
    fleet: guarded,
    outcome: (site, { task }, attempt) =>
      site.plan.id === "api" && task === "rollback" && attempt === 1
        ? { kind: "never" }
        : undefined,
  });
  const { people, fleet } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  people.vote();
  await story.until(() => story.shown().includes("point of no return: once deployed, Mail"));
  expect(story.deployments()).toEqual([]);
  await story.told(people.manager, "/go");
  await story.until(() => story.deployments().length > 0);
  const { repository, developer: by } = siteOf(fleet, "digest");
  const answer = createDeployment(fleet.world, repository, {
    ref: "main",
    environment: "production",
    autoMerge: false,
    requiredContexts: [],
    by,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  addDeploymentStatus(fleet.world, repository, answer.deployment, { state: "success", by });
  await story.reach("on hold");
  await story.until(() => story.shipped().includes("mail 1 success"));

  await story.told(people.manager, "/rollback somebody deploys past us");
  await story.until(() => story.shipped().some((one) => one.startsWith("back api 1")));
  const [api] = productionOf(story, "api").toReversed();
  const stranger = people.developer("api");
  addDeploymentStatus(fleet.world, siteOf(fleet, "api").repository, api!, {
    state: "success",
    by: stranger,
  });
  await story.pass({ minutes: 10 });
  expect(story.state()).toBe("rolling back");
  await story.until(() => story.news().some(({ key }) => key === "rollback-failed:api:1"));
  expect(story.news().at(-1)?.text).toContain(
    `only ${stranger.login} reported on it, who is not one of its reporters`,
  );
  await story.told(people.lead("api"), "/retry api");
  await story.reach("rolled back");
  expect(story.shipped().slice(2)).toEqual(["back api 1 success", "back api 2 success"]);
  expect(story.sentence()).toContain(
    "Mail stays deployed: can't be rolled back past src/change-1.txt",
  );
  // Neither what has no way back nor what others deployed was touched.
  expect(productionOf(story, "mail").at(-1)?.sha).toBe(people.head("mail"));
  expect(productionOf(story, "digest").at(-1)?.id).toBe(answer.deployment.id);
});

/** One path of the storefront. */
const path: FleetPlan = {
  ...storefront,
  services: storefront.services.filter(({ id }) => /^(api|auth|user)-/.test(id)),
};

test("the release goes back step by step, each healthy for a whole soak, and stops where one isn't", async () => {
  await using monitor = await startMonitor();
  await using story = await startStory({
    fleet: watchedBy(path, monitor),
    monitor,
    outcome: (site, { task }) =>
      site.plan.id === "user-service" && task === "deploy" ? failure("Errors rise") : undefined,
  });
  const { people } = story;
  await story.go();
  await story.until(() => story.shipped().includes("user-service 1 failure"));
  const questioned = () => story.news().find(({ key }) => key === "failed:user-service:1");
  await story.until(() => questioned() !== undefined);
  const question = questioned();
  expect(question?.text).toContain("/rollback user-service");
  const there = story.deployments().map(({ service }) => service);

  await story.told(people.manager, "/rollback errors rise");
  await story.until(() => story.shipped().includes("back user-service 1 success"));
  monitor.vitals.set("auth-service", { ...well, errorRate: 0.05 });
  await story.until(() => story.sentence().includes("stopped at Auth Service"));
  expect(story.sentence()).toContain("its rollback left it unhealthy: error rate: 0.05");
  const stopped = story.shipped().length;
  await story.pass({ minutes: 10 });
  expect(story.shipped()).toHaveLength(stopped);
  monitor.vitals.delete("auth-service");
  await story.told(people.lead("auth-service"), "/retry auth-service");
  await story.reach("rolled back");

  const back = story.deployments().filter(({ task }) => task === "rollback");
  expect([...new Set(back.map(({ service }) => service))]).toEqual(there.toReversed());
  const soaks = back.slice(1).map(({ start }, index) => {
    const ended = back[index]?.end ?? start;
    return start.since(ended).total("seconds");
  });
  expect(Math.min(...soaks)).toBeGreaterThanOrEqual(60);
  const asked = monitor.asked.length;
  await story.pass({ minutes: 10 });
  expect(monitor.asked).toHaveLength(asked);
});
