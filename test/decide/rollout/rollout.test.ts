import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import { repoName } from "../../../src/model/ids.ts";
import type { DeployIntent } from "../../../src/model/release/deploy-intent.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, departing, gone, left, live, voted } from "../../support/consent.ts";
import { deploysIn, kindsIn, recordIn, saidIn, startsIn, stateIn } from "../../support/decision.ts";
import {
  away,
  closed,
  green,
  idOf,
  later,
  push,
  recordOf,
  reports,
  says,
  withAuthority,
  withFacts,
  withReading,
  withText,
} from "../../support/observation.ts";
import {
  commit,
  noon,
  people,
  planText,
  service,
  storefront,
  trainOf,
} from "../../support/train.ts";

const { sarah, ina, bob } = people;

test("a service starts when all it depends on are live, and not before", () => {
  const first = decide(gone());
  expect(startsIn(first)).toEqual(["api-gateway 1", "search 1"]);
  const second = reports(left(), "api-gateway", "success");
  expect(startsIn(decide(reports(left(), "api-gateway", "in_progress")))).toEqual([]);
  expect(startsIn(decide(second))).toEqual(["auth-service 1"]);
  expect(startsIn(decide(live(left(), "search")))).toEqual([]);
  expect(startsIn(decide(reports(look(second), "auth-service", "success")))).toEqual([
    "user-service 1",
  ]);
});

test("a dependency that is no longer live holds back what depends on it", () => {
  const flapped = reports(reports(left(), "api-gateway", "success"), "api-gateway", "failure");
  expect(startsIn(decide(flapped))).toEqual([]);
  expect(stateIn(decide(flapped))).toMatch(/^on hold: Api Gateway failed to deploy/);
});

test("what stays at home is passed over, not its order", () => {
  const text = planText(storefront).replace("auth-service 1.1.1\n\n", "");
  expect(startsIn(decide(decidedOn(withText(green(), text))))).toEqual([
    "api-gateway 1",
    "search 1",
  ]);
});

describe("the departure", () => {
  test("is written down before the first deployment, with what production ran", () => {
    const decision = decide(gone());
    expect(kindsIn(decision).slice(0, 3)).toEqual(["write record", "deploy", "deploy"]);
    expect(recordIn(decision)?.entries.at(-1)).toEqual({
      kind: "departure",
      at: gone().now.toString(),
      revision: commit("train file"),
      version: "2.5.0",
      services: storefront.services.map(({ id }, index) => ({
        service: id,
        version: `1.1.${index}`,
        previous: commit(`${id} before`),
      })),
      behind: [],
    });
    expect(deploysIn(decision)[0]).toEqual({
      kind: "deploy",
      task: "deploy",
      service: "api-gateway",
      repo: "acme/api-gateway",
      commit: commit("api-gateway"),
      tag: null,
      environment: "production",
      version: "1.1.0",
      attempt: 1,
      train: "storefront",
      release: "2.5.0",
      digest: recordIn(decision)?.manifest,
    });
  });

  test("is written once", () => {
    const again = decide(live(left(), "api-gateway"));
    expect(recordIn(again)).toBeUndefined();
  });

  test("waits for its time", () => {
    const planned = withText(green(), planText(storefront, "2026-03-19 14:00"));
    const decided = look(decidedOn(planned));
    expect(startsIn(decide(decided))).toEqual([]);
    // Half an hour before, the meeting is called.
    expect(decide(decided).next?.toString()).toBe("2026-03-19T13:30:00Z");
    const met = { ...decided, now: noon.add({ minutes: 90 }) };
    expect(decide(met).next?.toString()).toBe("2026-03-19T14:00:00Z");
    const almost = { ...decided, now: noon.add({ hours: 2 }).subtract({ milliseconds: 1 }) };
    expect(startsIn(decide(almost))).toEqual([]);
    expect(startsIn(decide({ ...decided, now: noon.add({ hours: 2 }) }))).toHaveLength(2);
  });

  test.each<[string, (world: Observation) => Observation, string]>([
    [
      "is not ready",
      (world) => withFacts(world, "user-service", (facts) => ({ ...facts, staging: known([]) })),
      "decided by sarah; departs when all of it is ready: User Service is no longer ready: ",
    ],
    [
      "is unknown",
      (world) => withFacts(world, "user-service", (facts) => ({ ...facts, pulls: away })),
      "decided by sarah; departs when all of it is ready: User Service is unknown: GitHub is away.",
    ],
    [
      "is held",
      (world) => look(says(world, bob, "/hold user-service migrating")),
      "decided by sarah; departs when all of it is ready: User Service is on hold by bob: migrating. Comment /resume user-service to continue.",
    ],
  ])("waits as a whole while a part of it %s", (_, change, words) => {
    const planned = withText(green(), planText(storefront, "2026-03-19 14:00"));
    const decided = { ...look(decidedOn(planned)), now: noon.add({ hours: 2 }) };
    expect(startsIn(decide(decided))).toHaveLength(2);
    expect(startsIn(decide(change(decided)))).toEqual([]);
    expect(stateIn(decide(change(decided)))).toContain(words);
  });

  test("waits until it is known what production runs", () => {
    const blind = withFacts(gone(), "search", (facts) => ({ ...facts, production: away }));
    expect(startsIn(decide(blind))).toEqual([]);
  });

  test("waits for the authority of everyone on whose word it rests, read live", () => {
    const planned = withText(green(), planText(storefront, "2026-03-19 14:00"));
    const decided = { ...look(decidedOn(planned)), now: noon.add({ hours: 2 }) };
    const unread = withAuthority(decided, bob, away);
    expect(startsIn(decide(unread))).toEqual([]);
    expect(stateIn(decide(unread))).toBe(
      "go: decided by sarah; whether bob may still decide can't be read from GitHub at the moment.",
    );
    expect(startsIn(decide(withAuthority(decided, sarah, away)))).toEqual([]);
  });
});

describe("what holds", () => {
  const going = live(left(), "search");
  const ready = reports(going, "api-gateway", "success");

  test.each<[string, (world: Observation) => Observation, readonly string[]]>([
    ["nothing", (world) => world, ["auth-service 1"]],
    ["a hold", (world) => look(says(world, ina, "/hold fire")), []],
    ["a hold of this service", (world) => says(world, bob, "/hold auth-service x"), []],
    [
      "a hold of another service",
      (world) => says(world, bob, "/hold user-service x"),
      ["auth-service 1"],
    ],
    ["a closed issue", closed, []],
    ["no memory", (world) => ({ ...world, blindUntil: world.now.add({ seconds: 1 }) }), []],
    ["memory that is back", (world) => ({ ...world, blindUntil: world.now }), ["auth-service 1"]],
    [
      "a lost proof",
      (world) => withFacts(world, "auth-service", (facts) => ({ ...facts, staging: known([]) })),
      [],
    ],
    ["an unread service", (world) => withReading(world, "user-service", away), []],
    ["a push to another service", (world) => push(world, "user-service", "fix"), []],
    [
      "a taken version",
      (world) => withFacts(world, "auth-service", (facts) => ({ ...facts, release: away })),
      [],
    ],
  ])("%s", (_, change, starts) => {
    const world = change(ready);
    expect(startsIn(decide(world))).toEqual(starts);
  });

  test("a hold said now stops what would start now", () => {
    expect(startsIn(decide(says(ready, ina, "/hold fire")))).toEqual([]);
  });

  test("a lost proof after the departure is asked about once", () => {
    const lost = withFacts(left(), "user-service", (facts) => ({ ...facts, staging: known([]) }));
    expect(Object.values(saidIn(decide(lost)))[0]).toMatch(
      /^@acme\/backend: User Service is no longer ready: [0-9a-f]{7} was not deployed to staging\. It won't be deployed until that is fixed\.$/,
    );
    expect(saidIn(decide(look(lost)))).toEqual({});
  });

  test("a failure asks the owning team once, and what depends on nothing failed goes on after /resume", () => {
    const failed = reports(left(), "search", "failure", {
      description: "out of disk",
      logUrl: "https://ci.test/1",
    });
    expect(saidIn(decide(failed))).toEqual({
      "failed:search:1":
        "@acme/search: Search 1.1.3 failed to deploy: out of disk (log). The release is on hold: running deployments continue, nothing new starts. Fix it and comment /retry search, or /resume to continue with the services that don't depend on it, or /rollback search to roll it back. With /replace search <commit or branch> a fix takes its place when its gates are ready and its teams have voted; about 3 h after that all services are live. /rollback rolls back the whole release in about 1 h. If Search is rolled back, production runs Api Gateway 1.1.0, Auth Service db16156, User Service a96d0e1 and Search f656122: this combination isn't known to have run before, in production or staging.",
    });
    const held = look(reports(failed, "api-gateway", "success"));
    expect(saidIn(decide(held))).toEqual({});
    expect(startsIn(decide(held))).toEqual([]);
    expect(startsIn(decide(says(later(held, { seconds: 1 }), sarah, "/resume")))).toEqual([
      "auth-service 1",
    ]);
  });

  test.each([
    ["failure", "failed to deploy"],
    ["error", "could not be deployed"],
  ])("a deployment with %s %s", (state, words) => {
    expect(stateIn(decide(reports(left(), "search", state)))).toBe(
      `on hold: Search ${words}. acme/search or a manager: /retry search, /replace search <commit or branch> (a fix, all live about 3 h after its votes), /resume (continues without it) or /rollback (takes about 1 h).`,
    );
  });

  test("a deployment without an end was not live in time", () => {
    expect(stateIn(decide(later(left(), { minutes: 30 })))).toMatch(/Search was not live in time/);
  });
});

describe("requests that may be lost", () => {
  const intent = (changes: Partial<DeployIntent> = {}): DeployIntent => ({
    task: "deploy",
    service: idOf("api-gateway"),
    attempt: 1,
    commit: commit("api-gateway"),
    intent: "i1",
    sentAt: noon,
    settledAt: noon.add({ minutes: 1 }),
    outcome: { kind: "pending" },
    ...changes,
  });
  // As after a crash between the record and the answer of the first deployment.
  const { record } = look(gone());
  const crashed: Observation = { ...gone(), record, intents: [intent()] };

  test("are made again for the same attempt and the same commit", () => {
    expect(startsIn(decide(crashed))).toEqual(["api-gateway 1", "search 1"]);
    expect(deploysIn(decide(crashed))[0]).toMatchObject({ commit: commit("api-gateway") });
  });

  test("whose commit has lost its proof are not, and end in a question", () => {
    const pushed = push(crashed, "api-gateway", "fix");
    expect(startsIn(decide(pushed))).toEqual(["search 1"]);
    expect(stateIn(decide({ ...pushed, now: noon.add({ minutes: 30 }) }))).toContain(
      "Api Gateway was not live in time: GitHub doesn't show it.",
    );
  });

  test("are not made again once they were answered, or while something holds", () => {
    const answered = intent({ outcome: { kind: "created", deployment: 7 } });
    expect(startsIn(decide({ ...crashed, intents: [answered] }))).toEqual(["search 1"]);
    expect(startsIn(decide(says(crashed, ina, "/hold fire")))).toEqual([]);
  });

  test("threat 34: that GitHub refused hold the release, in GitHub's words", () => {
    const refused = intent({ outcome: { kind: "refused", why: "No such environment." } });
    const decision = decide({ ...crashed, intents: [refused] });
    expect(startsIn(decision)).toEqual([]);
    expect(stateIn(decision)).toContain("Api Gateway was refused by GitHub: No such environment.");
  });
});

test("threat 45: services that share repository and environment deploy one after the other", () => {
  const mono = repoName("acme/mono");
  const train = trainOf([
    { ...service("cart", "infra"), repo: mono },
    { ...service("mail", "search"), repo: repoName("Acme/Mono") },
    service("auth-service", "backend"),
  ]);
  const world = departing(train);
  expect(startsIn(decide(world))).toEqual(["cart 1", "auth-service 1"]);
  expect(startsIn(decide(look(world)))).toEqual([]);
  expect(startsIn(decide(reports(look(world), "cart", "success")))).toEqual(["mail 1"]);
});

test("a record that somebody changed is not believed: nothing starts, all vote again", () => {
  const tampered: Observation = {
    ...voted(),
    record: { kind: "tampered", comment: 500, by: "eve" },
  };
  const decision = decide(says(tampered, sarah, "/go"));
  expect(startsIn(decision)).toEqual([]);
  expect(decision.view?.votes.every((vote) => vote.answer === "waiting")).toBe(true);
  expect(recordOf(look(tampered)).seq).toBe(1);
});
