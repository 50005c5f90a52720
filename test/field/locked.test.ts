/** Somebody locks the conversation of a release: GitHub refuses Apps' comments there (probot/stale#25, renovatebot/renovate#6215). */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import { setLocked } from "../../src/simulator/world/issues.ts";
import { look } from "../support/carry-out.ts";
import { gone, left } from "../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../support/decision.ts";
import { solo } from "../support/fleets.ts";
import { reports } from "../support/observation.ts";
import { failing, told } from "../support/rollback.ts";
import { startSlack } from "../support/slack.ts";
import { startStory, type Story } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

const locked = (world: Observation, isLocked = true): Observation => ({
  ...world,
  issue: { ...world.issue, isLocked },
});

function lock({ fleet, people }: Story, isLocked: boolean): void {
  const { world, trainRepository, manager } = fleet;
  setLocked(world, trainRepository, people.tracking(), { locked: isLocked, by: manager });
}

describe("probot/stale#25: nothing starts where the app can't write", () => {
  it("probot/stale#25: a GO on a locked issue starts nothing", () => {
    expect(startsIn(decide(gone()))).not.toEqual([]);
    expect(startsIn(decide(locked(gone())))).toEqual([]);
  });

  it("probot/stale#25: rolling out, until it is unlocked", () => {
    const world = reports(left(), "api-gateway", "success");
    expect(startsIn(decide(locked(world)))).toEqual([]);
    expect(stateIn(decide(locked(world)))).toMatch(/^on hold: this conversation is locked/);
    expect(saidIn(decide(locked(world)))["locked"]).toMatch(/^@sarah.*unlock it to continue/);
    const unlocked = locked(look(locked(world)), false);
    expect(startsIn(decide(unlocked))).toEqual(["auth-service 1"]);
  });

  it("probot/stale#25: a rollback that was decided goes on", () => {
    const world = told(failing, "/rollback it smells");
    expect(startsIn(decide(locked(world)))).toEqual(startsIn(decide(world)));
  });
});

it("renovatebot/renovate#6215: locked before the app said anything, the issue shows why, and it goes on when it is unlocked", async () => {
  await using story = await startStory({ fleet: solo });
  story.expectTrouble(/./);
  story.people.open();
  lock(story, true);
  story.people.prepare();
  await story.pass({ minutes: 15 });
  expect(story.record()).toBeUndefined();
  expect(story.sentence()).toContain("this conversation is locked");
  lock(story, false);
  await story.reach("ready");
  expect(story.record()).toBeDefined();
});

it("renovatebot/renovate#6215: locked in mid-release, the chat hears of it each time, and each service is deployed once", async () => {
  await using slack = await startSlack();
  await using story = await startStory({
    fleet: solo,
    slack: { apiUrl: slack.url, token: "xoxb-story" },
  });
  addToTrainFile(story.fleet, 'notify: { slack: { channel: "#releases" } }');
  story.expectTrouble(/./);
  await story.go();
  lock(story, true);
  await story.pass({ minutes: 2 });
  const told = () => slack.posts.filter(({ text }) => /locked|can't write/.test(text));
  expect(told()).toHaveLength(1);
  lock(story, false);
  await story.pass({ minutes: 1 });
  lock(story, true);
  await story.pass({ minutes: 40 });
  expect(told()).toHaveLength(2);
  lock(story, false);
  await story.pass({ minutes: 10 });
  await story.reach("complete");
  expect(story.shipped()).toHaveLength(1);
  expect(story.replies().filter(({ text }) => text.includes("is complete"))).toHaveLength(1);
});
