import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Drive } from "../../../src/model/train/train.ts";
import { departed } from "../../support/consent.ts";
import { deploysIn, saidIn, startsIn } from "../../support/decision.ts";
import { deploys } from "../../support/foreign.ts";
import { later, recordOf, reports, says, status, withFacts } from "../../support/observation.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const before = commit("search before");

/** search has left, and is taken back. */
function back(drive: Drive) {
  const train = trainOf([{ ...service("search", "search"), drive }]);
  const left = departed(train);
  const isOurs = drive.kind === "dispatch";
  const begun = isOurs
    ? left
    : deploys(left, "search", { creator: "argo", byPerson: false, commit: commit("search") });
  const running = reports(begun, "search", "in_progress", { ours: isOurs });
  const failed = since(running)
    .reports("search", "failure", { ours: isOurs })
    .looks()
    .after({ minutes: 1 }).now;
  return since(failed).says(people.sarah, "/rollback it fails").looks().after({ minutes: 1 }).now;
}

test("the same workflow takes a service back that it had deployed", () => {
  const world = back({ kind: "dispatch", workflow: "deploy.yml", ref: "commit" });
  const dispatched = decide(world).actions.find((one) => one.kind === "dispatch");
  expect(dispatched?.inputs).toMatchObject({ task: "rollback", service: "search", commit: before });
  const run = {
    id: 43,
    url: "https://github.test/runs/43",
    commit: commit("search"),
    createdAt: world.now,
    state: "success",
    word: "success",
  } as const;
  const ended = withFacts(world, "search", (facts) => ({ ...facts, runs: known([run]) }));
  // It runs on the release branch: the input says what to deploy.
  expect(decide(ended).actions.find((one) => one.kind === "report")).toMatchObject({
    state: "success",
  });
});

test.each<Drive["kind"] & ("observe" | "gate")>(["observe", "gate"])(
  "those who deploy a service with drive: %s are asked to take it back, and are watched",
  (kind) => {
    const world = back({ kind });
    expect(deploysIn(decide(world))).toEqual([]);
    const turn = recordOf(world).entries.findLast((one) => one.kind === "turn");
    expect(turn).toMatchObject({ task: "rollback", service: "search", commit: before });
    const { said } = world;
    expect(said.has("turn:rollback:search:1")).toBe(true);
    const away = deploys(world, "search", {
      id: 702,
      creator: "argo",
      byPerson: false,
      commit: before,
      statuses: [status("success", world.now)],
    });
    expect(decide(away).view?.state).toBe("rolled back");
    expect(Object.keys(saidIn(decide(away)))).not.toContain("foreign:702");
  },
);

test.each<Drive["kind"] & ("observe" | "gate")>(["observe", "gate"])(
  "where those with drive: %s have deployed nothing, nobody is asked to take it back",
  (kind) => {
    const train = trainOf([
      service("gateway", "infra"),
      { ...service("search", "search", "gateway"), drive: { kind } },
    ]);
    const turned = since(departed(train)).live("gateway").now;
    const taken = since(turned)
      .says(people.sarah, "/rollback it fails")
      .looks()
      .after({ minutes: 1 }).now;
    // What is deployed elsewhere may show any moment; a gate lets nothing through any more.
    const over = kind === "gate" ? turned : later(turned, { minutes: 31 });
    expect(startsIn(decide(taken))).toEqual([]);
    expect(startsIn(decide(says(over, people.sarah, "/rollback it fails")))).toEqual([
      "back gateway 1",
    ]);
  },
);
