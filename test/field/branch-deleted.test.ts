/** Release branches that GitHub deletes in mid-release ("Managing the automatic deletion of branches", GitHub docs). */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { serviceId } from "../../src/model/ids.ts";
import type { Observation } from "../../src/model/observation.ts";
import { unknown } from "../../src/model/failure.ts";
import { answerTo } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { gone, left, live, voted } from "../support/consent.ts";
import { deploysIn, saidIn, stateIn, wordsIn } from "../support/decision.ts";
import { later, push, withFacts } from "../support/observation.ts";
import { people } from "../support/train.ts";

const deleted = (world: Observation, id: string): Observation =>
  withFacts(world, id, (facts) => ({
    ...facts,
    tip: null,
    checks: unknown("no release branch"),
    files: unknown("no release branch"),
  }));

/** At the commit that was voted for. */
const restored = (world: Observation, id: string, from: Observation): Observation => {
  const facts = from.services.get(serviceId(id));
  if (facts?.kind !== "known") throw new Error(`no ${id}`);
  const { tip, checks, files } = facts.value;
  return withFacts(world, id, (now) => ({ ...now, tip, checks, files }));
};
const missing = /no branch release\/2\.5\.0 in acme\/user-service: push it, or restore it/;

describe("rtCamp/action-deploy-wordpress#9: a release branch is deleted after the GO", () => {
  it.each([
    ["before the departure", () => look(gone())],
    ["in mid-rollout", () => left()],
    ["with one live", () => live(left(), "api-gateway")],
  ])("%s: the state names it and the next step, and no vote falls", (_, begin) => {
    const world = begin();
    const now = decide(deleted(world, "user-service"));
    expect(stateIn(now)).toMatch(missing);
    expect(stateIn(now)).not.toMatch(/^on hold|is void/);
    expect(wordsIn(now)).toMatch(missing);
    expect(wordsIn(now)).toContain("@acme/backend");
    expect(Object.keys(saidIn(now)).filter((key) => /^(?:void|fallen):/.test(key))).toEqual([]);
  });

  it("what is deploying ends as live, nothing new starts, and the same branch brings all of it back", () => {
    const before = left();
    const without = live(look(deleted(before, "user-service")), "api-gateway", "search");
    const waits = decide(without);
    expect(deploysIn(waits)).toEqual([]);
    expect(stateIn(waits)).toMatch(/^rolling out: 2 of 4 services live/);
    const back = later(restored(without, "user-service", before), { minutes: 1 });
    const deploys = deploysIn(decide(back)).map(({ service }) => service);
    expect(deploys).toContain("auth-service");
    expect(stateIn(decide(look(back)))).not.toMatch(/is void|no branch/);
  });

  it("a branch that comes back with another commit needs its votes again", () => {
    const without = look(deleted(left(), "user-service"));
    const other = push(without, "user-service", "other");
    expect(stateIn(decide(other))).toMatch(/^on hold: the GO is void/);
    expect(deploysIn(decide(look(other)))).toEqual([]);
  });

  it("what was deployed of it stays as it is", () => {
    const world = deleted(left(), "api-gateway");
    expect(stateIn(decide(world))).toBe(stateIn(decide(left())));
  });

  it("a stop and a way back don't wait for it", () => {
    const world = look(deleted(live(left(), "api-gateway"), "user-service"));
    expect(answerTo(world, people.sarah, "/hold fire")).not.toMatch(/^confused/);
    expect(answerTo(world, people.sarah, "/rollback it is bad")).not.toMatch(/^confused/);
  });

  it("before the GO the vote for it falls, and the state names the branch", () => {
    const now = decide(deleted(voted(), "user-service"));
    expect(stateIn(now)).toMatch(/^planning: /);
    expect(stateIn(now)).toMatch(missing);
    expect(Object.keys(saidIn(now)).some((key) => key.startsWith("void:"))).toBe(true);
  });
});
