/**
 * Others deploy under the App's own account, with its private key: a workflow that takes its tokens from the App that the
 * company has (d4rken-org/capod#566, getsentry/publish#7118). What carries no release isn't the app's work.
 */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { DeploymentFacts, Observation } from "../../src/model/observation.ts";
import { look } from "../support/carry-out.ts";
import { gone, left, live, shown, voted } from "../support/consent.ts";
import { startsIn, stateIn, wordsIn } from "../support/decision.ts";
import { deploys } from "../support/foreign.ts";
import { later, recordOf, says, status } from "../support/observation.ts";
import { back, failing, told } from "../support/rollback.ts";
import { commit, people } from "../support/train.ts";

const borrowed: Partial<DeploymentFacts> = {
  creator: "release-train",
  byPerson: false,
  ours: true,
  rides: null,
};

/** Each moment of a release that is guarded, and whether anything would start in it. */
const moments: readonly (readonly [string, () => Observation])[] = [
  ["decided", () => gone()],
  ["rolling out", () => left()],
  ["watched", () => live(left(), "api-gateway", "search")],
];

describe.each(moments)("d4rken-org/capod#566, getsentry/publish#7118: %s", (_, worldOf) => {
  it.each([
    ["before it has begun", []],
    ["when it is in progress", ["in_progress"]],
    ["when it succeeded", ["success"]],
  ])("a deployment under the App's name holds the release, %s", (__, states) => {
    const world = look(worldOf());
    const now = later(world, { minutes: 1 });
    const statuses = states.map((state) => status(state, now.now));
    const held = deploys(now, "user-service", { ...borrowed, statuses });
    expect(stateIn(decide(held))).toMatch(/^on hold: release-train deployed/);
    expect(startsIn(decide(held))).toEqual([]);
    expect(wordsIn(decide(held))).toContain("somebody else uses the App's private key");
    const seen = later(look(held), { minutes: 1 });
    const resumed = look(says(seen, people.sarah, "/resume it was meant"));
    expect(stateIn(decide(later(resumed, { minutes: 1 })))).not.toMatch(/^on hold/);
  });
});

it("before the GO it is the teams' own", () => {
  for (const world of [shown(), voted()]) {
    const seen = deploys(world, "search", {
      ...borrowed,
      statuses: [status("success", world.now)],
    });
    expect(stateIn(decide(seen))).not.toMatch(/^on hold/);
  }
});

it("in mid-rollback it is named, and what went back isn't taken for it", () => {
  const going = told(failing, "/rollback it smells");
  const seen = deploys(going, "search", { ...borrowed, statuses: [status("success", going.now)] });
  expect(wordsIn(decide(seen))).toContain("to production of Search, outside this release");
  expect(stateIn(decide(look(back(going))))).toMatch(/^rolled back/);
});

it("one that was there before the release is what ran before", () => {
  const older = deploys(shown(), "search", {
    ...borrowed,
    commit: commit("older"),
    createdAt: shown().now.subtract({ minutes: 30 }),
    statuses: [status("success", shown().now.subtract({ minutes: 20 }))],
  });
  const departed = look(look(says(voted(look(older)), people.sarah, "/go")));
  const departure = recordOf(departed).entries.find(({ kind }) => kind === "departure");
  expect(JSON.stringify(departure)).toContain(commit("older"));
});
