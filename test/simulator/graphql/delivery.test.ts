import { describe, expect, it } from "vitest";
import { addUser } from "../../../src/simulator/world/accounts.ts";
import { registerApp } from "../../../src/simulator/world/apps.ts";
import { createCheckRun, setStatus, updateCheckRun } from "../../../src/simulator/world/checks.ts";
import { addDeploymentStatus, createDeployment } from "../../../src/simulator/world/deployments.ts";
import type { Deployment, DeploymentState } from "../../../src/simulator/world/types.ts";
import { acme, ALL } from "./acme.ts";

/** A town with continuous integration, and shortcuts to the tip of main. */
function factory() {
  const town = acme();
  const { world, api, sarah } = town;
  const ci = registerApp(world, {
    slug: "github-actions",
    owner: "acme",
    publicKey: "",
    webhookSecret: "",
    permissions: { checks: "write" },
    events: [],
  });
  const sha = api.refs.get("refs/heads/main") ?? "";
  const deploy = (environment: string, more: object = {}): Deployment => {
    const made = createDeployment(world, api, {
      ref: "main",
      by: sarah,
      environment,
      autoMerge: false,
      requiredContexts: [],
      ...more,
    });
    if (made.kind !== "created") throw new Error(made.message);
    return made.deployment;
  };
  const report = (deployment: Deployment, state: DeploymentState, more: object = {}) =>
    addDeploymentStatus(world, api, deployment, { state, by: sarah, ...more });
  const rollup = async () => {
    const fields = `statusCheckRollup { state contexts(first: 10) { totalCount nodes { __typename
      ... on CheckRun { name conclusion } ... on StatusContext { context state } } } }`;
    const found = await town.askApi(`object(expression: "main") { ... on Commit { ${fields} } }`);
    return (found as { object: { statusCheckRollup: unknown } }).object.statusCheckRollup;
  };
  return { ...town, ci, sha, deploy, report, rollup };
}

describe("the rollup of a commit", () => {
  it("is null while nothing has reported", async () => {
    expect(await factory().rollup()).toBeNull();
  });

  it("takes the latest of each name and context; a failure beats what is pending", async () => {
    const { world, api, ci, sha, sarah, rollup } = factory();
    const build = createCheckRun(world, api, { name: "build", sha, app: ci });
    setStatus(world, api, { sha, state: "error", context: "jenkins", by: sarah });
    expect(await rollup()).toEqual({
      state: "FAILURE",
      contexts: {
        totalCount: 2,
        nodes: [
          { __typename: "CheckRun", name: "build", conclusion: null },
          { __typename: "StatusContext", context: "jenkins", state: "ERROR" },
        ],
      },
    });
    setStatus(world, api, { sha, state: "success", context: "jenkins", by: sarah });
    expect(await rollup()).toMatchObject({ state: "PENDING", contexts: { totalCount: 2 } });
    updateCheckRun(world, api, build, { conclusion: "failure", app: ci });
    expect(await rollup()).toMatchObject({ state: "FAILURE" });
    createCheckRun(world, api, { name: "build", sha, app: ci, conclusion: "success" });
    expect(await rollup()).toMatchObject({ state: "SUCCESS", contexts: { totalCount: 2 } });
  });

  it("leads to the suite, its App and the workflow run, for which `actions` is needed", async () => {
    const { world, api, ci, sha, viewer, answer } = factory();
    const run = createCheckRun(world, api, { name: "build", sha, app: ci, conclusion: "neutral" });
    const query = `{ repository(owner: "acme", name: "api-gateway") { object(expression: "main") { ... on Commit {
      checkSuites(first: 5) { nodes { status conclusion checkRuns(first: 5) { totalCount } } }
      statusCheckRollup { contexts(first: 5) { nodes { ... on CheckRun { databaseId
        checkSuite { app { slug databaseId } workflowRun { databaseId } } } } } } } } } }`;
    const node = {
      databaseId: run.id,
      checkSuite: {
        app: { slug: "github-actions", databaseId: ci.id },
        workflowRun: { databaseId: run.suite },
      },
    };
    const commit = {
      checkSuites: {
        nodes: [{ status: "COMPLETED", conclusion: "NEUTRAL", checkRuns: { totalCount: 1 } }],
      },
    };
    const all = await answer(query);
    expect(all.data).toEqual({
      repository: { object: { ...commit, statusCheckRollup: { contexts: { nodes: [node] } } } },
    });
    const { actions: _, ...permissions } = ALL;
    const { data, errors } = await answer(query, {}, { ...viewer, permissions });
    expect(data).toMatchObject({
      repository: {
        object: {
          statusCheckRollup: { contexts: { nodes: [{ checkSuite: { workflowRun: null } }] } },
        },
      },
    });
    expect(errors).toEqual([expect.objectContaining({ type: "FORBIDDEN" })]);
  });
});

describe("deployments", () => {
  const FIELDS = "environment state commitOid task payload latestStatus { state }";

  it("come oldest first unless asked otherwise, by environment", async () => {
    const { deploy, wait, askApi } = factory();
    deploy("production", { task: "first" });
    wait({ minutes: 1 });
    deploy("staging");
    deploy("production", { task: "second" });
    const tasks = (args: string) => `deployments(${args}) { totalCount nodes { task } }`;
    expect(
      await askApi(`oldest: ${tasks('environments: ["production"], first: 1')}
        newest: ${tasks('environments: ["production"], first: 1, orderBy: { field: CREATED_AT, direction: DESC }')}
        environments(first: 5) { nodes { name } }`),
    ).toEqual({
      oldest: { totalCount: 2, nodes: [{ task: "first" }] },
      newest: { totalCount: 2, nodes: [{ task: "second" }] },
      environments: { nodes: [{ name: "production" }, { name: "staging" }] },
    });
  });

  it("give back the payload as a string, whatever was sent", async () => {
    const { deploy, askApi } = factory();
    deploy("a", { payload: { train: "storefront" } });
    deploy("b", { payload: "as it is" });
    deploy("c");
    expect(await askApi("deployments(first: 3) { nodes { payload } }")).toEqual({
      deployments: {
        nodes: [{ payload: '{"train":"storefront"}' }, { payload: "as it is" }, { payload: "" }],
      },
    });
  });

  it.each<[DeploymentState, string]>([
    ["queued", "QUEUED"],
    ["in_progress", "IN_PROGRESS"],
    ["success", "ACTIVE"],
    ["failure", "FAILURE"],
    ["error", "ERROR"],
    ["inactive", "INACTIVE"],
  ])("with the status %s are %s", async (status, state) => {
    const { deploy, report, askApi, sha } = factory();
    report(deploy("production"), status);
    expect(await askApi(`deployments(first: 1) { nodes { ${FIELDS} } }`)).toEqual({
      deployments: {
        nodes: [
          {
            environment: "production",
            state,
            commitOid: sha,
            task: "deploy",
            payload: "",
            latestStatus: { state: status.toUpperCase() },
          },
        ],
      },
    });
  });

  it("are abandoned after half an hour of pending silence, and destroyed when they were transient", async () => {
    const { deploy, report, wait, askApi } = factory();
    deploy("production");
    report(deploy("preview", { transientEnvironment: true }), "inactive");
    const states = () => askApi("deployments(first: 5) { nodes { state latestStatus { id } } }");
    wait({ minutes: 29 });
    expect(await states()).toMatchObject({
      deployments: { nodes: [{ state: "PENDING", latestStatus: null }, { state: "DESTROYED" }] },
    });
    wait({ minutes: 1 });
    expect(await states()).toMatchObject({ deployments: { nodes: [{ state: "ABANDONED" }, {}] } });
  });

  it("of production stay active behind a newer one; others become inactive", async () => {
    const { deploy, report, askApi } = factory();
    for (const environment of ["production", "production", "staging", "staging"])
      report(deploy(environment), "success");
    expect(await askApi("deployments(first: 4) { nodes { state } }")).toEqual({
      deployments: {
        nodes: [
          { state: "ACTIVE" },
          { state: "ACTIVE" },
          { state: "INACTIVE" },
          { state: "ACTIVE" },
        ],
      },
    });
  });

  it("are watched by id, with the creators of their statuses, newest first", async () => {
    const { world, api, deploy, report, ask, askApi, wait } = factory();
    const robot = addUser(world, "deployer[bot]", "Bot");
    const deployment = deploy("production");
    report(deployment, "in_progress", { logUrl: "https://ci.example/1" });
    wait({ minutes: 2 });
    addDeploymentStatus(world, api, deployment, { state: "success", by: robot });
    const { deployments } = (await askApi("deployments(first: 1) { nodes { id } }")) as {
      deployments: { nodes: { id: string }[] };
    };
    const data = await ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Deployment { databaseId updatedAt
        creator { login __typename } repository { nameWithOwner } ref { name }
        statuses(first: 10) { nodes { state createdAt logUrl environmentUrl creator { login __typename } } } } } }`,
      { ids: [deployments.nodes[0]?.id] },
    );
    expect(data).toEqual({
      nodes: [
        {
          __typename: "Deployment",
          databaseId: deployment.id,
          updatedAt: "2026-03-19T12:02:00Z",
          creator: { login: "sarah", __typename: "User" },
          repository: { nameWithOwner: "acme/api-gateway" },
          ref: { name: "main" },
          statuses: {
            nodes: [
              {
                state: "SUCCESS",
                createdAt: "2026-03-19T12:02:00Z",
                logUrl: null,
                environmentUrl: null,
                creator: { login: "deployer", __typename: "Bot" },
              },
              {
                state: "IN_PROGRESS",
                createdAt: "2026-03-19T12:00:00Z",
                logUrl: "https://ci.example/1",
                environmentUrl: null,
                creator: { login: "sarah", __typename: "User" },
              },
            ],
          },
        },
      ],
    });
  });
});
