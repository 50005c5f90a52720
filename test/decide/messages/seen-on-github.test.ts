import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation, PullFacts } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { reports, withFacts } from "../../support/observation.ts";
import { failing, told } from "../../support/rollback.ts";

test("what ended in production is kept for the figures, once it has ended, with how", () => {
  const endedIn = (world: Observation) =>
    decide(world).actions.flatMap((one) => (one.kind === "show" ? one.view.ended : []));
  const ended = endedIn(failing).filter(({ attempt }) => attempt !== null);
  expect(ended.filter(({ isGood }) => !isGood)).toMatchObject([
    { service: "user-service", kind: "deploy", attempt: 1 },
  ]);
  expect(ended.filter(({ isGood }) => isGood).length).toBeGreaterThan(0);
  const going = look(told(failing, "/rollback too many errors"));
  expect(endedIn(going).filter(({ kind }) => kind === "rollback")).toEqual([]);
  expect(endedIn(reports(going, "user-service", "success"))).toContainEqual(
    expect.objectContaining({ service: "user-service", kind: "rollback", isGood: true }),
  );
});

const pull = (number: number, kind: "contained" | "missing"): PullFacts => ({
  number,
  title: `Change ${number}`,
  url: `https://github.com/acme/user-service/pull/${number}`,
  author: "tom",
  state: "merged",
  isDraft: false,
  base: "main",
  meantBy: "milestone",
  containment: known(kind === "contained" ? { kind, via: null } : { kind }),
});

test("what a service has aboard is kept by number, of a repository that fewer may read nothing", () => {
  const aboardIn = (world: Observation) =>
    decide(world).actions.flatMap((one) => (one.kind === "show" ? one.view.aboard : []));
  const world = withFacts(failing, "user-service", (facts) => ({
    ...facts,
    pulls: known([pull(12, "contained"), pull(13, "missing")]),
  }));
  expect(aboardIn(world)).toContainEqual({
    service: "user-service",
    repo: "acme/user-service",
    pulls: [12],
  });
  const hidden = withFacts(world, "user-service", (facts) => ({ ...facts, visibility: "private" }));
  expect(aboardIn(hidden).map(({ service }) => service)).not.toContain("user-service");
});
