/** The app itself fails at a release, each time that it looks at it. */
import { expect, test } from "vitest";
import { solo } from "../support/fleets.ts";
import { startSlack } from "../support/slack.ts";
import { startStory, type Story } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

const told = (story: Story): readonly string[] =>
  story
    .replies()
    .filter(({ key }) => /^(?:out-of|back-in)-sight:/.test(key))
    .map(({ text }) => text);

test("threat 67: a release that can't be handled from its first look on is told of on its issue, once", async () => {
  let isBroken = true;
  await using story = await startStory({
    fleet: solo,
    onDecision() {
      if (isBroken) throw new TypeError("Cannot read properties of undefined");
    },
  });
  story.expectTrouble(/a wake failed/);
  story.expectTrouble(/can no longer be looked after/);
  story.people.open();
  await story.pass({ minutes: 1 });
  expect(told(story)).toEqual([]);
  await story.pass({ minutes: 59 });
  expect(told(story)).toEqual([
    expect.stringMatching(
      /^Since \d\d:\d\d UTC I fail at handling this release, because of an error of my own\. .* Whoever runs me finds the error in my log\.$/s,
    ),
  ]);
  isBroken = false;
  await story.pass({ minutes: 10 });
  expect(told(story)).toHaveLength(2);
  expect(story.state()).toBe("planning");
});

test("threat 67: people hear of it once, on the issue and in the chat, and when it is over", async () => {
  await using slack = await startSlack();
  let isBroken = false;
  await using story = await startStory({
    fleet: solo,
    slack: { apiUrl: slack.url, token: "xoxb-story" },
    onDecision() {
      if (isBroken) throw new TypeError("Cannot read properties of undefined");
    },
  });
  addToTrainFile(story.fleet, 'notify: { slack: { channel: "#releases" } }');
  story.expectTrouble(/a wake failed/);
  story.expectTrouble(/can no longer be looked after/);
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  story.people.vote();
  await story.settle();
  await story.told(story.people.manager, "/go");
  expect(story.state()).toBe("go");
  isBroken = true;
  story.people.say(story.people.manager, "/hold the queue is full");
  await story.pass({ minutes: 1 });
  expect(told(story)).toEqual([]);
  await story.pass({ minutes: 59 });
  expect(story.deployments()).toEqual([]);
  expect(told(story)).toEqual([
    expect.stringMatching(
      /^@sarah: since \d\d:\d\d UTC I fail at handling .* because of an error of my own\. .* to stop the release meanwhile, stop its pipelines\.$/s,
    ),
  ]);
  const posts = slack.posts.filter(({ text }) => text.includes("I fail at handling"));
  expect(posts).toHaveLength(1);
  isBroken = false;
  await story.pass({ minutes: 10 });
  expect(told(story)).toHaveLength(2);
  expect(told(story)[1]).toContain(
    "I couldn't handle this release, because of an error of my own.",
  );
  expect(story.state()).toBe("on hold");
  expect(story.deployments()).toEqual([]);
});
