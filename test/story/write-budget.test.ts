/** GitHub takes only so many changes in an hour: what matters goes on, the rest follows, and the issue says so. */
import { expect, test } from "vitest";
import { addReaction } from "../../src/github/resources/reactions.ts";
import { repoName } from "../../src/model/ids.ts";
import { pairs } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory, type Story } from "../support/story.ts";

/** As GitHub limits it, so that a story in which it refuses anything fails. */
const limits = { contentPerMinute: 80, contentPerHour: 500 };

/** Another release of the same organisation has used so much of the hour. */
async function others(story: Story, changes: number): Promise<void> {
  const { people, app } = story;
  const comment = people.say(people.person("visitor"), "Hello.");
  await story.settle();
  const repo = repoName("acme/releases");
  let done = 0;
  for (let count = 0; count < changes; count += 1) {
    const reaction = { repo, comment: comment.id, content: "eyes", urgency: "brake" } as const;
    void addReaction(app.github, reaction).then(() => (done += 1));
  }
  await story.until(() => done === changes);
}

/** Until all that was written is an hour old. */
async function passTheHour(story: Story): Promise<void> {
  for (let part = 0; part < 7; part += 1) await story.pass({ minutes: 10 });
}

const hold = "Stops and rollbacks come first";

test(
  "a stop is answered at once though the hour is used up, and what waits follows",
  { timeout: 540_000 },
  async () => {
    await using story = await startStory({ fleet: pairs, rateLimit: limits });
    story.expectTrouble(/most of what GitHub lets the App change/);
    const { people, clock } = story;
    people.open();
    people.prepare();
    await story.reach("ready");
    people.vote();
    await story.settle();
    await story.pass({ minutes: 1 });
    await others(story, 400);
    people.say(people.manager, "/go");
    await story.pass({ minutes: 2 });
    expect(story.deployments()).toHaveLength(0);
    expect(story.shown()).toContain("GitHub limits how much an app may read and write per hour");
    expect(story.shown()).toContain(hold);

    const stop = people.say(people.manager, "/hold the database is slow");
    const said = clock.now();
    await story.until(() => story.reactions(stop).includes("rocket"));
    expect(said.until(clock.now()).total("seconds")).toBeLessThan(5);
    await passTheHour(story);
    expect(story.deployments()).toHaveLength(0);
    expect(story.shown()).not.toContain(hold);

    await story.told(people.manager, "/resume it is fast again");
    await story.reach("complete");
    expect(story.deployments()).toHaveLength(4);
  },
);

test("a restart in that hour forgets nothing of it", { timeout: 270_000 }, async () => {
  await using story = await startStory({
    fleet: pairs,
    rateLimit: limits,
    store: await lastingStore(),
  });
  story.expectTrouble(/most of what GitHub lets the App change/);
  const { people } = story;
  people.open();
  await story.pass({ minutes: 1 });
  await others(story, 400);
  await story.stopApp();
  await story.startApp();
  people.prepare();
  people.say(people.manager, "/plan");
  await story.pass({ minutes: 5 });
  expect([...story.app.github.usage().writes.values()][0]?.hour).toBeGreaterThan(400);
  expect(story.replies()).toEqual([]);
  const stop = people.say(people.manager, "/hold not today");
  await story.until(() => story.reactions(stop).includes("rocket"));
  await passTheHour(story);
  expect(story.replies().map(({ text }) => text)).toContainEqual(expect.stringContaining("API"));
});
