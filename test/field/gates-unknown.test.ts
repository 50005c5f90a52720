/** Whoever waits at a gate stays there while it isn't known what the releases want. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { admit } from "../../src/decide/guard/admission.ts";
import { createGatekeeper, admissionRulesMemory } from "../../src/engine/gatekeeper.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { allOf } from "../../src/engine/releases.ts";
import { succeed } from "../../src/model/failure.ts";
import { repoName } from "../../src/model/ids.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Admission, Waiting } from "../../src/model/release/admission-rule.ts";
import { newClock, newLog, release, trainRepo, watched } from "../engine/setup.ts";
import { look } from "../support/carry-out.ts";
import { gone, shown, voted } from "../support/consent.ts";
import { closed, green, later } from "../support/observation.ts";
import { commit, service, trainOf } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const train = trainOf([
  service("gateway", "infra"),
  { ...service("search", "search", "gateway"), drive: { kind: "gate" } },
]);
const planned = shown(green(train));
const given = gone(voted(planned));
const left = later(look(given), { minutes: 1 });
const turned = since(left).reports("gateway", "success").looks().after({ minutes: 1 }).now;

const waiting: Waiting = {
  repo: repoName("acme/search"),
  run: 42,
  commit: commit("search"),
  environment: "production",
};
const verdict = (world: Observation, of = waiting): string =>
  admit(of, [decide(world).admissionRules], false).kind;

const unread: Readonly<Record<string, (world: Observation) => Observation>> = {
  "an edit of the plan": (world) => ({ ...world, issue: { ...world.issue, body: "Soon." } }),
  "a train file that can't be followed": (world) => ({
    ...world,
    train: { kind: "invalid", revision: commit("broken"), problems: [] },
  }),
  "a train file that is gone": (world) => ({ ...world, train: { kind: "missing" } }),
  "a train file that can't be read": (world) => ({
    ...world,
    train: { kind: "unknown", why: "GitHub did not answer" },
  }),
};

describe("attack 47: a plan that can't be read opens no gate", () => {
  for (const [name, broken] of Object.entries(unread)) {
    it(`attack 47: ${name} lets nobody pass, before the GO, after it, on the way and in its turn`, () => {
      for (const world of [planned, given, left, turned]) {
        // Once it has left, it goes on as it left, whatever becomes of the issue's text.
        if (broken(world).train.kind === "valid" && world === turned) continue;
        expect(verdict(broken(world))).toBe("wait");
      }
    });
  }

  it("attack 47: an issue that never had a plan stops nobody", () => {
    const never = green(train);
    expect(never.record.kind).toBe("none");
    expect(verdict({ ...never, issue: { ...never.issue, body: "Soon." } })).toBe("approved");
  });

  it("attack 47: what was closed before it left stops nobody", () => {
    const dropped = closed(planned);
    expect(verdict({ ...dropped, issue: { ...dropped.issue, body: "Soon." } })).toBe("approved");
  });
});

async function prepare() {
  const clock = newClock();
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  const answers: Admission["kind"][] = [];
  const world = { isAllFound: false, looks: 0 };
  const gates = createGatekeeper({
    store,
    clock,
    log: newLog(),
    listWaiting: async () => succeed([waiting]),
    async answer(_, { kind }) {
      answers.push(kind);
      return succeed(undefined);
    },
    isHotfix: async () => false,
    isAllFound: () => world.isAllFound,
    discover: async () => void (world.looks += 1),
  });
  return { store, answers, world, gates };
}

describe("attack 48: a gate before all releases were found", () => {
  it("attack 48: nobody is answered, a look for releases is caused, and once all are found he is", async () => {
    const { gates, answers, world } = await prepare();
    await gates.tend(watched(waiting.repo));
    await gates.tend(watched(waiting.repo));
    expect(answers).toEqual([]);
    expect(world.looks).toBe(1);
    world.isAllFound = true;
    await gates.tendDeferred();
    expect(answers).toEqual(["approved"]);
  });

  it("attack 48: a release that is found and not looked at yet lets nobody pass", async () => {
    const { gates, answers, world, store } = await prepare();
    await store.releases.register({
      key: release(12),
      repo: trainRepo,
      repositories: [watched("acme/search")],
    });
    world.isAllFound = true;
    await gates.tend(watched(waiting.repo));
    expect(answers).toEqual([]);
    const lease = await store.leases.begin(release(12));
    await store.memory.put(lease, admissionRulesMemory, []);
    await gates.tendDeferred();
    expect(answers).toEqual(["approved"]);
  });

  it("attack 47: while its train file can't be read, a release keeps the repositories that it had", async () => {
    const { store } = await prepare();
    const key = release(12);
    await store.releases.register({
      key,
      repo: trainRepo,
      repositories: [watched("acme/search"), watched("acme/releases")],
    });
    await store.releases.register({
      key,
      repo: trainRepo,
      repositories: [watched("acme/releases")],
      isUncertain: true,
    });
    expect(await store.releases.watching(watched("acme/search"))).toEqual([key]);
  });

  it("attack 47: when nothing is known of its repositories, it concerns all of its owner", async () => {
    const { store, gates, world, answers } = await prepare();
    world.isAllFound = true;
    const repo = trainRepo;
    const repositories = [watched(repo), allOf(repo)];
    await store.releases.register({ key: release(12), repo, repositories, isUncertain: true });
    await gates.tend(watched(waiting.repo));
    expect(answers).toEqual([]);
  });
});
