/** What others deploy as soon as its dependency is live, before the app has seen that: it needs nobody's leave. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Sha } from "../../../src/model/ids.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { departed } from "../../support/consent.ts";
import { stateIn } from "../../support/decision.ts";
import { deploys } from "../../support/foreign.ts";
import { later, reports } from "../../support/observation.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah } = people;
const observed = trainOf([
  service("gateway", "infra"),
  { ...service("auth", "backend", "gateway"), drive: { kind: "observe" } },
  service("search", "search"),
]);
const leaving: Observation = departed(observed);
/** The gateway became live a moment ago; the app hasn't looked since. */
const ready = (world: Observation): Observation =>
  later(reports(world, "gateway", "success"), { seconds: 5 });
const held = (words: string): Observation =>
  since(leaving).says(sarah, words).looks().after({ minutes: 1 }).by(ready).now;

describe("the candidate of a service whose dependency has just become live, deployed by others", () => {
  test.each<[string, Observation, string]>([
    ["nothing is held", ready(leaving), "auth"],
    ["another service is held", held("/hold search looking"), "auth"],
  ])("is let be when %s", (_, world, id) => {
    expect(stateIn(decide(deploys(world, id, { commit: commit(id) })))).toMatch(/^rolling out: /);
  });

  test.each<[string, Observation, Sha]>([
    ["its own service is held", held("/hold auth looking"), commit("auth")],
    ["the release is held", held("/hold looking"), commit("auth")],
    ["it isn't the candidate", ready(leaving), commit("by hand")],
    ["its dependency isn't live", later(leaving, { seconds: 5 }), commit("auth")],
  ])("holds the release when %s", (_, world, what) => {
    const decision = decide(deploys(world, "auth", { commit: what }));
    expect(stateIn(decision)).toMatch(/^on hold: /);
    expect(JSON.stringify(decision.actions)).toContain("foreign:700");
  });

  test("holds the release when it began before its dependency was live", () => {
    const early = deploys(leaving, "auth", { commit: commit("auth") });
    expect(stateIn(decide(ready(later(early, { seconds: 5 }))))).toMatch(/^on hold: /);
  });
});
