import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { departed } from "../../support/consent.ts";
import { deploysIn, recordIn, saidIn, startsIn, stateIn } from "../../support/decision.ts";
import { deploys } from "../../support/foreign.ts";
import { later, recordOf, reports, status } from "../../support/observation.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, sue } = people;

/** Others deploy search, which waits for the gateway; mail waits for search. */
const train = trainOf([
  service("gateway", "infra"),
  { ...service("search", "search", "gateway"), drive: { kind: "observe" } },
  service("mail", "backend", "search"),
]);
const left = departed(train);
/** The gateway is live, and the app has seen it. */
const turned = since(left).reports("gateway", "success").looks().after({ minutes: 1 }).now;
const argo = { creator: "argo", byPerson: false, commit: commit("search") };
const words = (world: Observation) => stateIn(decide(world));
const stateOf = (world: Observation, id = "search") =>
  decide(world).view?.services.find((one) => one.id === id)?.state;

describe("a service that others deploy", () => {
  test("is never deployed by the app: it gets its turn when what it depends on is live", () => {
    expect(startsIn(decide(left))).toEqual([]);
    const decision = decide(reports(left, "gateway", "success"));
    expect(deploysIn(decision)).toEqual([]);
    expect(recordIn(decision)?.entries.at(-1)).toEqual({
      kind: "turn",
      task: "deploy",
      service: "search",
      attempt: 1,
      commit: commit("search"),
      at: left.now.toString(),
      from: left.now.toString(),
    });
    expect(saidIn(decision)).toEqual({
      "turn:deploy:search:1": `@acme/search: it is the turn of Search 1.1.1. Please deploy ${commit("search").slice(0, 7)} to production now. The release continues when GitHub shows that it succeeded there; otherwise I ask again at 12:32 UTC.`,
    });
    expect(recordIn(decide(turned))).toBeUndefined();
    expect(stateOf(turned)).toBe("starting");
    expect(decide(turned).next?.toString()).toBe(turned.now.add({ seconds: 30 }).toString());
  });

  test("is live when its deployment is, and then what depends on it starts", () => {
    const begun = deploys(turned, "search", argo);
    expect([words(begun), stateOf(begun)]).toEqual([
      expect.stringMatching(/^rolling out: 1 of 3 services live; Search is deploying/),
      "deploying",
    ]);
    const done = reports(begun, "search", "success");
    expect(stateOf(done)).toBe("live");
    expect(startsIn(decide(done))).toEqual(["mail 1"]);
    expect(saidIn(decide(done))).toEqual({});
  });

  test("counts from its reporters only, as any other", () => {
    const strict = trainOf(
      train.services.map((one) => (one.id === "search" ? { ...one, reporters: ["argo"] } : one)),
    );
    const facts = { kind: "valid", train: strict, revision: commit("train file") } as const;
    const begun = deploys({ ...turned, train: facts }, "search", argo);
    expect(stateOf(reports(begun, "search", "success"))).toBe("deploying");
    expect(stateOf(reports(begun, "search", "success", { creator: "argo" }))).toBe("live");
  });

  test("fails when its deployment does, and its next success mends that without a word", () => {
    const failed = reports(deploys(turned, "search", argo), "search", "failure");
    expect(words(failed)).toMatch(/^on hold: Search failed to deploy/);
    const again = deploys(later(failed, { minutes: 2 }), "search", { ...argo, id: 701 });
    expect(words(again)).toMatch(/^rolling out: .* Search is deploying/);
    expect(startsIn(decide(reports(again, "search", "success")))).toEqual(["mail 1"]);
  });

  test("stays live while the same commit is deployed again", () => {
    const done = reports(deploys(turned, "search", argo), "search", "success");
    const again = deploys(later(done, { minutes: 2 }), "search", { ...argo, id: 701 });
    expect(stateOf(again)).toBe("live");
    expect(stateOf(reports(again, "search", "failure"))).toBe("failed");
  });

  test("has its time from its turn on, whether a deployment came or not", () => {
    const late = later(turned, { minutes: 29 });
    expect(words(late)).toBe(
      `on hold: Search was not live in time: GitHub shows no deployment of ${commit("search").slice(0, 7)} since it was asked for. acme/search or a manager: /retry search, /replace search <commit or branch> (a fix, all live about 2 h after its votes), /resume (continues without it) or /rollback (takes about 2 h).`,
    );
    expect(words(deploys(late, "search", { ...argo, createdAt: turned.now }))).toMatch(
      /^on hold: Search was not live in time: no pipeline reported on it\./,
    );
    const success = [status("success", late.now)];
    expect(stateOf(deploys(late, "search", { ...argo, statuses: success }))).toBe("live");
  });

  test("has another turn after /retry, for which the old deployment doesn't count", () => {
    const failed = since(turned)
      .by(deploys, "search", argo)
      .reports("search", "failure")
      .looks().now;
    const retried = since(failed)
      .after({ minutes: 1 })
      .says(sue, "/retry search")
      .looks()
      .after({ minutes: 1 }).now;
    expect(recordOf(retried).entries.at(-1)).toMatchObject({ kind: "turn", attempt: 2 });
    expect(stateOf(retried)).toBe("starting");
    expect(stateOf(deploys(retried, "search", { ...argo, id: 701 }))).toBe("deploying");
  });
});

describe("out of turn", () => {
  test.each<[string, Observation]>([
    ["before what it depends on is live", deploys(left, "search", argo)],
    ["with another commit", deploys(turned, "search", { ...argo, commit: commit("other") })],
    ["of a service that the app deploys", deploys(turned, "mail", argo)],
    [
      "while the release is held",
      since(left)
        .reports("gateway", "success")
        .says(sarah, "/hold wait")
        .looks()
        .after({ minutes: 1 })
        .by(deploys, "search", argo).now,
    ],
  ])("a deployment %s holds the release", (_, world) => {
    expect(words(world)).toMatch(/argo deployed [0-9a-f]{7} to production of /);
    expect(startsIn(decide(world))).toEqual([]);
  });

  test("one that came when all was live and the app hadn't seen it yet is no trouble", () => {
    const live = reports(left, "gateway", "success");
    const quick = deploys(later(live, { seconds: 5 }), "search", argo);
    expect(words(quick)).toMatch(/^rolling out/);
    const seen = later(look(quick), { minutes: 1 });
    expect(recordOf(seen).entries.at(-1)).toMatchObject({ kind: "turn", attempt: 1 });
    expect(stateOf(seen)).toBe("deploying");
  });

  test("one that a manager lets be is its deployment when the turn comes", () => {
    const early = deploys(left, "search", { ...argo, statuses: [status("success", left.now)] });
    const passed = since(early)
      .looks()
      .after({ minutes: 1 })
      .says(sarah, "/resume it is harmless")
      .looks().now;
    expect(stateOf(passed)).toBe("waiting");
    const its = look(reportsGateway(later(passed, { minutes: 1 })));
    expect(stateOf(later(its, { minutes: 1 }))).toBe("live");
    const over = deploys(later(its, { minutes: 1 }), "search", { id: 701, commit: commit("x") });
    expect(stateOf(over)).toBe("starting");
  });

  const reportsGateway = (world: Observation) => reports(world, "gateway", "success");
});
