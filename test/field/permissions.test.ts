/** An owner takes a permission away from the App, or the App away from a repository. */
import { describe, expect, it } from "vitest";
import { deploy } from "../../src/act/deploy.ts";
import { dispatch } from "../../src/act/dispatch.ts";
import type { Tools } from "../../src/act/tools.ts";
import { decide } from "../../src/decide/decide.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import { createComment } from "../../src/github/resources/comments.ts";
import type { Deploy } from "../../src/model/action.ts";
import { fail, succeed } from "../../src/model/failure.ts";
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import { issueBegin, issueEnd } from "../../src/model/marks/marks.ts";
import type { Observation, ServiceFacts } from "../../src/model/observation.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { selectRepositories, setPermissions } from "../../src/simulator/world/apps.ts";
import type { Installation } from "../../src/simulator/world/app-types.ts";
import { release } from "../engine/setup.ts";
import { trainWorld, type TrainWorld } from "../observe/train-world.ts";
import { look } from "../support/carry-out.ts";
import { left, live, shown } from "../support/consent.ts";
import { saidIn, startsIn, stateIn, wordsIn } from "../support/decision.ts";
import { green, reports, says, withFacts } from "../support/observation.ts";
import { failing, told } from "../support/rollback.ts";
import { noon, people, storefront } from "../support/train.ts";

const ids = storefront.services.map(({ id }) => id);

function ours({ world, app }: TrainWorld): Installation {
  const found = [...world.installations.values()].find(({ appId }) => appId === app.id);
  if (!found) throw new Error("The App is installed nowhere");
  return found;
}

function without(world: TrainWorld, ...names: readonly string[]): void {
  const installation = ours(world);
  const kept = Object.entries(installation.permissions).filter(([name]) => !names.includes(name));
  setPermissions(world.world, installation, Object.fromEntries(kept));
}

/** Comments ten times, a few seconds apart, and counts what GitHub was asked. */
async function commenting(world: TrainWorld): Promise<number> {
  let asked = 0;
  world.simulator.onExchange = () => (asked += 1);
  for (let round = 0; round < 10; round += 1) {
    const at = { repo: repoName("acme/releases"), number: world.issue.number };
    const said = createComment(world.github, { ...at, body: "A word", urgency: "brake" });
    const answer = await said;
    expect(answer).toMatchObject({ ok: false, failure: { kind: "forbidden" } });
    world.wait({ seconds: 5 });
  }
  return asked;
}

describe("attack 60: what the App may not do costs next to nothing while it is asked for again and again", () => {
  it("attack 60: a permission that it lacks", async () => {
    await using world = await trainWorld(["api"]);
    await world.see();
    without(world, "issues");
    expect(await commenting(world)).toBeLessThanOrEqual(4);
  });

  it("attack 60: a repository that was taken from its installation", async () => {
    await using world = await trainWorld(["api"]);
    await world.see();
    selectRepositories(world.world, ours(world), [world.repository("api")]);
    expect(await commenting(world)).toBeLessThanOrEqual(8);
  });
});

describe("attack 60: who can mend it is asked, once for all that it concerns", () => {
  const all = (world: Observation, change: (facts: ServiceFacts) => ServiceFacts): Observation =>
    ids.reduce((now, id) => withFacts(now, id, change), world);
  const lacks = (world: Observation, ...lacking: readonly string[]): Observation =>
    all(world, (facts) => ({ ...facts, lacking }));
  const unread = (world: Observation): Observation => {
    const why = "the App lacks contents: read on acme: whoever runs the App asks for it";
    const reading = { kind: "unknown", why, isLasting: true } as const;
    return { ...world, services: new Map(ids.map((id) => [id, reading])) };
  };
  const asked = (world: Observation): readonly string[] =>
    Object.entries(saidIn(decide(world))).flatMap(([key, text]) =>
      /^(lacking|unreachable|blocked)/.test(key) ? [text] : [],
    );

  it("attack 60: rolling out without a permission", () => {
    const world = lacks(reports(left(), "api-gateway", "success"), "deployments: write");
    expect(asked(world)).toHaveLength(1);
    expect(asked(world)[0]).toMatch(
      /^@sarah .*@acme\/backend.*lacks deployments: write in .*an owner of acme accepts it.*continues automatically/,
    );
    expect(startsIn(decide(world))).toEqual([]);
    const told = look(world);
    expect(asked(told)).toEqual([]);
    expect(startsIn(decide(lacks(told)))).toEqual(["auth-service 1"]);
  });

  it.each([
    ["rolling out", (): Observation => live(left(), "api-gateway")],
    ["on hold", (): Observation => told(live(left(), "api-gateway"), "/hold it smells")],
    ["rolling back", (): Observation => told(failing, "/rollback it smells")],
  ])("attack 60: %s, and nothing can be read any more", (_, worldOf) => {
    const world = unread(worldOf());
    expect(asked(world)).toHaveLength(1);
    expect(asked(world)[0]).toMatch(/^@sarah .*@acme\/infra.*repositories of .*contents: read/);
    expect(asked(look(world))).toEqual([]);
    expect(startsIn(decide(world))).toEqual([]);
  });

  it("attack 60: rolling back without a permission waits for it, and continues automatically", () => {
    const world = says(failing, people.sarah, "/rollback it smells");
    const starts = startsIn(decide(world));
    expect(starts).not.toEqual([]);
    const waiting = lacks(world, "deployments: write");
    expect(startsIn(decide(waiting))).toEqual([]);
    expect(startsIn(decide(lacks(look(waiting))))).toEqual(starts);
    expect(wordsIn(decide(waiting))).toMatch(
      /@sarah.*lacks deployments: write.*can't be rolled back/,
    );
    expect(startsIn(decide(lacks(waiting)))).toEqual(starts);
    // What only the start of a service needs keeps nothing from going back.
    expect(startsIn(decide(lacks(world, "checks: read")))).toEqual(starts);
  });
});

describe("attack 60: what the App may not read", () => {
  // Without `contents` nothing is known of the train file either, nor of the tracking issue without `issues`.
  it.each(["deployments", "checks", "statuses", "pull_requests"])(
    "attack 60: without %s a service says what is missing, for as long as that lasts",
    async (name) => {
      await using world = await trainWorld(["api"]);
      expect((await world.factsOf("api")).lacking).toEqual([]);
      const facts = (await seenWithout(world, name)).services.get(serviceId("api"));
      const lasting = facts?.kind === "unknown" && facts.isLasting === true ? facts.why : "";
      const missing = facts?.kind === "known" ? facts.value.lacking.join() : lasting;
      expect(missing).toContain(name);
    },
  );
});

describe("attack 60: the train file can't be read any more", () => {
  it("attack 60: without contents that is known to last", async () => {
    await using world = await trainWorld(["api"]);
    const { train } = await seenWithout(world, "contents");
    expect(train).toMatchObject({ kind: "unknown", isLasting: true });
    expect(train.kind === "unknown" && train.why).toMatch(
      /lacks contents: read on acme.*accepts it/,
    );
  });

  it.each([
    ["planning", shown, "planning"],
    ["rolling out", left, "on hold"],
  ] as const)(
    "attack 60: %s, the issue says Unknown, and people are told once",
    (_, worldOf, state) => {
      const before = worldOf();
      const world: Observation = {
        ...before,
        issue: { ...before.issue, body: `${issueBegin}\nReady\n${issueEnd}\n${before.issue.body}` },
        ids: { ...before.ids, people: { sarah: 1 } },
        train: { kind: "unknown", why: "the App lacks contents: read on acme", isLasting: true },
      };
      expect(stateIn(decide(world))).toContain(state);
      expect(JSON.stringify(decide(world).view)).toMatch(/Unknown.*lacks contents/);
      expect(wordsIn(decide(world))).toMatch(/@sarah.*lacks contents.*continues automatically/);
      expect(wordsIn(decide(look(world)))).toBe("");
      const passing: Observation = { ...world, train: { kind: "unknown", why: "GitHub is away" } };
      expect(decide(passing).actions).toEqual([]);
    },
  );
});

async function seenWithout(world: TrainWorld, name: string): Promise<Observation> {
  without(world, name);
  world.wait({ hours: 2 });
  return world.see();
}

it.each([
  ["deploy", (tools: Tools) => deploy(deployment, tools)],
  ["dispatch", (tools: Tools) => dispatch({ kind: "dispatch", inputs: {}, ...started }, tools)],
] as const)(
  "attack 60: a permission that is lacking is no refusal: the %s is asked for again, and happens once",
  async (_, doIt) => {
    const { tools, asked, grant } = await handsWithout();
    expect(await doIt(tools())).toMatchObject({ kind: "failed" });
    expect(asked()).toBe(1);
    expect(await doIt(tools())).toMatchObject({ kind: "open" });
    grant();
    expect(await doIt(tools())).toEqual({ kind: "done" });
    expect(await doIt(tools())).toEqual({ kind: "done" });
    expect(asked()).toBe(2);
  },
);

const repo = repoName("acme/api");
const started = {
  service: serviceId("api"),
  repo,
  workflow: "deploy.yml",
  ref: "main",
  deployment: 7,
} as const;
const deployment: Deploy = {
  kind: "deploy",
  task: "rollback",
  service: serviceId("api"),
  repo,
  commit: sha("a".repeat(40)),
  tag: null,
  environment: "production",
  version: "1.0.0",
  attempt: 1,
  train: "storefront",
  release: "2.5.0",
  digest: null,
};

/** The hands of a run to which GitHub says no until it is granted. */
async function handsWithout() {
  const clock = virtualClock(noon);
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  const journal = journalOf(store, await store.leases.begin(release(12)));
  let isGranted = false;
  let count = 0;
  const github = {
    room: async () => null,
    async write() {
      count += 1;
      return isGranted
        ? succeed({ id: 1, sha: deployment.commit })
        : fail({ kind: "forbidden", message: "No.", hint: "", retry: "never", isLacking: true });
    },
  } as unknown as Tools["github"];
  const settle = Temporal.Duration.from({ minutes: 1 });
  const observation = { ...green(), blindUntil: null };
  return {
    tools: () => ({ github, journal, clock, settle, observation }) as unknown as Tools,
    asked: () => count,
    grant: (): void => {
      isGranted = true;
      clock.after(Temporal.Duration.from({ minutes: 2 }), () => undefined);
      clock.step();
    },
  };
}
