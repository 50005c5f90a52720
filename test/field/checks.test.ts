import { describe, expect, it } from "vitest";
import { checksGate } from "../../src/decide/gates/checks-gate.ts";
import { createCheckRun, setStatus, updateCheckRun } from "../../src/simulator/world/checks.ts";
import { registerApp } from "../../src/simulator/world/apps.ts";
import type { App } from "../../src/simulator/world/app-types.ts";
import { addRuleset } from "../../src/simulator/world/rulesets.ts";
import type { CheckRun } from "../../src/simulator/world/types.ts";
import { branch, granted, trainWorld, type TrainWorld } from "../observe/train-world.ts";

/** The gate `ci` of the service, as a release sees it. */
async function ci(world: TrainWorld, required: "branch rules" | "all" = "branch rules") {
  const { checks } = await world.factsOf("api");
  if (checks.kind === "unknown") throw new Error(checks.why);
  const { readiness, reason } = checksGate(checks, required, checks.value.commit);
  return `${readiness}: ${reason}`;
}

function appNamed(world: TrainWorld, slug: string): App {
  const found = [...world.world.apps.values()].find((one) => one.slug === slug);
  return (
    found ??
    registerApp(world.world, {
      slug,
      owner: "acme",
      publicKey: "",
      webhookSecret: "",
      permissions: { checks: "write", statuses: "write" },
      events: [],
    })
  );
}

interface Reported {
  readonly name?: string;
  readonly app?: string;
  readonly suite?: "new";
}

/** A run of the check begins now. */
function begin(world: TrainWorld, { name = "test", app = "actions", suite }: Reported = {}) {
  return createCheckRun(world.world, world.repository("api"), {
    name,
    sha: world.tip("api"),
    app: appNamed(world, app),
    status: "in_progress",
    ...(suite && { suite }),
  });
}

function end(
  world: TrainWorld,
  run: CheckRun,
  conclusion: "success" | "failure" | "cancelled" | "skipped",
): void {
  updateCheckRun(world.world, world.repository("api"), run, { app: run.app, conclusion });
}

const pin = (world: TrainWorld, app: App, context = "build"): void =>
  void addRuleset(world.world, world.repository("api"), {
    name: `of ${app.slug}`,
    branches: ["refs/heads/release/*"],
    checks: [{ context, appId: app.id }],
    by: world.sarah,
  });

describe("several suites of one App at one commit", () => {
  it("stablyai/orca#9570: a run cancelled in one suite and green later in another is green", async () => {
    await using world = await trainWorld(["api"]);
    const first = begin(world);
    world.wait({ minutes: 1 });
    end(world, first, "cancelled");
    world.wait({ minutes: 1 });
    const second = begin(world, { suite: "new" });
    expect(await ci(world)).toContain("blocked: check test is in progress");
    world.wait({ minutes: 1 });
    end(world, second, "success");
    expect(await ci(world)).toContain("ready: 1 check green");
    expect(await ci(world, "all")).toContain("ready: 1 check green");
  });

  it("stablyai/orca#9570: the run that a newer one cancelled in the same second is replaced", async () => {
    await using world = await trainWorld(["api"]);
    const first = begin(world);
    world.wait({ seconds: 20 });
    end(world, first, "cancelled");
    const second = begin(world, { suite: "new" });
    world.wait({ minutes: 1 });
    end(world, second, "success");
    expect(await ci(world)).toContain("ready");
  });

  it("stablyai/orca#9570: runs that overlap are two jobs, and both count", async () => {
    await using world = await trainWorld(["api"]);
    const first = begin(world);
    world.wait({ minutes: 1 });
    const second = begin(world, { suite: "new" });
    world.wait({ minutes: 1 });
    end(world, first, "failure");
    world.wait({ minutes: 1 });
    end(world, second, "success");
    expect(await ci(world)).toContain("blocked: check test failed");
  });

  it("claude-supertool#1792: red later in another suite replaces green", async () => {
    await using world = await trainWorld(["api"]);
    end(world, begin(world), "success");
    world.wait({ minutes: 1 });
    const second = begin(world, { suite: "new" });
    world.wait({ minutes: 1 });
    end(world, second, "failure");
    expect(await ci(world)).toContain("blocked: check test failed");
  });

  it("claude-supertool#1792: what was skipped later proves nothing about what had failed", async () => {
    await using world = await trainWorld(["api"]);
    const first = begin(world);
    world.wait({ minutes: 1 });
    end(world, first, "failure");
    world.wait({ minutes: 1 });
    end(world, begin(world, { suite: "new" }), "skipped");
    expect(await ci(world)).toContain("blocked: check test failed");
  });

  it("claude-supertool#1792: another App's later run of the same name replaces nothing", async () => {
    await using world = await trainWorld(["api"]);
    const first = begin(world);
    world.wait({ minutes: 1 });
    end(world, first, "failure");
    world.wait({ minutes: 1 });
    end(world, begin(world, { app: "other" }), "success");
    expect(await ci(world)).toContain("blocked: check test failed");
  });

  it("claude-supertool#1792: two that take no time at the same instant don't replace each other", async () => {
    await using world = await trainWorld(["api"]);
    end(world, begin(world), "failure");
    end(world, begin(world, { suite: "new" }), "success");
    expect(await ci(world)).toContain("blocked: check test failed");
  });
});

describe("a check that the rules take from one App only", () => {
  it("Mergify#5175: a person's status of that name proves nothing", async () => {
    await using world = await trainWorld(["api"]);
    const app = appNamed(world, "actions");
    pin(world, app);
    const sha = world.tip("api");
    const by = world.mike;
    setStatus(world.world, world.repository("api"), {
      sha,
      state: "success",
      context: "build",
      by,
    });
    expect(await ci(world)).toContain("unknown: check build has not reported");
    expect(await ci(world, "all")).toContain("unknown: check build has not reported");
    end(world, begin(world, { name: "build" }), "success");
    expect(await ci(world)).toContain("ready: 1 check green");
  });

  it("prow#915: another App's check run of that name proves nothing", async () => {
    await using world = await trainWorld(["api"]);
    pin(world, appNamed(world, "actions"));
    end(world, begin(world, { name: "build", app: "other" }), "success");
    expect(await ci(world)).toContain("unknown: check build has not reported");
  });

  it("prow#915: a stranger's red status holds nothing that the App says is green", async () => {
    await using world = await trainWorld(["api"]);
    pin(world, appNamed(world, "actions"));
    end(world, begin(world, { name: "build" }), "success");
    const status = { sha: world.tip("api"), state: "failure", context: "build" } as const;
    setStatus(world.world, world.repository("api"), { ...status, by: world.mike });
    expect(await ci(world)).toContain("ready: 1 check green");
  });

  it("prow#915: a status by the App itself counts, though it never made a check run", async () => {
    await using world = await trainWorld(["api"]);
    const app = appNamed(world, "circle");
    world.repository("api").collaborators.set(app.bot.id, "write");
    pin(world, app);
    const status = { sha: world.tip("api"), state: "success", context: "build" } as const;
    setStatus(world.world, world.repository("api"), { ...status, by: app.bot });
    expect(await ci(world)).toContain("ready: 1 check green");
  });

  it("prow#915: two rules that name two Apps want both", async () => {
    await using world = await trainWorld(["api"]);
    pin(world, appNamed(world, "actions"));
    pin(world, appNamed(world, "circle"));
    end(world, begin(world, { name: "build" }), "success");
    expect(await ci(world)).toContain("unknown: check build has not reported");
    end(world, begin(world, { name: "build", app: "circle" }), "success");
    expect(await ci(world)).toContain("ready: 1 check green");
  });

  it.each([
    ["hidden from the App", granted],
    ["shown to the App", { ...granted, administration: "read" as const }],
  ])("Mergify#5175: in a branch's own protection too, %s", async (_, permissions) => {
    await using world = await trainWorld(["api"], { permissions });
    const app = appNamed(world, "actions");
    world.repository("api").requiredChecks.set(branch, [{ context: "build", appId: app.id }]);
    const status = { sha: world.tip("api"), state: "success", context: "build" } as const;
    setStatus(world.world, world.repository("api"), { ...status, by: world.mike });
    expect(await ci(world)).toContain("unknown: check build has not reported");
    end(world, begin(world, { name: "build" }), "success");
    expect(await ci(world)).toContain("ready: 1 check green");
  });

  it("Mergify#5175: while it can't be read whose word counts, nobody's does", async () => {
    await using world = await trainWorld(["api"]);
    world.repository("api").requiredChecks.set(branch, ["build"]);
    end(world, begin(world, { name: "build" }), "success");
    expect(await ci(world)).toContain("ready");
    world.simulator.faults.push({
      matches: ({ path }) => path.endsWith(`/branches/${encodeURIComponent(branch)}`),
      when: "before",
      answer: { status: 403 },
    });
    expect(await ci(world)).toContain("unknown: which checks the branch's rules require");
  });
});

describe("rules that require whole workflows", () => {
  const requireWorkflows = (world: TrainWorld, checks: readonly string[] = []): void =>
    void addRuleset(world.world, world.repository("api"), {
      name: "security",
      branches: ["refs/heads/release/*"],
      checks,
      workflows: [".github/workflows/security.yml"],
      by: world.sarah,
    });

  it("GitHub's required workflows: their jobs have no names in the rules, so every check counts", async () => {
    await using world = await trainWorld(["api"]);
    requireWorkflows(world, ["build"]);
    end(world, begin(world, { name: "build" }), "success");
    const scan = begin(world, { name: "scan" });
    expect(await ci(world)).toContain("blocked: check scan is in progress");
    end(world, scan, "failure");
    expect(await ci(world)).toContain("blocked: check scan failed");
  });

  it("GitHub's required workflows: what the rules name is waited for all the same", async () => {
    await using world = await trainWorld(["api"]);
    requireWorkflows(world, ["build"]);
    end(world, begin(world, { name: "scan" }), "success");
    expect(await ci(world)).toContain("unknown: check build has not reported");
    end(world, begin(world, { name: "build" }), "success");
    expect(await ci(world)).toContain("ready: 2 checks green");
  });

  it("GitHub's required workflows: where nothing reported it isn't known whether they passed", async () => {
    await using world = await trainWorld(["api"]);
    requireWorkflows(world);
    expect(await ci(world)).toContain("unknown: no check has reported");
  });

  it("rules that name checks alone leave the others out", async () => {
    await using world = await trainWorld(["api"]);
    pin(world, appNamed(world, "actions"));
    end(world, begin(world, { name: "build" }), "success");
    end(world, begin(world, { name: "scan" }), "failure");
    expect(await ci(world)).toContain("ready: 1 check green");
  });
});
