import { expect, test } from "vitest";
import { solo } from "../support/fleets.ts";
import { startSlack, type FakeSlack } from "../support/slack.ts";
import { startStory } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

const channel = 'notify: { slack: { channel: "#release-{{version}}" } }';

const startTold = async ({ url }: FakeSlack) => {
  const story = await startStory({ fleet: solo, slack: { apiUrl: url, token: "xoxb-story" } });
  addToTrainFile(story.fleet, channel);
  return story;
};

test("a release is told of in one thread of its channel, from the GO to the end", async () => {
  await using slack = await startSlack();
  await using story = await startTold(slack);
  await story.go();
  await story.reach("complete");
  await story.settle();
  const [opening, ...replies] = slack.posts;
  expect(opening).toMatchObject({ channel: `#release-${story.fleet.plan.version}` });
  expect(new Set(replies.map((one) => one.thread_ts))).toEqual(new Set(["1700000000.1"]));
  const words = replies.map(({ text }) => text).join("\n");
  expect(words).toMatch(/^GO by sarah\.\nThe rollout of 1 service has begun\.$/m);
  expect(words).toMatch(/is live/);
  expect(words).toMatch(/is complete/);
  expect(words.match(/GO by/g)).toHaveLength(1);
  expect(slack.edits.at(-1)?.text).toMatch(/ Complete: 1 service is live/);
});

test("a chat that is down delays nothing, and hears what is news when it is back", async () => {
  await using slack = await startSlack();
  await using story = await startTold(slack);
  story.expectTrouble(/Slack answered with 503/);
  slack.breakDown(503);
  await story.go();
  await story.reach("complete");
  expect(slack.posts).toEqual([]);
  slack.mend();
  await story.pass({ minutes: 5 });
  const words = slack.posts.map(({ text }) => text).join("\n");
  expect(words).toContain("GO by sarah");
  expect(words).toContain("is complete");
});
