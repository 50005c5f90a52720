import { expect, test } from "vitest";
import type { GraphqlAnswer } from "../../src/github/client/github.ts";
import { repoName } from "../../src/model/ids.ts";
import { payloadOf } from "../../src/observe/services/payload.ts";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import type { Repository } from "../../src/simulator/world/types.ts";
import { trainWorld, type TrainWorld } from "./train-world.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";

function deploy(
  world: TrainWorld,
  repo: Repository,
  by: User,
  more: { readonly environment?: string; readonly payload?: object; readonly ref?: string } = {},
) {
  const answer = createDeployment(world.world, repo, {
    ref: world.tip("api"),
    autoMerge: false,
    requiredContexts: [],
    by,
    ...more,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  return answer.deployment;
}

test("production deployments with their payload, creator and statuses, newest first", async () => {
  await using world = await trainWorld(["api"]);
  const { world: it, mike, app, release } = world;
  const repo = world.repository("api");
  const ride = { issue: release, service: "api", attempt: 1, intent: "an-intent" };
  const foreign = deploy(world, repo, mike, { payload: { ...ride, attempt: "x" } });
  world.wait({ minutes: 1 });
  const own = deploy(world, repo, app.bot, { payload: { train: "storefront", ...ride } });
  // All within one second: only GitHub knows their order.
  for (const state of ["queued", "in_progress", "success"] as const)
    addDeploymentStatus(it, repo, own, { state, by: mike, logUrl: "https://ci.example/1" });
  addDeploymentStatus(it, repo, foreign, { state: "queued", by: app.bot });
  const { production, staging } = await world.factsOf("api");
  expect(staging).toEqual({ kind: "known", value: [] });
  expect(production).toMatchObject({
    kind: "known",
    value: [
      {
        id: own.id,
        commit: world.tip("api"),
        task: "deploy",
        creator: "release-train",
        ours: true,
        rides: ride,
        statuses: [
          { state: "success", creator: "mike", ours: false, logUrl: "https://ci.example/1" },
          { state: "in_progress" },
          { state: "queued" },
        ],
      },
      { id: foreign.id, creator: "mike", ours: false, rides: null, statuses: [{ ours: true }] },
    ],
  });
});

test("an own deployment is not lost behind many foreign ones", async () => {
  await using world = await trainWorld(["api"]);
  const { mike, app, release } = world;
  const repo = world.repository("api");
  const payload = { issue: release, service: "api", attempt: 1, intent: "an-intent" };
  const own = deploy(world, repo, app.bot, { payload });
  for (let count = 0; count < 150; count += 1) {
    world.wait({ seconds: 1 });
    const foreign = deploy(world, repo, mike);
    addDeploymentStatus(world.world, repo, foreign, { state: "success", by: mike });
  }
  const { production } = await world.factsOf("api");
  if (production.kind === "unknown") throw new Error(production.why);
  expect(production.value).toHaveLength(151);
  expect(production.value.at(-1)).toMatchObject({ id: own.id, ours: true });
});

test("statuses are newest first, whichever way round GitHub lists them", async () => {
  await using world = await trainWorld(["api"], {
    between: (github) => ({
      ...github,
      async graphql(repos, query, variables) {
        const answer = await github.graphql(repos, query, variables);
        if (!answer.ok) return answer;
        const data = JSON.parse(JSON.stringify(answer.value.data), (key, value: unknown) =>
          key === "statuses"
            ? { ...(value as object), nodes: (value as { nodes: unknown[] }).nodes.toReversed() }
            : value,
        ) as GraphqlAnswer["data"];
        return { ok: true, value: { ...answer.value, data } };
      },
    }),
  });
  const repo = world.repository("api");
  const deployment = deploy(world, repo, world.mike);
  for (const state of ["queued", "in_progress", "failure"] as const)
    addDeploymentStatus(world.world, repo, deployment, { state, by: world.mike });
  expect((await world.factsOf("api")).production).toMatchObject({
    value: [{ statuses: [{ state: "failure" }, { state: "in_progress" }, { state: "queued" }] }],
  });
});

const written = {
  key: "900#1",
  issue: "acme/releases#1",
  service: "api",
  attempt: 2,
  intent: "an-intent",
};
const ride = {
  issue: "900#1",
  issueName: "acme/releases#1",
  service: "api",
  attempt: 2,
  intent: "an-intent",
};
const train = { repository: 900, names: [repoName("acme/releases")] };

test.each<[string, unknown]>([
  ["text", JSON.stringify(written)],
  ["text of text", JSON.stringify(JSON.stringify(written))],
  ["an object", { ...written, train: "storefront", more: [] }],
])("a payload as %s", (_, payload) => {
  expect(payloadOf(payload, train)).toEqual({
    rides: ride,
    service: "api",
    version: null,
    wanted: null,
  });
});

test("a payload says of which commit a deployment was to be", () => {
  const commit = "a".repeat(40);
  expect(payloadOf(JSON.stringify({ ...written, commit }), train).wanted).toBe(commit);
  expect(payloadOf({ ...written, commit: "main" }, train).wanted).toBeNull();
});

test.each<[unknown]>([
  [null],
  [""],
  ["{"],
  ["deploy"],
  ["[]"],
  [{ ...ride, attempt: 0 }],
  [{ ...ride, attempt: "2" }],
  [{ ...ride, issue: "acme/releases" }],
  [{ ...ride, service: "" }],
  [JSON.stringify(JSON.stringify(JSON.stringify(written)))],
])("a payload %j is no train's", (payload) => {
  expect(payloadOf(payload, train).rides).toBeNull();
});

test.each<[unknown, string | null, string | null]>([
  [{ service: "notifications" }, "notifications", null],
  [JSON.stringify({ service: "notifications", image: "1.2" }), "notifications", null],
  [{ service: "notifications", version: "1.2.0" }, "notifications", "1.2.0"],
  [{ service: "notifications", version: 2 }, "notifications", null],
  [{ service: "" }, null, null],
  [{ service: 7 }, null, null],
  [{}, null, null],
  ["notifications", null, null],
])("a payload %j of somebody else names the service %s at %s", (payload, service, version) => {
  expect(payloadOf(payload, train)).toEqual({ rides: null, service, version, wanted: null });
});

test("the newest staging deployment of a service is found behind many of its neighbour", async () => {
  await using world = await trainWorld(["api", "web"], {
    trainFile: [
      "train: storefront",
      "managers: [sarah]",
      "services:",
      '  api: { repo: acme/api, team: acme/backend, path: ["api/**"] }',
      '  web: { repo: acme/api, team: acme/backend, path: ["web/**"] }',
    ].join("\n"),
  });
  const repo = world.repository("api");
  const stage = (service: string) =>
    deploy(world, repo, world.mike, { environment: "staging", payload: { service } });
  const own = stage("web");
  for (let count = 0; count < 120; count += 1) {
    world.wait({ seconds: 1 });
    stage("api");
  }
  const { staging } = await world.factsOf("web");
  if (staging.kind === "unknown") throw new Error(staging.why);
  expect(staging.value.at(-1)).toMatchObject({ id: own.id, service: "web", rides: null });
});
