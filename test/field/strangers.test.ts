import { expect, test } from "vitest";
import { issueBegin } from "../../src/model/marks/marks.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import { createIssue } from "../../src/simulator/world/issues.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";

/** Opened by the form, which puts the label on whatever anybody opens with it. */
function openAs(story: Story, by: User, minor = 4): Issue {
  const { world, trainRepository } = story.fleet;
  return createIssue(world, trainRepository, {
    title: "Release",
    body: `### Version\nv2.${minor}.0\n### Services\napi 1.${minor}.0\n`,
    by,
    labels: ["release-train"],
    byForm: true,
  });
}

const saidOn = ({ fleet }: Story, issue: Issue): readonly string[] =>
  issue.comments.flatMap((id) => {
    const comment = fleet.trainRepository.comments.get(id);
    return comment?.author.login.includes("[bot]") ? [comment.body] : [];
  });

test("attack 57: a stranger's issue is told so once and blocks no release, however old it is", async () => {
  await using story = await startStory({ fleet: solo });
  const eve = addUser(story.fleet.world, "eve");
  const theirs = openAs(story, eve);
  await story.pass({ minutes: 2 });
  expect(saidOn(story, theirs)).toEqual([
    expect.stringMatching(/opened by its managers.*`\/adopt`/s),
  ]);
  expect(saidOn(story, theirs).join()).not.toContain("@");
  await story.go();
  await story.reach("complete");
  expect(story.shipped()).toEqual(["api 1 success"]);
  expect(theirs.state).toBe("open");
  expect(theirs.body).not.toContain(issueBegin);
  expect(saidOn(story, theirs)).toHaveLength(1);
});

test("attack 57: a stranger's issue costs nothing while nobody says anything in it", async () => {
  await using story = await startStory({ fleet: solo });
  openAs(story, addUser(story.fleet.world, "eve"));
  await story.pass({ minutes: 5 });
  const begin = story.simulator.requests.length;
  await story.pass({ hours: 6 });
  const made = story.simulator.requests.slice(begin);
  // What is spent is for finding new trains.
  expect(made.reduce((sum, { cost }) => sum + (cost ?? 0), 0)).toBeLessThanOrEqual(12);
});

test("attack 57: a manager takes a stranger's issue as a release, and nobody else does", async () => {
  await using story = await startStory({ fleet: solo });
  const { people } = story;
  const eve = addUser(story.fleet.world, "eve");
  const theirs = openAs(story, eve);
  await story.pass({ minutes: 2 });
  const own = people.say(eve, "/adopt", theirs);
  const go = people.say(people.manager, "/go", theirs);
  await story.pass({ minutes: 2 });
  expect(story.reactions(own)).toContain("confused");
  expect(story.reactions(go)).toContain("confused");
  const adopted = people.say(people.manager, "/adopt", theirs);
  await story.pass({ minutes: 2 });
  expect(story.reactions(adopted)).toContain("rocket");
  expect(theirs.body).toContain(issueBegin);
});

test("attack 57: a member of one of the train's teams opens a release", async () => {
  await using story = await startStory({ fleet: solo });
  const theirs = openAs(story, story.people.lead("api"));
  await story.pass({ minutes: 2 });
  expect(theirs.body).toContain(issueBegin);
});
