import { expect, test } from "vitest";
import {
  turnGreen,
  shipChange,
  proposeChange,
  deployToStaging,
} from "../../src/simulator/people.ts";
import { serviceId } from "../../src/model/ids.ts";
import { subIssueLabel, subIssueMark } from "../../src/model/marks/marks.ts";
import { createIssue } from "../../src/simulator/world/issues.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import { branch, trainWorld, type TrainWorld } from "./train-world.ts";

const repos = Array.from({ length: 24 }, (_, index) => `repo-${index}`);
/** The first six repositories hold two services each, told apart by their paths. */
const shared = repos.slice(0, 6);

const trainFile = ["train: storefront", "managers: [sarah]", "services:"]
  .concat(
    repos.map((id) => {
      const path = shared.includes(id) ? ", path: [one]" : "";
      return `  ${id}: { repo: acme/${id}, team: acme/backend${path} }`;
    }),
    shared.map((id) => `  ${id}-b: { repo: acme/${id}, team: acme/backend, path: [two] }`),
  )
  .join("\n");

/** Every repository as it is in the middle of a release: pull requests of all kinds, checks, deployments. */
async function busyTrain(): Promise<TrainWorld> {
  const world = await trainWorld(repos, { trainFile });
  const { world: it, mike: by } = world;
  world.issue.body += shared.map((id) => `${id}-b 1.1.0\n`).join("");
  for (const id of [...repos, ...shared.map((one) => `${one}-b`)]) {
    createIssue(it, world.releases, {
      title: id,
      body: `${subIssueMark(world.release, serviceId(id))}\n- [ ] Confirmed`,
      by: world.app.bot,
      labels: [subIssueLabel],
    });
  }
  world.wait({ minutes: 1 });
  for (const id of repos) {
    const repo = world.repository(id);
    const change = (title: string, more: object = {}) => ({
      by,
      title,
      files: { [`one/${title}`]: title, [`two/${title}`]: title },
      milestone: "2.5.0",
      ...more,
    });
    const input = {
      ref: "main",
      environment: "production",
      autoMerge: false,
      requiredContexts: [],
    };
    const made = createDeployment(it, repo, { ...input, by });
    if (made.kind === "created") {
      addDeploymentStatus(it, repo, made.deployment, { state: "success", by });
    }
    shipChange(it, repo, change("merged", { into: branch }));
    shipChange(it, repo, change("squashed", { into: branch, method: "squash" }));
    proposeChange(it, repo, change("open", { into: branch }));
    shipChange(it, repo, change("elsewhere"));
    turnGreen(it, repo, world.tip(id), ["build", "test"]);
    deployToStaging(it, repo, world.tip(id), by);
  }
  return world;
}

interface Spent {
  readonly requests: number;
  readonly points: number;
}

async function spend(world: TrainWorld): Promise<Spent> {
  const before = world.simulator.requests.length;
  const { services, subIssues } = await world.see();
  expect(subIssues.size).toBe(30);
  expect([...services.values()].filter(({ kind }) => kind !== "known")).toEqual([]);
  const made = world.simulator.requests.slice(before);
  return {
    requests: made.length,
    points: made.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
  };
}

test("30 services in 24 repositories cost two requests and few points while nothing changes", async () => {
  await using world = await busyTrain();
  await world.see();
  for (const _ of [1, 2]) {
    const spent = await spend(world);
    expect(spent.requests).toBe(2);
    expect(spent.points).toBeLessThanOrEqual(7);
  }
  expect(world.simulator.unmodelled).toEqual([]);
});

test("a push costs two comparisons, with what was there and with production, not another look at everything", async () => {
  await using world = await busyTrain();
  await world.see();
  const { mike: by, world: it } = world;
  commit(it, world.repository("repo-7"), { branch, files: { a: "1" }, message: "More", by });
  expect((await spend(world)).requests).toBe(4);
  expect((await spend(world)).requests).toBe(2);
});

test("where more deployments matter than a first page has, the page grows once", async () => {
  await using world = await busyTrain();
  const { world: it, mike: by } = world;
  const deploy = (): void => {
    const input = {
      ref: "main",
      environment: "production",
      autoMerge: false,
      requiredContexts: [],
    };
    createDeployment(it, world.repository("repo-7"), { ...input, by });
  };
  for (let count = 0; count < 7; count += 1) deploy();
  expect((await spend(world)).requests).toBeGreaterThan(3);
  expect((await spend(world)).requests).toBe(2);
  deploy();
  expect((await spend(world)).requests).toBe(2);
});

test("of 500 services without a line the three that ride are read, and 20 requests ask about all", async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `service-${index}`);
  await using world = await trainWorld(ids);
  world.issue.body = "### Version\nv2.5.0\n";
  for (const id of ids.slice(3)) world.repository(id).refs.delete(`refs/heads/${branch}`);
  const spendAll = async (): Promise<Spent> => {
    const before = world.simulator.requests.length;
    const { services } = await world.see();
    expect([...services.keys()]).toEqual(ids.slice(0, 3));
    const made = world.simulator.requests.slice(before);
    return {
      requests: made.length,
      points: made.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    };
  };
  await spendAll();
  const { requests, points } = await spendAll();
  expect(requests).toBeLessThanOrEqual(22);
  expect(points).toBeLessThanOrEqual(30);
});
