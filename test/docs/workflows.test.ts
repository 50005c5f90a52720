import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { decide } from "../../src/decide/decide.ts";
import { look } from "../support/carry-out.ts";
import { gone, shown, voted } from "../support/consent.ts";
import { green } from "../support/observation.ts";
import { service, trainOf } from "../support/train.ts";

const step = z.object({
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.string()).optional(),
});
const workflow = z.object({
  on: z.unknown(),
  permissions: z.record(z.string(), z.string()),
  jobs: z.object({
    deploy: z.object({
      if: z.string().optional(),
      environment: z.union([z.string(), z.object({ name: z.string(), deployment: z.boolean() })]),
      steps: z.array(step),
    }),
  }),
});
const read = (name: string) =>
  workflow.parse(parse(readFileSync(`docs/workflows/${name}.yml`, "utf8")));

/** The words that GitHub takes in a status, with the condition under which a step says them. */
const reports = (name: string) =>
  read(name).jobs.deploy.steps.flatMap(({ run, if: condition }) => {
    const state = /-f state=(\w+)/.exec(run ?? "")?.[1];
    return state === undefined ? [] : [`${condition ?? "always first"}: ${state}`];
  });

describe("on-deployment.yml", () => {
  const file = read("on-deployment");

  test("reacts to deployments, may report on them, and makes none of its own", () => {
    expect(file.on).toBe("deployment");
    expect(file.permissions).toEqual({ contents: "read", deployments: "write" });
    expect(file.jobs.deploy.if).toContain("github.event.deployment.environment");
    expect(file.jobs.deploy.environment).toEqual({ name: "production", deployment: false });
  });

  test("reports every end, and the start before anything else", () => {
    expect(file.jobs.deploy.steps[0]?.run).toContain("state=in_progress");
    expect(reports("on-deployment")).toEqual([
      "always first: in_progress",
      "success(): success",
      "failure(): failure",
      "cancelled(): error",
    ]);
  });

  test("checks out exactly the deployment's commit", () => {
    const checkout = file.jobs.deploy.steps.find(({ uses }) => uses !== undefined);
    expect(checkout?.with).toEqual({ ref: "${{ github.event.deployment.sha }}" });
  });
});

describe("dispatch.yml", () => {
  const file = read("dispatch");

  test("declares the inputs that the app sends, which GitHub insists on", () => {
    const train = trainOf([
      {
        ...service("search", "search"),
        drive: { kind: "dispatch", workflow: "deploy.yml", ref: "commit" },
      },
    ]);
    const sent = decide(look(gone(voted(shown(green(train)))))).actions.find(
      (one) => one.kind === "dispatch",
    );
    const { workflow_dispatch } = z
      .strictObject({ workflow_dispatch: z.object({ inputs: z.record(z.string(), z.unknown()) }) })
      .parse(file.on);
    expect(Object.keys(workflow_dispatch.inputs).sort()).toEqual(
      Object.keys(sent?.inputs ?? {}).sort(),
    );
  });

  test("deploys exactly the commit, and makes no deployment of its own", () => {
    const checkout = file.jobs.deploy.steps.find(({ uses }) => uses !== undefined);
    expect(checkout?.with).toEqual({ ref: "${{ inputs.commit }}" });
    expect(file.jobs.deploy.environment).toMatchObject({ deployment: false });
    expect(reports("dispatch")).toEqual([]);
  });
});

test("gate.yml asks at its environment, and leaves deployment and reports to GitHub", () => {
  const file = read("gate");
  expect(file.on).toEqual({ push: { branches: ["release/**"] } });
  // With `deployment: false` no protection rule is asked.
  expect(file.jobs.deploy.environment).toBe("production");
  expect(reports("gate")).toEqual([]);
});
