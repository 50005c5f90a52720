import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { DeploymentFacts, Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { gone, shown, voted } from "../../support/consent.ts";
import { recordIn, startsIn, stateIn } from "../../support/decision.ts";
import { deploys } from "../../support/foreign.ts";
import { green, later, status } from "../../support/observation.ts";
import { commit, noon, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const train = trainOf([service("search", "search"), service("mail", "backend", "search")]);
const begun = noon.subtract({ minutes: 10 });

/** mike began to deploy search ten minutes before anybody decided. */
const busy = (changes: Partial<DeploymentFacts> = {}): Observation =>
  since(green(train))
    .by(shown)
    .by(voted)
    .by(deploys, "search", { createdAt: begun, ...changes })
    .by(gone).now;

describe("what others deploy since before the GO", () => {
  test.each<[string, Partial<DeploymentFacts>]>([
    ["that nobody has reported on", {}],
    ["that is under way", { statuses: [status("in_progress", begun)] }],
    ["of an App", { byPerson: false, creator: "argo" }],
    ["of the candidate itself", { commit: commit("search") }],
  ])("keeps a service waiting that goes there, %s", (_, changes) => {
    const world = busy(changes);
    expect(startsIn(decide(world))).toEqual([]);
    expect(stateIn(decide(world))).toMatch(
      /^go: decided by sarah; Search is being deployed by (mike|argo) since 11:50 UTC: waits until that ends, at the latest until 12:20 UTC/,
    );
    expect(decide(world).next?.epochMilliseconds).toBeLessThanOrEqual(
      world.now.add({ minutes: 1 }).epochMilliseconds,
    );
  });

  test.each<[string, Observation]>([
    ["that succeeded", busy({ statuses: [status("success", begun)] })],
    ["that failed", busy({ statuses: [status("failure", begun)] })],
    ["that another one replaced", busy({ statuses: [status("inactive", begun)] })],
    ["once the time of the service is over", later(busy(), { minutes: 20 })],
    ["that is older than that", busy({ createdAt: noon.subtract({ minutes: 31 }) })],
  ])("keeps nothing waiting %s", (_, world) => {
    expect(startsIn(decide(world))).toEqual(["search 1"]);
  });

  test("keeps nothing else waiting", () => {
    const pair = trainOf([service("search", "search"), service("mail", "backend")]);
    const world = since(green(pair))
      .by(shown)
      .by(voted)
      .by(deploys, "search", { createdAt: begun })
      .by(gone).now;
    expect(startsIn(decide(world))).toEqual(["mail 1"]);
  });

  test("keeps nobody waiting who is to deploy just that", () => {
    const observed = trainOf([{ ...service("search", "search"), drive: { kind: "observe" } }]);
    const deploying = (name: string) =>
      since(green(observed))
        .by(shown)
        .by(voted)
        .by(deploys, "search", {
          createdAt: begun,
          commit: commit(name),
        })
        .by(gone).now;
    const turns = (world: Observation) =>
      recordIn(decide(world))?.entries.filter(({ kind }) => kind === "turn").length;
    expect(turns(deploying("by hand"))).toBe(0);
    expect(turns(deploying("search"))).toBe(1);
  });
});

test("what was allowed since the GO keeps its service waiting, what a manager went on past doesn't", () => {
  const allowed = since(busy({ id: 600 }))
    .looks()
    .says(people.sarah, "/allow 700 it mends the login")
    .looks().now;
  const both = deploys(later(allowed, { minutes: 15 }), "search");
  expect(stateIn(decide(later(both, { minutes: 10 })))).toContain("is being deployed by mike");
  const held = since(busy({ id: 600 }))
    .looks()
    .after({ minutes: 1 })
    .by(deploys, "search")
    .looks().now;
  expect(stateIn(decide(held))).toMatch(/^on hold/);
  const passed = since(held)
    .after({ seconds: 1 })
    .says(people.sarah, "/resume it was agreed")
    .looks()
    .after({ minutes: 25 }).now;
  expect(startsIn(decide(look(held)))).toEqual([]);
  expect(startsIn(decide(passed))).toEqual(["search 1"]);
});
