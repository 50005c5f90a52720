import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { departed, departing, left } from "../../support/consent.ts";
import { deploysIn, saidIn, startsIn, stateIn } from "../../support/decision.ts";
import { later, reports, says, withFacts } from "../../support/observation.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const train = trainOf([
  { ...service("search", "search"), drive: { kind: "deployment", ref: "tag" } },
  service("mail", "backend"),
]);
const tagOf = (name: string) => `deploy/search/${commit(name).slice(0, 12)}`;

test("a service deploys by a tag of its commit where its train file says so", () => {
  const deploys = deploysIn(decide(departing(train)));
  expect(deploys.map(({ service: id, tag }) => [id, tag])).toEqual([
    ["search", tagOf("search")],
    ["mail", null],
  ]);
});

test("it goes back by a tag of what ran before", () => {
  const begun = departed(train);
  const failed = since(begun)
    .reports("mail", "success")
    .reports("search", "failure")
    .looks()
    .after({ minutes: 1 }).now;
  const [made] = deploysIn(decide(says(failed, people.sarah, "/rollback search it fails")));
  expect(made).toMatchObject({ task: "rollback", tag: tagOf("search before") });
});

/** GitHub made the gateway's deployment for another commit than was asked. */
const astray = (world: Observation): Observation =>
  withFacts(world, "api-gateway", (facts) => {
    if (facts.production.kind !== "known") throw new Error("Production is not known");
    const [own, ...older] = facts.production.value;
    if (!own) throw new Error("There is no deployment");
    return { ...facts, production: known([{ ...own, commit: commit("elsewhere") }, ...older]) };
  });

test.each<[string, (world: Observation) => Observation]>([
  ["before its pipeline says anything", (world) => world],
  ["while it deploys", (world) => reports(world, "api-gateway", "in_progress")],
  ["when it succeeded", (world) => reports(world, "api-gateway", "success")],
  ["when its time is over", (world) => later(world, { hours: 2 })],
])("a deployment of another commit is an error, %s", (_, change) => {
  const world = change(astray(left()));
  const decision = decide(world);
  const words = `GitHub made deployment 104 for ${commit("elsewhere").slice(0, 7)} instead of ${commit("api-gateway").slice(0, 7)}: stop what deploys it`;
  expect(stateIn(decision)).toContain(`on hold: Api Gateway could not be deployed: ${words}`);
  expect(saidIn(decision)["failed:api-gateway:1"]).toContain(words);
  expect(startsIn(decision)).toEqual([]);
  expect(decision.actions.filter((one) => one.kind === "report")).toEqual([
    {
      kind: "report",
      service: "api-gateway",
      repo: "acme/api-gateway",
      deployment: 104,
      state: "error",
      description: words,
      logUrl: null,
    },
  ]);
});

test("the error is reported once, and holds whatever the pipeline says after it", () => {
  const told = reports(astray(left()), "api-gateway", "error", { ours: true });
  const after = reports(told, "api-gateway", "success");
  expect(decide(told).actions.filter((one) => one.kind === "report")).toEqual([]);
  expect(stateIn(decide(after))).toMatch(/^on hold: Api Gateway could not be deployed/);
});
