/** Who is told what, and how often: of a quiet train only what needs an answer. */
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { gone, voted } from "../../support/consent.ts";
import { saidIn } from "../../support/decision.ts";
import { later, redCheck, says } from "../../support/observation.ts";
import { failing } from "../../support/rollback.ts";
import { people } from "../../support/train.ts";

const keysIn = (world: Observation): readonly string[] =>
  Object.keys(saidIn(decide(world))).map((key) => key.split(":")[0] ?? key);

/** The same world under a train that is quiet. */
const quiet = (world: Observation): Observation =>
  world.train.kind === "valid"
    ? { ...world, train: { ...world.train, train: { ...world.train.train, quiet: true } } }
    : world;

test("each team whose service departs hears of it once, with the time of its end", () => {
  const departing = gone();
  expect(saidIn(decide(departing))["departing"]).toBe(
    "@acme/infra, @acme/backend, @acme/search: 2.5.0 is departing with 4 services. ETA 15:01 UTC. Comment /hold <reason> to stop it.",
  );
  expect(keysIn(look(departing))).not.toContain("departing");
  // An app that was away when it departed has no news to tell.
  const forgotten: Observation = { ...look(departing), said: new Set() };
  expect(keysIn(forgotten)).toContain("departing");
  expect(keysIn(later(forgotten, { minutes: 20 }))).not.toContain("departing");
});

test.each<[string, Observation, string]>([
  ["a departure", gone(), "departing"],
  ["a rollback", says(failing, people.sarah, "/rollback it smells"), "rollback"],
])("of a quiet train nobody is told of %s", (_, world, kind) => {
  const loud = keysIn(world);
  expect(loud).toContain(kind);
  expect(keysIn(quiet(world))).toEqual(loud.filter((one) => one !== kind));
});

test.each<[string, Observation, string]>([
  ["that all votes are in", { ...voted(), said: new Set() }, "votes-in"],
  ["a failure", { ...failing, said: new Set() }, "failed"],
  ["whose vote is void", redCheck(later(voted(), { minutes: 1 }), "search"), "void"],
])("a quiet train still asks: %s", (_, world, kind) => {
  expect(keysIn(world)).toContain(kind);
  expect(keysIn(quiet(world))).toContain(kind);
});
