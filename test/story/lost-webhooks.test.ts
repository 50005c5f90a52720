import { expect, test } from "vitest";
import { pairs, solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const allShipped = ["api 1 success", "digest 1 success", "mail 1 success", "web 1 success"];

function expectOneOfEach(story: Story): void {
  expect(story.news().map((one) => one.key)).toEqual(["complete"]);
  for (const { repository } of story.fleet.sites) {
    expect(story.releases(repository)).toHaveLength(1);
  }
  expect(story.releases(story.fleet.trainRepository)).toHaveLength(1);
}

test("threat 10: a release of which every webhook is lost comes to the same end", async () => {
  await using story = await startStory({ fleet: pairs });
  story.simulator.deliveries.lose = () => true;
  await story.go();
  await story.reach("complete");
  expect([...story.shipped()].sort()).toEqual(allShipped);
  expectOneOfEach(story);
});

test("threats 6 and 9: webhooks that come twice, late and in another order change nothing", async () => {
  await using story = await startStory({ fleet: pairs });
  let events = 0;
  story.simulator.deliveries.duplicate = () => true;
  story.simulator.deliveries.delay = () =>
    Temporal.Duration.from({ seconds: (events++ * 37) % 101 });
  await story.go();
  await story.reach("complete");
  await story.pass({ minutes: 10 });
  expect([...story.shipped()].sort()).toEqual(allShipped);
  expectOneOfEach(story);
});

test("what happened while the app was down is found at its start", async () => {
  await using story = await startStory({ fleet: solo, running: false });
  const { people } = story;
  people.open();
  people.prepare();
  await story.pass({ minutes: 5 });
  await story.startApp();
  await story.reach("ready");

  await story.stopApp();
  const vote = people.say(people.lead("api"), "/go");
  const go = people.say(people.manager, "/go");
  await story.pass({ hours: 1 });
  await story.startApp();
  await story.reach("complete");
  expect(story.reactions(vote)).toContain("rocket");
  expect(story.reactions(go)).toContain("rocket");
  expect(story.shipped()).toEqual(["api 1 success"]);
});
