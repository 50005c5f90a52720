import { describe, expect, test } from "vitest";
import { commitsToCheck } from "../../../src/decide/questions/commits-to-check.ts";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import { releaseKey, repoName } from "../../../src/model/ids.ts";
import type { DeploymentFacts, Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, gone, left, live, shown, voted } from "../../support/consent.ts";
import { deploys } from "../../support/foreign.ts";
import { recordIn, saidIn, startsIn, stateIn } from "../../support/decision.ts";
import {
  green,
  idOf,
  published,
  reports,
  status,
  withFacts,
  withText,
} from "../../support/observation.ts";
import {
  commit,
  homeId,
  people,
  planText,
  service,
  storefront,
  trainOf,
} from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah } = people;

const ready = (world: Observation) => reports(world, "api-gateway", "success");
const words = (world: Observation) => stateIn(decide(world));

describe("threat 37: a deployment that the train did not make", () => {
  test.each<[string, string, Partial<DeploymentFacts>]>([
    ["of a service that had its turn", "api-gateway", {}],
    ["of a service before its turn", "user-service", {}],
    ["that succeeded", "user-service", { statuses: [status("success")] }],
    ["that failed", "user-service", { statuses: [status("failure")] }],
    ["of the candidate itself", "user-service", { commit: commit("user-service") }],
    ["of an App", "user-service", { byPerson: false, creator: "argo" }],
    ["of an Actions job elsewhere", "user-service", { byPerson: false, creator: "github-actions" }],
    ["with another task", "user-service", { task: "deploy:migrations" }],
    [
      "with a payload like ours",
      "user-service",
      {
        rides: {
          issue: left().release,
          service: idOf("user-service"),
          attempt: 1,
          intent: "mine",
        },
        service: "user-service",
      },
    ],
    ["that names a service nobody knows", "user-service", { service: "something" }],
  ])("%s holds the release at once", (_, id, changes) => {
    const world = deploys(ready(left()), id, changes);
    expect(startsIn(decide(ready(left())))).toEqual(["auth-service 1"]);
    expect(startsIn(decide(world))).toEqual([]);
    expect(words(world)).toMatch(/^on hold: .* deployed [0-9a-f]{7} to production of /);
  });

  test("is told once, with its author, the managers and what it means", () => {
    const world = deploys(left(), "user-service");
    const at = commit("by hand").slice(0, 7);
    expect(words(world)).toBe(
      `on hold: mike deployed ${at} to production of User Service, outside this release. A manager can comment /resume <reason> to accept it.`,
    );
    expect(saidIn(decide(world))).toEqual({
      "foreign:700": `@mike deployed ${at} to production of User Service, outside this release. Nothing new starts until a manager comments /resume <reason> to accept it. @sarah: check that User Service 1.1.2 contains this commit; otherwise the release overwrites it. Next time, comment /allow <commit> <reason> beforehand, or put the label hotfix on its pull request.`,
    });
    expect(saidIn(decide(look(world)))).toEqual({});
  });

  test("of an App mentions nobody: a person may have its name", () => {
    const world = deploys(left(), "search", { byPerson: false, creator: "argo" });
    expect(saidIn(decide(world))["foreign:700"]).toMatch(/^argo deployed/);
  });

  test("of a private repository is told without its commit", () => {
    const secret = withFacts({ ...left(), train: allowingPrivate(left()) }, "search", (facts) => ({
      ...facts,
      visibility: "private",
    }));
    const told = saidIn(decide(deploys(secret, "search")))["foreign:700"];
    expect(told).toContain("deployed something to production of Search");
    expect(told).not.toContain(commit("by hand").slice(0, 7));
  });
});

/** The same train, in which private services may ride. */
function allowingPrivate({ train }: Observation): Observation["train"] {
  if (train.kind !== "valid") throw new Error("There is no train");
  return { ...train, train: { ...train.train, allowPrivate: true } };
}

describe("is no concern of the release", () => {
  test.each<[string, (world: Observation) => Observation]>([
    ["what came before the GO", (world) => deploys(world, "search", { createdAt: beforeGo })],
    [
      "another release of the app",
      (world) =>
        deploys(world, "search", {
          ours: true,
          byPerson: false,
          rides: {
            issue: releaseKey(homeId, 11),
            service: idOf("search"),
            attempt: 1,
            intent: "other",
          },
          statuses: [status("success")],
        }),
    ],
    [
      "an Actions job that does the work of our deployment",
      (world) =>
        deploys(world, "search", {
          commit: commit("search"),
          byPerson: false,
          creator: "github-actions",
        }),
    ],
    [
      "the same once our deployment has ended after it",
      (world) =>
        reportsOurs(
          deploys(world, "search", {
            commit: commit("search"),
            byPerson: false,
            creator: "github-actions[bot]",
          }),
        ),
    ],
  ])("%s", (_, change) => {
    expect(words(change(left()))).toMatch(/^rolling out: /);
  });

  const beforeGo = gone().now.subtract({ seconds: 1 });

  /** Ours is not the newest here. */
  const reportsOurs = (world: Observation): Observation =>
    withFacts(world, "search", (facts) => {
      if (facts.production.kind !== "known") throw new Error("Production is not known");
      const ended = (one: DeploymentFacts): DeploymentFacts =>
        one.ours ? { ...one, statuses: [status("success", world.now.add({ seconds: 5 }))] } : one;
      return { ...facts, production: known(facts.production.value.map(ended)) };
    });

  test("what an Actions job deploys after ours has ended is one", () => {
    const ended = since(left()).reports("search", "success").looks().after({ minutes: 1 }).now;
    const again = { commit: commit("search"), byPerson: false, creator: "github-actions" };
    expect(words(deploys(ended, "search", again))).toMatch(/^on hold: github-actions deployed/);
  });

  test("what comes before anybody decided, or after the release is over", () => {
    expect(words(deploys(voted(), "search"))).toMatch(/^ready: /);
    const over = withPublished(
      live(left(), "api-gateway", "search", "auth-service", "user-service"),
    );
    expect(words(deploys(over, "search"))).toMatch(/^complete: /);
    expect(saidIn(decide(deploys(over, "search")))).not.toHaveProperty("foreign:700");
  });

  function withPublished(world: Observation): Observation {
    const all = storefront.services.reduce(
      (one, { id }) => withFacts(one, id, (facts) => ({ ...facts, release: known(published) })),
      world,
    );
    return { ...all, trainRelease: known(published) };
  }
});

test("a release that waits for its departure is guarded, too", () => {
  const planned = withText(green(), planText(storefront, "2026-03-19 14:00"));
  const decided = since(decidedOn(planned)).looks().after({ minutes: 1 }).now;
  expect(words(decided)).toMatch(/^go: /);
  const touched = deploys(decided, "search", { statuses: [status("success", decided.now)] });
  expect(words(touched)).toMatch(/^on hold: mike deployed/);
  // Once it is let be, it is what production ran before.
  const passed = since(touched)
    .looks()
    .after({ seconds: 1 })
    .says(sarah, "/resume it is in the release branch")
    .looks().now;
  expect(words(passed)).toMatch(/^go: /);
  const leaving = recordIn(decide({ ...passed, now: passed.now.add({ hours: 3 }) }));
  expect(leaving?.entries.at(-1)).toMatchObject({
    kind: "departure",
    services: expect.arrayContaining([
      expect.objectContaining({ service: "search", previous: commit("by hand") }),
    ]),
  });
});

test("only the commits that hold a release are asked about", () => {
  const at = { repo: "acme/user-service", commit: commit("by hand") };
  expect(commitsToCheck(left())).toEqual([]);
  expect(commitsToCheck(deploys(voted(), "user-service"))).toEqual([]);
  const held = deploys(left(), "user-service");
  expect(commitsToCheck(held)).toEqual([at]);
  expect(
    commitsToCheck(
      since(held).looks().after({ seconds: 1 }).says(sarah, "/resume seen").looks().now,
    ),
  ).toEqual([]);
});

test("of services that share a target, what names none is of all, what names one is that one's", () => {
  const mono = repoName("acme/mono");
  const shared = (id: string, team: string) => ({ ...service(id, team), repo: mono });
  const train = trainOf([
    shared("cart", "infra"),
    shared("mail", "search"),
    shared("old", "infra"),
  ]);
  const text = planText(train).replace("old 1.1.2", "");
  const world = since(green(train))
    .by(withText, text)
    .by(shown)
    .by(voted)
    .by(gone)
    .looks()
    .after({ minutes: 1 }).now;
  const made = (named: string | null) =>
    deploys(deploys(world, "mail", { service: named }), "cart", { service: named });
  expect(words(made(null))).toContain(
    "on hold: mike deployed db5bc9a to production of Cart and Mail, outside this release. A manager can comment /resume <reason> to accept it.",
  );
  expect(words(made("Mail"))).toContain("of Mail, outside this release");
  expect(words(made("old"))).toMatch(/^rolling out: /);
  expect(words(made("who"))).toContain(
    "on hold: mike deployed db5bc9a to production of Cart and Mail, outside this release. A manager can comment /resume <reason> to accept it.",
  );
});
