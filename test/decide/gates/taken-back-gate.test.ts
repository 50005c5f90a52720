import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import { releaseKey } from "../../../src/model/ids.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo } from "../../support/answer-to.ts";
import { shown } from "../../support/consent.ts";
import { deployment, green, idOf, push, withFacts } from "../../support/observation.ts";
import { told } from "../../support/rollback.ts";
import { commit, homeId, people } from "../../support/train.ts";

const { sarah, sue } = people;
const earlier = releaseKey(homeId, 11);
const ride = (task: string, id: number, name: string) =>
  deployment(id, commit(name), {
    task,
    ours: true,
    rides: { issue: earlier, service: idOf("search"), attempt: 1, intent: "i" },
    service: "search",
  });
/** Release #11 deployed search's commit and took it back. */
const takenBack = (world: Observation = green()): Observation =>
  withFacts(world, "search", (facts) => ({
    ...facts,
    production: known([
      ride("rollback", 12, "search before"),
      ride("deploy", 11, "search"),
      deployment(2, commit("search before")),
    ]),
  }));
const gateIn = (world: Observation) =>
  decide(world)
    .view?.services.find(({ id }) => id === "search")
    ?.gates.find(({ name }) => name === "rolled back before");

test("a commit that was rolled back is blocked, with the release that did", () => {
  expect(gateIn(takenBack())).toMatchObject({
    readiness: "blocked",
    reason: `${commit("search").slice(0, 7)} was rolled back by #11: fix it with a new commit, or a manager waives this`,
    links: [{ text: "#11", url: "https://github.test/acme/releases/issues/11" }],
  });
});

test("a new commit is free, and so is one that a later release kept", () => {
  expect(gateIn(push(takenBack(), "search", "mended"))).toBeUndefined();
  const kept = withFacts(takenBack(), "search", (facts) => {
    if (facts.production.kind !== "known") return facts;
    const later = ride("deploy", 13, "search");
    const issue = releaseKey(homeId, 13);
    const one = { ...later, rides: later.rides && { ...later.rides, issue } };
    return { ...facts, production: known([one, ...facts.production.value]) };
  });
  expect(gateIn(kept)).toBeUndefined();
  expect(gateIn(green())).toBeUndefined();
});

test("what a rollback led back to is free, also where the release had carried just that", () => {
  const same = withFacts(takenBack(), "search", (facts) => ({
    ...facts,
    production: known([ride("rollback", 12, "search"), ride("deploy", 11, "search")]),
  }));
  expect(gateIn(same)).toBeUndefined();
});

test("a manager lets exactly this commit ride again, with a reason that the notes show", () => {
  const world = shown(takenBack());
  expect(answerTo(world, sue, "/waive search not taken back it was the database")).toMatch(
    /^confused: Only a manager \(sarah\) can use \/waive/,
  );
  expect(answerTo(world, sarah, "/waive search not taken back")).toMatch(/Please give a reason/);
  const waived = told(world, "/waive search not taken back: it was the database");
  expect(gateIn(waived)).toMatchObject({
    readiness: "ready",
    reason: "waived by sarah: it was the database",
  });
  expect(decide(waived).view?.setAside).toEqual([
    {
      item: "rolled back before",
      how: "set aside",
      service: "Search",
      by: "sarah",
      reason: "it was the database",
    },
  ]);
});
