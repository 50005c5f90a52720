/** This project is released by its own train: the train file, its workflows and the Dockerfile mean the same things. */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";

const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const workflow = z.object({
  on: z.unknown(),
  permissions: z.record(z.string(), z.string()),
  env: z.record(z.string(), z.string()).optional(),
  jobs: z.record(
    z.string(),
    z.looseObject({
      if: z.string().optional(),
      environment: z.object({ name: z.string(), deployment: z.boolean() }).optional(),
      permissions: z.record(z.string(), z.string()).optional(),
      steps: z.array(step),
    }),
  ),
});
const workflows = new Map(
  globSync(".github/workflows/*.yml").map((file) => [
    basename(file, ".yml"),
    workflow.parse(parse(readFileSync(file, "utf8"))),
  ]),
);
const jobsOf = (name: string) => Object.entries(workflows.get(name)?.jobs ?? {});

const reading = readTrainFile(readFileSync(".github/release-train.yml", "utf8"));
const services = reading.ok ? reading.train.services : [];

test("each service of the train file is deployed by a job, in the environment that it names", () => {
  expect(reading).toMatchObject({ ok: true });
  const jobs = jobsOf("release");
  expect(services.map(({ id }) => id)).toEqual(jobs.map(([id]) => id));
  for (const [index, [, job]] of jobs.entries()) {
    const name = services[index]?.environments.production;
    // Without `deployment: false` GitHub would make a second deployment beside the train's.
    expect(job.environment).toEqual({ name, deployment: false });
    expect(job.if).toContain(`github.event.deployment.environment == '${name}'`);
    const runs = job.steps.map(({ run = "" }) => run);
    expect(runs.filter((run) => run.includes("-f state="))).toHaveLength(2);
  }
});

test("the checks that the train waits for are jobs", () => {
  const required = new Set(services.flatMap((one) => one.requiredChecks));
  expect([...required]).toEqual(jobsOf("ci").map(([id]) => id));
});

describe.each([...workflows])("%s", (_, { permissions, jobs }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test("uses actions at full commits only", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((one) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(one))).toEqual([]);
  });

  test("lets nobody's words into a shell", () => {
    const expressions = steps.flatMap(({ run = "" }) => run.match(/\$\{\{.*?\}\}/g) ?? []);
    expect(expressions.filter((one) => !one.startsWith("${{ job.status "))).toEqual([]);
  });

  test("may write nothing but what a job says", () => {
    expect(Object.values(permissions).filter((level) => level !== "read")).toEqual([]);
  });
});

test("the image takes the release's version, and gives it to what is built", () => {
  const dockerfile = readFileSync("Dockerfile", "utf8");
  const build = jobsOf("release").flatMap(([, { steps }]) =>
    steps.flatMap(({ run = "" }) => (run.includes("buildx build") ? [run] : [])),
  );
  expect(build[0]).toContain("--build-arg VERSION=");
  expect(build[0]).toMatch(/--sbom=true --provenance=mode=max/);
  const [first = ""] = dockerfile.split("\nFROM node");
  expect(first.indexOf("ARG VERSION")).toBeGreaterThan(0);
  expect(first).toMatch(/npm version "\$VERSION"[^]*rolldown/);
  // Of the packages that are in what was built.
  expect(dockerfile).toMatch(/ARG BUILDKIT_SBOM_SCAN_STAGE=true\n(?!FROM)[^]*npm ci --omit=dev/);
});
